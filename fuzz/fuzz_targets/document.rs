//! Any text: blocks, sentences and tokens address it in order and hold all of it.
#![cfg_attr(feature = "libfuzzer", no_main)]

use corroborate::Document;

corroborate_fuzz::target!(run);

fn run(text: &str) {
    for document in [Document::parse(text), Document::plain(text)] {
        assert_eq!(document.text(), text);
        let tokens = document.tokens();
        assert!(tokens.iter().all(|token| !token.span.of(text).is_empty()));
        assert!(tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        assert_eq!(document.sentences().map(|sentence| sentence.tokens.len()).sum::<usize>(), tokens.len());
        assert!(document.blocks().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}
