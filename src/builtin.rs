//! The sample stories, compiled into the program so that it has something to show anywhere.

use crate::corpus::Input;

/// One file of `articles/`.
macro_rules! story {
    ($path:literal) => {
        Input::Builtin(concat!("articles/", $path), include_bytes!(concat!("../articles/", $path)))
    };
}

/// Every file of `articles/` in reading order, named as it would be if the folder were read from disk.
pub const STORIES: &[Input] = &[
    story!("sochi-2015/01-meridian-wire.txt"),
    story!("sochi-2015/02-northern-broadcasting.md"),
    story!("sochi-2015/03-gulf-ledger.txt"),
    story!("sochi-2015/04-atlas-news-network.txt"),
    story!("sochi-2015/05-daybrief.txt"),
    story!("tollhouse-bridge/01-lode-courier.txt"),
    story!("tollhouse-bridge/02-channel-six-live.txt"),
    story!("tollhouse-bridge/03-national-record.json"),
    story!("tollhouse-bridge/04-span-and-pier.md"),
    story!("tollhouse-bridge/05-harbour-exchange.txt"),
];
