//! What an uploaded file really is, decided by its content (G9.2.8). Runs on a blocking thread: it unpacks.

use std::io::{Cursor, Read};

use domain::attachments::{FileKind, MAX_BYTES, kind_by_name};
use domain::codes::Choice;
use domain::problem::{FieldCode, FieldError};

use super::clean_name;
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
/// Why it is not taken, at `pointer`: the type, the size, a content that is not what the name says, a broken file, or
/// one that unpacks to far more than it is.
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

/// A PDF begins with its header at the very first byte (a header further in is how a file pretends to be two things) and
/// ends with the place of its table.
fn check_pdf(bytes: &[u8]) -> Result<(), FieldCode> {
    if bytes.is_empty() {
        return Err(FieldCode::FileBroken);
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(FieldCode::FileContent);
    }
    let end = bytes.get(bytes.len().saturating_sub(1_024)..).unwrap_or(bytes);
    let has = |word: &[u8]| end.windows(word.len()).any(|window| window == word);
    if has(b"startxref") && has(b"%%EOF") { Ok(()) } else { Err(FieldCode::FileBroken) }
}

/// A Word 97–2003 document is a compound file with a stream of text in it, and without macros (D27).
fn check_doc(bytes: &[u8]) -> Result<(), FieldCode> {
    const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    // The first two bytes of every Word text stream.
    const WORD: [u8; 2] = [0xec, 0xa5];
    if bytes.is_empty() {
        return Err(FieldCode::FileBroken);
    }
    if !bytes.starts_with(&MAGIC) {
        return Err(FieldCode::FileContent);
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_unreadable| FieldCode::FileBroken)?;
    if !file.is_stream("/WordDocument") || file.is_storage("/Macros") || file.is_storage("/_VBA_PROJECT_CUR") {
        return Err(FieldCode::FileContent);
    }
    let mut text = Vec::new();
    file.open_stream("/WordDocument")
        .and_then(|stream| stream.take(MAX_BYTES).read_to_end(&mut text))
        .map_err(|_unreadable| FieldCode::FileBroken)?;
    if text.starts_with(&WORD) { Ok(()) } else { Err(FieldCode::FileBroken) }
}
