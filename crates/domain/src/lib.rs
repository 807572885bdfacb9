//! What Virka knows: values, rules, states and wire types, shared by server and browser.
//!
//! Nothing here reads a clock, a file, a socket or a random number: time and chance are arguments, so that the browser
//! and the server judge alike and tests can stand still.
#![deny(missing_docs)]
#![deny(clippy::wildcard_enum_match_arm, clippy::indexing_slicing, clippy::as_conversions)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")
)]

pub mod accounts;
pub mod ads;
pub mod agencies;
pub mod alerts;
pub mod applications;
pub mod attachments;
pub mod calendar;
pub mod code;
pub mod codes;
#[cfg(feature = "columns")]
pub mod columns;
pub mod content;
pub mod email;
pub mod event;
pub mod favourites;
pub mod forms;
pub mod ids;
pub mod interviews;
pub mod language;
pub mod my_data;
pub mod page;
pub mod password;
pub mod paths;
pub mod personal;
pub mod phone;
pub mod problem;
pub mod profile;
pub mod recruiter;
pub mod recruitments;
pub mod row_version;
pub mod search;
pub mod sharing;
pub mod slug;
pub mod time;
pub mod translated;
