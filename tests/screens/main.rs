//! The screen without a terminal: keys in, frames out.
//!
//! A test is one line: `screen("name", (80, 24), "jj<Tab>n")` plays keys on a small story and compares the frame with
//! the accepted one in `snapshots`. To accept frames, run `INSTA_UPDATE=always cargo test --test screens` and read them.

mod grid;
mod story;
mod support;

mod aliases;
mod comfort;
mod command;
mod coverage;
mod jump;
mod keeping;
mod live;
mod loading;
mod mouse;
mod overlays;
mod panes;
mod properties;
mod quotes;
mod reading;
mod shelf;
mod snapshots;
mod stepping;
