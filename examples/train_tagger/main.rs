//! Trains a tagger from files that anyone can make: see `MODEL_CARD.md`.
//!
//! ```text
//! train_tagger --clusters clusters.tsv --lists lists --corpus news.tsv:4 --corpus web.tsv:2 --out model.bin
//! ```

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

mod convention;
mod corpus;

use corroborate::mention::entity::tagger::train::{score, train, Example, List, Recipe, Score, Words};
use corroborate::mention::entity::tagger::Tagger;
use corroborate::mention::entity::EntityKind;
use corroborate::Span;

const USAGE: &str = "train_tagger [OPTION VALUE]…
  --corpus FILE:WEIGHT  a corpus, `token<TAB>tag` a line, IOB2 tags PER LOC ORG, a blank line between sentences,
                        -DOCSTART- between documents; again for more of them; 4 is a usual weight
  --clusters FILE       `word<TAB>number of 64<TAB>of 256<TAB>of 1024` a line, most frequent word first
  --vectors FILE        `word number number …` a line, most frequent word first: puts rarer words into the clusters too
  --most-words N        how many of them to read, 200000 unless told
  --lists FOLDER        first_names.txt surnames.txt countries.txt admin.txt cities.txt organizations.txt
                        armed_groups.txt terrorist_groups.txt titles.txt roles.txt
  --out FILE            where the model goes
  --folds N             first train N times, each time without every Nth document, and score those
  --score FILE          also score these documents: JSON Lines with text and mentions (start, end, type)
  --model FILE          score this model, train none
  --errors N            show N mistakes of each scored file
  --epochs N, --margin N, --forgotten N, --learners N, --parts N, --seed N
";

#[derive(Default)]
struct Options {
    corpora: Vec<(PathBuf, u32)>,
    clusters: Option<PathBuf>,
    lists: Option<PathBuf>,
    vectors: Option<PathBuf>,
    most_words: usize,
    out: Option<PathBuf>,
    folds: usize,
    errors: usize,
    score: Vec<PathBuf>,
    model: Option<PathBuf>,
    recipe: Recipe,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train_tagger: {message}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options { most_words: 200_000, ..Options::default() };
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name}: expected a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{name} {value}: expected a number"));
        match name.as_str() {
            "--corpus" => {
                let (file, weight) = value.rsplit_once(':').ok_or("--corpus: expected FILE:WEIGHT")?;
                let weight = weight.parse().map_err(|_| format!("--corpus {value}: expected FILE:WEIGHT"))?;
                options.corpora.push((file.into(), weight));
            }
            "--clusters" => options.clusters = Some(value.into()),
            "--vectors" => options.vectors = Some(value.into()),
            "--most-words" => options.most_words = number()? as usize,
            "--lists" => options.lists = Some(value.into()),
            "--out" => options.out = Some(value.into()),
            "--folds" => options.folds = number()? as usize,
            "--score" => options.score.push(value.into()),
            "--model" => options.model = Some(value.into()),
            "--epochs" => options.recipe.epochs = number()? as u32,
            "--margin" => options.recipe.margin = number()? as i32,
            "--errors" => options.errors = number()? as usize,
            "--forgotten" => options.recipe.forgotten = number()?,
            "--learners" => options.recipe.learners = number()?.max(1) as u32,
            "--parts" => options.recipe.parts = number()?.max(2) as usize,
            "--seed" => options.recipe.seed = number()?,
            _ => return Err(format!("{name}: unknown")),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), String> {
    let convention = convention::Convention::new(options.lists.as_deref())?;
    let corpora = options
        .corpora
        .iter()
        .map(|(file, weight)| corpus::read(file, *weight, &convention))
        .collect::<Result<Vec<_>, _>>()?;
    let words = words(options)?;
    for (file, score) in options.corpora.iter().zip(cross_validate(options, &words, &corpora)) {
        report(&file.0, score);
    }
    let bytes = match &options.model {
        Some(file) => fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?,
        None => train(&corpora.concat(), &words, &options.recipe),
    };
    let tagger = Tagger::from_bytes(bytes.clone()).map_err(|error| error.to_string())?;
    for file in &options.score {
        let documents = marked_texts(file)?;
        report(file, score(&tagger, &documents));
        show_mistakes(&tagger, &documents, options.errors);
    }
    if let Some(out) = &options.out {
        fs::write(out, bytes).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    Ok(())
}

/// Trains on all but every Nth document and scores those, N times.
fn cross_validate(options: &Options, words: &Words, corpora: &[Vec<Example>]) -> Vec<Score> {
    let mut scores = vec![Score::default(); corpora.len()];
    for fold in 0..options.folds {
        let part = |corpus: &[Example], held: bool| -> Vec<Example> {
            let numbered = corpus.iter().enumerate().filter(|(number, _)| (number % options.folds == fold) == held);
            numbered.map(|(_, example)| example.clone()).collect()
        };
        let lessons: Vec<_> = corpora.iter().flat_map(|c| part(c, false)).collect();
        let tagger = Tagger::from_bytes(train(&lessons, words, &options.recipe)).expect("a model just trained");
        for (sum, corpus) in scores.iter_mut().zip(corpora) {
            let score = score(&tagger, &part(corpus, true));
            *sum = Score {
                right: sum.right + score.right,
                found: sum.found + score.found,
                marked: sum.marked + score.marked,
            };
        }
    }
    if options.folds == 0 {
        Vec::new()
    } else {
        scores
    }
}

fn show_mistakes(tagger: &Tagger, documents: &[Example], most: usize) {
    let mut left = most;
    for Example { text, names, .. } in documents {
        let found = tagger.names(text);
        let marked: Vec<_> = names.iter().filter(|(_, kind)| *kind != EntityKind::Other).copied().collect();
        let missed = marked.iter().filter(|name| !found.contains(name)).map(|name| ("missed", name));
        let wrong = found.iter().filter(|name| !marked.contains(name)).map(|name| ("wrong ", name));
        let mut mistakes: Vec<_> = missed.chain(wrong).collect();
        mistakes.sort_by_key(|(_, (span, _))| *span);
        for (what, (span, kind)) in mistakes.into_iter().take(left) {
            left -= 1;
            let before = text[..span.start].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
            let after = text[span.end..].char_indices().nth(30).map_or(text.len(), |(at, _)| span.end + at);
            let (before, after) =
                (text[before..span.start].replace('\n', " | "), text[span.end..after].replace('\n', " | "));
            eprintln!("  {what} {kind:?}: …{before}[{}]{after}…", span.of(text));
        }
    }
}

fn report(file: &Path, score: Score) {
    let Score { right, found, marked } = score;
    let (precision, recall) = (100.0 * right as f64 / found.max(1) as f64, 100.0 * right as f64 / marked.max(1) as f64);
    eprintln!(
        "{:40} F1 {:5.2}  precision {precision:5.2}  recall {recall:5.2}  of {marked}",
        file.display().to_string(),
        score.f1()
    );
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn kind_of(tag: &str) -> Option<EntityKind> {
    match tag {
        "PER" => Some(EntityKind::Person),
        "LOC" => Some(EntityKind::Place),
        "ORG" => Some(EntityKind::Organization),
        // Kept so that what goes on with it does not lengthen the name before it; training passes it over.
        "MISC" => Some(EntityKind::Other),
        _ => None,
    }
}

fn marked_texts(file: &Path) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for line in read(file)?.lines() {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", file.display()))?;
        let text = value["text"].as_str().ok_or("expected \"text\"")?.to_owned();
        let offset = |mention: &serde_json::Value, key: &str| mention[key].as_u64().unwrap_or_default() as usize;
        let names = value["mentions"].as_array().into_iter().flatten();
        let names = names
            .filter_map(|m| Some((Span::new(offset(m, "start"), offset(m, "end")), kind_of(m["type"].as_str()?)?)));
        examples.push(Example { names: names.collect(), text, weight: 1 });
    }
    Ok(examples)
}

fn words(options: &Options) -> Result<Words, String> {
    let mut words = Words::default();
    if let Some(file) = &options.clusters {
        for line in read(file)?.lines() {
            let mut fields = line.split('\t');
            let word = fields.next().unwrap_or_default();
            let mut number = || fields.next().and_then(|f| f.parse().ok());
            let (Some(a), Some(b), Some(c)) = (number(), number(), number()) else {
                return Err(format!("{}: {line:?}: expected a word and three numbers", file.display()));
            };
            words.cluster(word, [a, b, c]);
        }
    }
    if let Some(file) = &options.vectors {
        vectors(file, options.most_words, &mut words)?;
        words.spread_clusters();
    }
    if let Some(folder) = &options.lists {
        lists(folder, &mut words)?;
    }
    Ok(words)
}

fn vectors(file: &Path, most: usize, words: &mut Words) -> Result<(), String> {
    for line in read(file)?.lines().take(most) {
        let (word, numbers) = line.split_once(' ').unwrap_or_default();
        let vector: Result<Vec<f32>, _> = numbers.split(' ').map(str::parse).collect();
        words.vector(word, &vector.map_err(|_| format!("{}: {word}: expected numbers", file.display()))?);
    }
    Ok(())
}

/// Reads the word lists: fields by tab, names within a field by "; ".
fn lists(folder: &Path, words: &mut Words) -> Result<(), String> {
    let files: [(&str, &[(usize, List)]); 10] = [
        ("first_names.txt", &[(0, List::FirstName)]),
        ("surnames.txt", &[(0, List::Surname)]),
        ("countries.txt", &[(1, List::Country), (2, List::LargeCity), (3, List::People), (4, List::Country)]),
        ("admin.txt", &[(1, List::Region), (2, List::Region)]),
        ("cities.txt", &[(0, List::City), (1, List::City)]),
        ("organizations.txt", &[(0, List::Organization), (1, List::Organization)]),
        ("armed_groups.txt", &[(0, List::Group), (1, List::Group)]),
        ("terrorist_groups.txt", &[(0, List::Group), (1, List::Group)]),
        ("titles.txt", &[(0, List::Title)]),
        ("roles.txt", &[(0, List::Role)]),
    ];
    for (name, fields) in files {
        let text = read(&folder.join(name))?;
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let parts: Vec<_> = line.split('\t').collect();
            let people = parts.get(3).and_then(|p| p.parse::<u64>().ok());
            for (field, list) in fields {
                let list = if people.is_some_and(|p| p >= LARGE) { List::LargeCity } else { *list };
                let names = parts.get(*field).into_iter().flat_map(|f| f.split("; "));
                names.map(str::trim).filter(|n| !n.is_empty()).for_each(|n| words.list(n, list));
            }
        }
    }
    Ok(())
}

/// From how many people on a place counts as one that most readers know.
const LARGE: u64 = 300_000;
