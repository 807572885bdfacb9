//! Attachments: how many, how large, of which kinds (G9.2.8).

mod limits;

pub use limits::{FileKind, MAX_BYTES, MAX_FILES, MAX_NAME_CHARS, kind_by_name};
