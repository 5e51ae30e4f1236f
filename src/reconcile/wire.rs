//! Wire copy: sentences that several outlets print almost word for word come from one place, named or not.
//!
//! Runs of three words are hashed once and thrown into sixteen bins of which each keeps its smallest hash: one
//! permutation hashing (Li, Owen and Zhang, NIPS 2012), a `MinHash` (Broder 1997) with one hash function. Sentences that
//! agree in one of four bands of four bins are candidates (locality-sensitive hashing, Indyk and Motwani 1998); they are
//! copies when three quarters of all bins agree, which estimates a Jaccard similarity of 0.75.

use core::hash::BuildHasherDefault;
use std::collections::HashMap;

use super::fact::{Fact, Name};
use crate::vocabulary::WordHasher;

const BINS: usize = 16;
const BAND: usize = 4;
const ALIKE: usize = 12;
/// Shorter sentences are alike by chance: "Three people were killed."
const WORDS: usize = 8;

type Signature = [u64; BINS];
/// The first sentence with a band of bins, by the band's place.
type Bands = HashMap<(usize, [u64; BAND]), usize, BuildHasherDefault<WordHasher>>;

/// Gives copies of an older report's own words that report as their origin.
///
/// Claims that name who said it keep that: two sources may well be reported in the same words.
pub(super) fn join_copies(facts: &mut [Fact<'_>]) {
    let mut bands: Bands = Bands::default();
    let mut seen: Vec<(Signature, Name)> = Vec::new();
    let mut last: Option<(&str, Option<Name>)> = None;
    for fact in facts.iter_mut().filter(|fact| !fact.attributed) {
        let text = fact.claim.text.as_str();
        // The claims of one sentence stand side by side.
        let origin = match last {
            Some((known, origin)) if known == text => origin,
            _ => signature(text).map(|signature| first_with(signature, fact.origin, &mut bands, &mut seen)),
        };
        last = Some((text, origin));
        if let Some(origin) = origin {
            fact.origin = origin;
        }
    }
}

/// The origin of the oldest sentence that is nearly the same, which may be this one.
fn first_with(signature: Signature, origin: Name, bands: &mut Bands, seen: &mut Vec<(Signature, Name)>) -> Name {
    let keys = || (0..BINS / BAND).map(|band| (band, core::array::from_fn(|row| signature[band * BAND + row])));
    let alike = |other: &Signature| signature.iter().zip(other).filter(|(a, b)| a == b).count() >= ALIKE;
    let known = keys().filter_map(|key| bands.get(&key).copied()).filter(|n| alike(&seen[*n].0)).min();
    if let Some(known) = known {
        return seen[known].1;
    }
    for key in keys() {
        bands.entry(key).or_insert(seen.len());
    }
    seen.push((signature, origin));
    origin
}

fn signature(text: &str) -> Option<Signature> {
    let mut bins = [u64::MAX; BINS];
    let mut run = [0; 3];
    let mut words = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        run = [run[1], run[2], hash(word.bytes().map(|b| b.to_ascii_lowercase()))];
        words += 1;
        if words >= 3 {
            let shingle = hash(run.iter().flat_map(|word| word.to_le_bytes()));
            let bin = &mut bins[(shingle >> 60) as usize % BINS];
            *bin = shingle.min(*bin);
        }
    }
    (words >= WORDS).then_some(bins)
}

/// FNV-1a with a final mix, so that the high bits choose the bin evenly (the finaliser of `MurmurHash3`).
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}
