//! The sample stories, compiled into the program so that it has something to show anywhere.

use crate::corpus::Input;

/// Every file of `articles/` in reading order, named as it would be if the folder were read from disk.
pub const STORIES: &[Input] = &[];
