//! Findings and readings as plain text for people.
