//! The sample stories, compiled into the program so that it has something to show anywhere.

use crate::corpus::Input;

/// A file of the project as an input, named as it would be if it were read from the project's folder.
macro_rules! story {
    ($path:literal) => {
        Input::Builtin($path, include_bytes!(concat!("../", $path)))
    };
}

/// Every article of `articles/` in reading order.
pub const STORIES: &[Input] = &[
    story!("articles/ostermond-bridge/01-lode-courier.txt"),
    story!("articles/ostermond-bridge/02-channel-six-live.txt"),
    story!("articles/ostermond-bridge/03-national-record.json"),
    story!("articles/ostermond-bridge/04-span-and-pier.md"),
    story!("articles/ostermond-bridge/05-harbour-exchange.txt"),
    story!("articles/sochi-2015/01-meridian-wire.txt"),
    story!("articles/sochi-2015/02-northern-broadcasting.md"),
    story!("articles/sochi-2015/03-gulf-ledger.txt"),
    story!("articles/sochi-2015/04-atlas-news-network.txt"),
    story!("articles/sochi-2015/05-daybrief.txt"),
];
