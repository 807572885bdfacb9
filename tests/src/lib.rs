//! Tests of Virka from outside: HTTP on both databases, browser, properties, house rules.
//!
//! [`both!`] makes of one test two, one on SQLite and one on PostgreSQL. [`TestApp`] is a whole server with its own
//! database, folder, clock and mailbox.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a harness that cannot do its work must fail the test"
)]

mod ads;
mod app;
mod both;
mod dice;
pub mod document;
mod everything;
mod folder;
pub mod people;
pub mod postgres;
mod smtp_sink;
mod stage;

pub use ads::{ad, ad_with};
pub use app::{Engine, MORNING, TestApp, run};
pub use dice::Dice;
pub use folder::Folder;
pub use people::{PASSWORD, TestPerson};
pub use postgres::{empty_database, new_database};
pub use smtp_sink::{Mood, SmtpSink};
pub use stage::{Browser, GENDER, Reply, Stage, reply};
pub use {client, domain, reqwest, serde_json};
