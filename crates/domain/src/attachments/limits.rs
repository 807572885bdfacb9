//! Limits that the browser checks before it uploads, and the server again.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};

/// Largest file in bytes, itself allowed (D27). People read “2 MB”.
pub const MAX_BYTES: u64 = 2_097_152;
/// Most attachments of one application (G9.2.8).
pub const MAX_FILES: u8 = 4;
/// Longest file name kept, in characters.
pub const MAX_NAME_CHARS: usize = 120;

choices! {
    /// Kinds of files that an attachment may be.
    FileKind {
        /// Portable Document Format.
        Pdf = "pdf",
        /// Word since 2007.
        Docx = "docx",
        /// Word 97–2003.
        Doc = "doc",
    }
}

impl FileKind {
    /// The media type it is served with.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Doc => "application/msword",
        }
    }
}

/// The kind that a file's name claims; `None` when it is none that is taken.
#[must_use]
pub fn kind_by_name(name: &str) -> Option<FileKind> {
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() { None } else { FileKind::from_slug(&extension.to_ascii_lowercase()) }
}
