//! Trains a tagger from files that anyone can make: see `MODEL_CARD.md`.
//!
//! ```text
//! train_tagger --clusters clusters.tsv --lists lists --corpus news.tsv:4 --corpus web.tsv:2 --out model.bin
//! ```

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use corroborate::mention::entity::tagger::train::{score, train, Example, List, Recipe, Score, Words};
use corroborate::mention::entity::tagger::Tagger;
use corroborate::mention::entity::EntityKind;
use corroborate::Span;

const USAGE: &str = "train_tagger [OPTION VALUE]…
  --corpus FILE:WEIGHT  a corpus, `token<TAB>tag` a line, IOB2 tags PER LOC ORG, a blank line between sentences,
                        -DOCSTART- between documents; again for more of them; 4 is a usual weight
  --clusters FILE       `word<TAB>number of 64<TAB>of 256<TAB>of 1024` a line, most frequent word first
  --lists FOLDER        first_names.txt surnames.txt countries.txt admin.txt cities.txt organizations.txt
                        armed_groups.txt terrorist_groups.txt titles.txt roles.txt
  --out FILE            where the model goes
  --held-out N          keep every Nth document of each corpus out of training and score them
  --score FILE          also score these documents: JSON Lines with text and mentions (start, end, type)
  --model FILE          score this model, train none
  --epochs N, --rows-log2 N, --margin N, --seed N
";

#[derive(Default)]
struct Options {
    corpora: Vec<(PathBuf, u32)>,
    clusters: Option<PathBuf>,
    lists: Option<PathBuf>,
    out: Option<PathBuf>,
    held_out: usize,
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
    let mut options = Options::default();
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
            "--lists" => options.lists = Some(value.into()),
            "--out" => options.out = Some(value.into()),
            "--held-out" => options.held_out = number()? as usize,
            "--score" => options.score.push(value.into()),
            "--model" => options.model = Some(value.into()),
            "--epochs" => options.recipe.epochs = number()? as u32,
            "--rows-log2" => options.recipe.row_bits = number()?.clamp(8, 20) as u32,
            "--margin" => options.recipe.margin = number()? as i32,
            "--seed" => options.recipe.seed = number()?,
            _ => return Err(format!("{name}: unknown")),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), String> {
    let mut lessons = Vec::new();
    let mut held_out = Vec::new();
    for (file, weight) in &options.corpora {
        let documents = corpus(file, *weight)?;
        let (mut out, mut own) = (Vec::new(), Vec::new());
        for (number, document) in (1..).zip(documents) {
            let hold = options.held_out > 0 && number % options.held_out == 0;
            if hold { &mut out } else { &mut own }.push(document);
        }
        eprintln!("{}: {} documents, {} held out", file.display(), own.len(), out.len());
        lessons.extend(own);
        held_out.push((file, out));
    }
    let bytes = match &options.model {
        Some(file) => fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?,
        None => train(&lessons, &words(options)?, &options.recipe),
    };
    let tagger = Tagger::from_bytes(bytes.clone()).map_err(|error| error.to_string())?;
    for (file, documents) in held_out.iter().filter(|(_, documents)| !documents.is_empty()) {
        report(file, score(&tagger, documents));
    }
    for file in &options.score {
        report(file, score(&tagger, &marked_texts(file)?));
    }
    if let Some(out) = &options.out {
        fs::write(out, bytes).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    Ok(())
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

/// The documents of a corpus, their texts put together from the tokens, a line a sentence.
fn corpus(file: &Path, weight: u32) -> Result<Vec<Example>, String> {
    let text = read(file)?;
    let mut documents = Vec::new();
    let mut document = Example { weight, ..Example::default() };
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        match line.split_once('\t') {
            Some(token) => sentence.push(token),
            None => {
                append(&mut document, &sentence);
                sentence.clear();
                if line.starts_with("-DOCSTART-") && !document.text.is_empty() {
                    documents.push(core::mem::replace(&mut document, Example { weight, ..Example::default() }));
                }
            }
        }
    }
    documents.push(document);
    Ok(documents)
}

/// Writes a sentence as a reader would see it.
fn append(document: &mut Example, sentence: &[(&str, &str)]) {
    let text = &mut document.text;
    let mut quotes = 0;
    let mut glue = true;
    for (token, tag) in sentence {
        let quote = *token == "\"";
        let opens =
            matches!(*token, "(" | "[" | "$" | "#" | "``" | "“" | "‘" | "-" | "/" | "@") || (quote && quotes % 2 == 0);
        let closes = matches!(
            *token,
            "." | ","
                | ";"
                | ":"
                | "?"
                | "!"
                | ")"
                | "]"
                | "%"
                | "''"
                | "”"
                | "-"
                | "/"
                | "'s"
                | "’s"
                | "n't"
                | "'"
                | "’"
                | "..."
        ) || (quote && quotes % 2 == 1)
            || (token.starts_with(['\'', '’']) && token.len() > 1);
        quotes += usize::from(quote);
        if !glue && !closes {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(match *token {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            other => other,
        });
        let end = text.len();
        match (tag.split_once('-'), document.names.last_mut()) {
            (Some(("I", _)), Some((span, _))) => span.end = end,
            (Some((_, kind)), _) => document.names.extend(kind_of(kind).map(|kind| (Span::new(start, end), kind))),
            (None, _) => {}
        }
        glue = opens;
    }
    if !sentence.is_empty() {
        text.push('\n');
    }
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
    if let Some(folder) = &options.lists {
        lists(folder, &mut words)?;
    }
    Ok(words)
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
