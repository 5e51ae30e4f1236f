//! The document stage: what it makes of texts, and what it promises for any text.

use corroborate::document::TokenKind;
use corroborate::{Document, Role, Span};
use proptest::prelude::*;

mod corpus;

/// `@show` says what a case is about: the layout (where it is not given), the sentences, the tokens or the header.
#[test]
fn cases() {
    corpus::run("document", |case| {
        let input = if case.settings.contains_key("escaped") { unescape(&case.input) } else { case.input.clone() };
        let document = Document::parse(input);
        match case.settings.get("show").map_or("layout", String::as_str) {
            "layout" => layout(&document),
            "sentences" => sentences(&document),
            "tokens" => vec![tokens(&document)],
            "header" => header(&document),
            other => panic!("=== {}: @show {other}: expected layout, sentences, tokens or header", case.name),
        }
    });
}

fn layout(document: &Document) -> Vec<String> {
    let line = |span: Span| span.of(document.text()).replace('\n', " ⏎ ");
    document.blocks().iter().map(|b| format!("{:?}: {}", b.role, line(b.span)).to_lowercase_key()).collect()
}

/// Sentences of the body; the others name their role.
fn sentences(document: &Document) -> Vec<String> {
    let line = |s: corroborate::document::Sentence<'_>| {
        let words = s.span.of(document.text()).replace('\n', " ⏎ ");
        if s.role == Role::Body {
            words
        } else {
            format!("{:?}: {words}", s.role).to_lowercase_key()
        }
    };
    document.sentences().map(line).collect()
}

/// Tokens parted by bars; a plus sign between two that stand together.
fn tokens(document: &Document) -> String {
    let mut line = String::new();
    for (i, token) in document.tokens().iter().enumerate() {
        if i > 0 {
            line.push_str(if token.glued { "+" } else { " | " });
        }
        line.push_str(token.span.of(document.text()));
    }
    line
}

fn header(document: &Document) -> Vec<String> {
    let place = document.dateline_place.map(|span| span.of(document.text()).to_owned());
    let lines = [
        ("published", document.published.map(|day| day.to_string())),
        ("agency", document.agency.clone()),
        ("place", place),
    ];
    lines.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?))).collect()
}

trait LowercaseKey {
    fn to_lowercase_key(self) -> String;
}

impl LowercaseKey for String {
    /// "Body: A dog" → "body: A dog"
    fn to_lowercase_key(self) -> String {
        let (key, rest) = self.split_once(':').unwrap_or((&self, ""));
        format!("{}:{rest}", key.to_lowercase())
    }
}

/// `\t`, `\r` and characters by number, such as `\u{a0}`.
fn unescape(text: &str) -> String {
    let mut out = text.replace("\\t", "\t").replace("\\r", "\r");
    while let Some(start) = out.find("\\u{") {
        let end = start + out[start..].find('}').expect("a closing brace");
        let number = u32::from_str_radix(&out[start + 3..end], 16).expect("a hexadecimal number");
        out.replace_range(start..=end, &char::from_u32(number).expect("a character").to_string());
    }
    out
}

/// Texts made of what the rules look at, so that arbitrary strings reach them.
fn news() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "BEIJING",
        ", ",
        "March 31",
        " (Xinhua)",
        " -- ",
        " — ",
        "The ",
        "said",
        ".",
        ". ",
        "\n",
        "\n\n",
        "\r\n",
        "\"",
        "”",
        "“",
        "’",
        "'",
        "date 2020-02-21 ",
        "© AFP / Bakr",
        "(Photo: Jane Doe/AFP)",
        "[AP]",
        "Read more: ",
        "1:57 ",
        "By ",
        "Jane Doe",
        "Mr. ",
        "U.S. ",
        "a.m. ",
        "3,600.5",
        "2020-02-30",
        "31.12.2019",
        "…",
        "?!",
        "• ",
        "é",
        "\u{a0}",
        "\u{200b}",
        "\u{301}",
        "n't",
        "Posted: ",
        "Updated: ",
        "Related:",
        "https://valley.example/2020/02/21/a",
        "http",
        "@",
        "#",
        "😀",
        "ДАТА",
        "、",
        "。",
        "٣",
        "advertisement ",
        "}",
        ";",
        "[edit]",
        "(Published ",
        "Copyright 2016 ",
        "/TASS/. ",
        "Follow us",
        ":",
        "\u{feff}",
        "\t",
        "ﬁ",
        "İ",
        "ẞ",
        "/",
        "-",
        "Image 3 of 5",
    ]);
    prop::collection::vec(prop_oneof![4 => piece.prop_map(str::to_owned), 1 => any::<String>()], 0..24)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn parsing_keeps_the_text_and_addresses_it(text in news()) {
        check(&text, &Document::parse(text.clone()))?;
    }

    #[test]
    fn plain_text_is_addressed_as_well(text in news()) {
        let document = Document::plain(text.clone());
        prop_assert!(document.blocks().iter().all(|block| block.role == Role::Body));
        check(&text, &document)?;
    }

    #[test]
    fn any_string_will_do(text in any::<String>()) {
        check(&text, &Document::parse(text.clone()))?;
    }
}

fn check(text: &str, document: &Document) -> Result<(), TestCaseError> {
    prop_assert_eq!(document.text(), text);
    let blocks: Vec<Span> = document.blocks().iter().map(|block| block.span).collect();
    let tokens: Vec<Span> = document.tokens().iter().map(|token| token.span).collect();
    let sentences: Vec<Span> = document.sentences().map(|sentence| sentence.span).collect();
    for spans in [&blocks, &tokens, &sentences] {
        prop_assert!(spans.iter().all(|span| !span.is_empty() && !span.of(text).is_empty()), "a span off the text");
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "out of order: {spans:?}");
    }
    covers(text, &blocks)?;
    covers(text, &tokens)?;
    // Sentences hold all tokens, each of them once, and do not cross blocks.
    let ranges: Vec<_> = document.sentences().map(|sentence| sentence.range).collect();
    prop_assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
    prop_assert_eq!(ranges.first().map_or(0, |first| first.start), 0);
    prop_assert_eq!(ranges.last().map_or(0, |last| last.end), tokens.len());
    for sentence in document.sentences() {
        let block = document.blocks()[sentence.block];
        prop_assert!(block.span.contains(sentence.span) && block.role == sentence.role);
    }
    for token in document.tokens() {
        let word = token.span.of(text);
        let digits = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
        prop_assert_eq!(token.kind == TokenKind::Number, digits && word.as_bytes()[0].is_ascii_digit(), "{}", word);
    }
    prop_assert!(document.dateline_place.map_or(true, |place| !place.of(text).is_empty()));
    Ok(())
}

/// Whether all that is no space lies in the spans. Control characters and the invisible marks of the web are spaces.
fn covers(text: &str, spans: &[Span]) -> Result<(), TestCaseError> {
    let mut at = 0;
    for span in spans.iter().copied().chain([Span::new(text.len(), text.len())]) {
        let between = &text[at..span.start];
        let blank = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        };
        prop_assert!(between.chars().all(blank), "{:?} is in no span", between);
        at = span.end;
    }
    Ok(())
}

#[test]
fn a_list_without_stops_comes_apart() {
    let document = Document::plain("Homs, ".repeat(5_000));
    assert!(document.sentences().all(|s| s.range.len() <= 512 && s.tokens.last().is_some_and(|t| t.span.len() == 1)));
    assert_eq!(document.sentences().map(|s| s.range.len()).sum::<usize>(), document.tokens().len());
}
