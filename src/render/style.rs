//! Colours and line breaks.

use core::fmt;

/// ANSI styles, by what they mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Person,
    Organization,
    Place,
    Other,
    Quantity,
    Time,
    Cue,
    Strong,
    Faint,
    Good,
    Open,
    Bad,
}

impl Style {
    /// The code behind `ESC [`.
    const fn code(self) -> &'static str {
        match self {
            Self::Person => "35",
            Self::Organization => "34",
            Self::Place => "32",
            Self::Other => "36",
            Self::Quantity => "1;33",
            Self::Time => "33",
            Self::Cue => "4",
            Self::Strong => "1",
            Self::Faint => "2",
            Self::Good => "1;32",
            Self::Open => "1;33",
            Self::Bad => "1;31",
        }
    }
}

/// Some text in a style, or as it is.
pub(super) struct Styled<T> {
    pub(super) text: T,
    pub(super) style: Option<Style>,
}

impl<T: fmt::Display> fmt::Display for Styled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.style {
            Some(style) => write!(f, "\x1b[{}m{}\x1b[0m", style.code(), self.text),
            None => self.text.fmt(f),
        }
    }
}

/// Writes words with an indent, none beyond `width` columns unless it is longer than a line.
pub(super) fn wrapped(f: &mut fmt::Formatter<'_>, indent: usize, width: usize, words: &str) -> fmt::Result {
    let mut column = 0;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            writeln!(f)?;
            column = 0;
        }
        if column == 0 {
            write!(f, "{:indent$}{word}", "")?;
            column = indent + length;
        } else {
            write!(f, " {word}")?;
            column += 1 + length;
        }
    }
    writeln!(f)
}
