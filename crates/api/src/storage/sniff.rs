//! What an uploaded file really is, decided by its content (G9.2.8). Runs on a blocking thread: it unpacks.

use domain::attachments::{FileKind, MAX_BYTES, kind_by_name};
use domain::codes::Choice;
use domain::problem::{FieldCode, FieldError};

use super::clean_name;
use super::doc::check_doc;
use super::pdf::check_pdf;
use super::unpack::check_docx;

/// A file that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// Its cleaned name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
}

/// Judges a file by its name, size and content; all three must agree on what it is.
///
/// # Errors
/// Why it is not taken, at `pointer`: the type, the size, a content that is not what the name says, a broken file, one
/// that needs a password, does something when it is opened, or unpacks to far more than it is.
pub fn sniff(raw_name: &str, bytes: &[u8], pointer: &str) -> Result<Sniffed, FieldError> {
    let name = clean_name(raw_name);
    let Some(kind) = kind_by_name(&name) else {
        let allowed: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.slug()).collect();
        return Err(FieldError::new(pointer, FieldCode::FileType).with("allowed", allowed.join(", ")));
    };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(FieldError::new(pointer, FieldCode::FileTooLarge).with("max", MAX_BYTES).with("name", name));
    }
    let judged = match kind {
        FileKind::Pdf => check_pdf(bytes),
        FileKind::Docx => check_docx(bytes),
        FileKind::Doc => check_doc(bytes),
    };
    match judged {
        Ok(()) => Ok(Sniffed { name, kind }),
        Err(code) => Err(FieldError::new(pointer, code)),
    }
}
