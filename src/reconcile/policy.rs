//! How a caller wants disagreement treated.

/// How findings are estimated.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Policy {
    /// How `best` is chosen.
    pub estimate: Estimate,
}

/// How the best figure of a finding is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Estimate {
    /// The figure that most independent origins give, where one stands out.
    #[default]
    Majority,
    /// The lowest that an account allows.
    Conservative,
    /// The latest count.
    Latest,
    /// None: the range alone.
    Range,
}
