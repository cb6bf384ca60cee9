//! `crossread`: read every account of one story, together, in a terminal.
//!
//! Two values and four arrows. The [`library::Library`] is everything that was read and understood; it never changes.
//! The state of the screen is small and says where the reader is. A key becomes an action, an action changes the state,
//! and the view draws library and state.
//!
//! # Map
//! Each layer uses only what stands above it.
//!
//! | module | duty |
//! |---|---|
//! | [`model`] | the words of the program: articles, entities, mentions, topics, ids |
//! | [`text`] | pure functions on text: sanitise, fold, segment, wrap |
//! | [`corpus`] | files and folders to articles: decode, formats, regions, source and date |
//! | [`entity`] | where an article names something, and of what type |
//! | [`quote`] | quoted words and who says them |
//! | [`reading`] | one article, understood alone |
//! | [`memo`] | what was found in each article before, as long as it is asked for |
//! | [`index`] | where an entity or topic stands, in order, for stepping |
//! | [`link`] | which names are one entity, within and across articles |
//! | [`refer`] | whom else the words mean: descriptions, groups, pronouns |
//! | [`correction`] | what the reader says of entities, and the file that keeps it |
//! | [`topic`] | recurring subjects that are not names |
//! | [`library`] | joins all of the above, article by article |
//! | [`query`] | fuzzy ranking of entities, topics and mentions; search in the text |
//! | [`builtin`] | the sample stories, compiled in |
//! | [`error`] | why a command stopped, and its exit code |
//! | [`state_file`] | what is kept between runs, and how it is written |
//! | [`overrides`] | the file of corrections: where it is, read and changed |
//! | [`tui`] | the screen: keys to actions, actions to states, states to frames |
//! | [`cli`] | the command line: one command a file |

pub mod builtin;
pub mod cli;
pub mod corpus;
pub mod correction;
pub mod entity;
pub mod error;
pub mod index;
pub mod library;
pub mod link;
pub mod memo;
pub mod model;
pub mod overrides;
pub mod query;
pub mod quote;
pub mod reading;
pub mod refer;
pub mod state_file;
pub mod text;
pub mod topic;
pub mod tui;
