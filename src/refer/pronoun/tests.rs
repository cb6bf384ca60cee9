//! Pronouns in short texts.
