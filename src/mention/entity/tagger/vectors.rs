//! Word vectors → clusters of rare words and what each word leans to: used in training only, nothing of them is shipped.

use std::collections::BTreeMap;

use super::decode::Kind;

/// What a word can lean to: outside of names, and each kind.
pub(crate) const CLASSES: usize = 1 + Kind::ALL.len();

/// How often a word was seen as each class.
pub(crate) type Counts = [f64; CLASSES];

/// Words with their vectors, each of length 1, with a constant 1 after it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vectors {
    words: Vec<u64>,
    values: Vec<Vec<f32>>,
}

impl Vectors {
    pub(crate) fn push(&mut self, word: u64, vector: &[f32]) {
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        self.words.push(word);
        self.values.push(vector.iter().map(|x| x / length).chain([1.0]).collect());
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, &[f32])> {
        self.words.iter().copied().zip(self.values.iter().map(Vec::as_slice))
    }

    /// The direction in which the members of each cluster lie.
    pub(crate) fn centroids(&self, cluster: impl Fn(u64) -> Option<usize>, clusters: usize) -> Vec<Vec<f32>> {
        let dimensions = self.values.first().map_or(0, Vec::len);
        let mut centroids = vec![vec![0.0; dimensions]; clusters];
        for (word, vector) in self.iter() {
            if let Some(centroid) = cluster(word).and_then(|number| centroids.get_mut(number)) {
                centroid.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
            }
        }
        for centroid in &mut centroids {
            centroid.pop();
            let length = centroid.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            for x in centroid {
                *x /= length;
            }
        }
        centroids
    }

    /// For every word how much it leans to each class, by ridge regression on the words that were seen.
    pub(crate) fn leanings(&self, seen: &BTreeMap<u64, Counts>) -> Vec<(u64, Counts)> {
        let dimensions = self.values.first().map_or(0, Vec::len);
        let mut squares = vec![vec![0.0; dimensions]; dimensions];
        let mut targets = vec![[0.0; CLASSES]; dimensions];
        for (word, vector) in self.iter() {
            let Some(counts) = seen.get(&word) else { continue };
            let all: f64 = counts.iter().sum();
            // Frequent words are surer, but there are few of them.
            let weight = (1.0 + all).ln();
            for (row, x) in vector.iter().enumerate() {
                let x = f64::from(*x) * weight;
                squares[row].iter_mut().zip(vector).for_each(|(sum, y)| *sum += x * f64::from(*y));
                targets[row].iter_mut().zip(counts).for_each(|(sum, count)| *sum += x * count / all);
            }
        }
        for (at, row) in squares.iter_mut().enumerate() {
            row[at] += 1.0;
        }
        solve(&mut squares, &mut targets);
        let leaning = |vector: &[f32]| {
            let mut sums = [0.0; CLASSES];
            for (x, weights) in vector.iter().zip(&targets) {
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += f64::from(*x) * weight);
            }
            sums
        };
        self.iter().map(|(word, vector)| (word, leaning(vector))).collect()
    }
}

/// The nearest centroid.
pub(crate) fn nearest(centroids: &[Vec<f32>], vector: &[f32]) -> usize {
    let mut best = (f32::MIN, 0);
    for (number, centroid) in centroids.iter().enumerate() {
        let likeness = centroid.iter().zip(vector).map(|(a, b)| a * b).sum::<f32>();
        if likeness > best.0 {
            best = (likeness, number);
        }
    }
    best.1
}

/// Solves a symmetric positive definite system in place by Gaussian elimination; the solution replaces the targets.
fn solve(matrix: &mut [Vec<f64>], targets: &mut [Counts]) {
    let size = matrix.len();
    for pivot in 0..size {
        for row in pivot + 1..size {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let (above, below) = matrix.split_at_mut(row);
            below[0].iter_mut().zip(&above[pivot]).skip(pivot).for_each(|(to, from)| *to -= factor * from);
            let (above, below) = targets.split_at_mut(row);
            below[0].iter_mut().zip(&above[pivot]).for_each(|(to, from)| *to -= factor * from);
        }
    }
    for pivot in (0..size).rev() {
        let (above, solved) = targets.split_at_mut(pivot + 1);
        for (factor, known) in matrix[pivot][pivot + 1..].iter().zip(&*solved) {
            above[pivot].iter_mut().zip(known).for_each(|(to, from)| *to -= factor * from);
        }
        for target in &mut above[pivot] {
            *target /= matrix[pivot][pivot];
        }
    }
}
