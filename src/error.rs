//! The one error: reading text never fails, what a caller configures may.

/// What is wrong with a lexicon, a date or a policy that a caller handed over.
///
/// The message says where and what was expected.
///
/// ```
/// use corroborate::Lexicon;
///
/// let error = Lexicon::parse("mine.txt", "[outlet]\n= nothing before the sign\n").unwrap_err();
/// assert!(error.to_string().starts_with("mine.txt:2: "));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("{file}:{line}: {expected}")]
    Lexicon { file: String, line: usize, expected: String },
    #[error("{text:?} is no date: expected a day of the calendar as YYYY-MM-DD")]
    Date { text: String },
    #[error("tagger: {expected}")]
    Tagger { expected: String },
    #[error("policy: {expected}")]
    Policy { expected: String },
}
