//! What the sentences mention: quantities, times and names, each on its own.

pub mod entity;
pub mod quantity;
pub mod time;
