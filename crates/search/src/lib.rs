//! The index behind the search (G3.1, G3.2): ads in memory, answered exactly as [`domain::search::search`] would.
//!
//! The reference judges every ad at each search. Here each word knows its rows, each option of a filter knows its rows,
//! and a search is a few operations on sets of them. Nothing here reads a clock, a file, a socket or a random number.
//!
//! An [`Index`] never changes: what changed makes a new one, which shares all that stayed the same. So readers go on
//! undisturbed, and a change costs what is new, not what is there (docs/adr/0004).
#![deny(missing_docs)]
#![deny(clippy::wildcard_enum_match_arm, clippy::indexing_slicing, clippy::as_conversions)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")
)]

mod ad;
mod bits;
mod builder;
mod dictionary;
mod find;
mod help;
mod index;
mod merge;
mod numbers;
mod page;
mod postings;
mod segment;
mod similar;
mod spelling;
mod terms;
mod values;

pub use ad::{Ad, Row};
pub use builder::Builder;
pub use find::{Found, Part};
pub use help::{Help, Left, Way, Without, Words};
pub use index::Index;
pub use merge::{Merge, Merged};
pub use similar::Likeness;
pub use values::Values;
