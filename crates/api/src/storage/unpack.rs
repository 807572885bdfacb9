//! Looks into a Word document without ever holding more of it than a limit.

use std::io::{Cursor, Read};

use domain::problem::FieldCode;
use zip::ZipArchive;
use zip::result::ZipError;

use super::doc::is_locked_package;
use super::parts;

/// Most parts of a document. Word makes a few dozen, one more for each picture.
const MAX_ENTRIES: usize = 1_000;
/// Most bytes that all parts together unpack to: some 25 times the largest file that is taken.
const MAX_UNPACKED: u64 = 50 * 1_024 * 1_024;
/// The part that says what the others are.
const TYPES: &str = "[Content_Types].xml";
const DOCUMENT: &str = "word/document.xml";
const DOCUMENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// A Word document since 2007 is a zip with a list of its parts and a text among them, without macros (D27), other
/// documents in it, or anything that is fetched from elsewhere. Behind a password it is something else altogether.
pub(super) fn check_docx(bytes: &[u8]) -> Result<(), FieldCode> {
    if bytes.is_empty() {
        return Err(FieldCode::FileBroken);
    }
    if is_locked_package(bytes) {
        return Err(FieldCode::FileEncrypted);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(FieldCode::FileContent);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MAX_ENTRIES {
        return Err(FieldCode::FileUnpacksTooLarge);
    }
    // Parts that share bytes are how a small file unpacks to a huge one, or shows each reader something else.
    if archive.has_duplicate_names() || archive.has_overlapping_entries().map_err(broken)? {
        return Err(FieldCode::FileContent);
    }
    let mut left = MAX_UNPACKED;
    let (mut has_document, mut types) = (false, String::new());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(broken)?;
        let name = part.name().map_err(broken)?.into_owned();
        if part.encrypted() || part.is_symlink() || part.enclosed_name().is_none() || climbs(&name) {
            return Err(FieldCode::FileContent);
        }
        parts::check_name(&name)?;
        // What the header claims may be a lie; the count below is not.
        if part.size() > left {
            return Err(FieldCode::FileUnpacksTooLarge);
        }
        let mut content = Vec::new();
        let taken = if parts::is_told_by_content(&name) {
            (&mut part).take(left + 1).read_to_end(&mut content).and_then(count)
        } else {
            std::io::copy(&mut (&mut part).take(left + 1), &mut std::io::sink())
        };
        left = left.checked_sub(taken.map_err(|_torn| FieldCode::FileBroken)?).ok_or(FieldCode::FileUnpacksTooLarge)?;
        if !content.is_empty() {
            parts::check_content(&name, &content)?;
        }
        has_document |= name == DOCUMENT;
        if name == TYPES {
            types = String::from_utf8(content).map_err(|_torn| FieldCode::FileBroken)?;
        }
    }
    if types.contains("macroEnabled") {
        Err(FieldCode::FileActive)
    } else if has_document && types.contains(DOCUMENT_TYPE) {
        Ok(())
    } else {
        Err(FieldCode::FileContent)
    }
}

fn count(bytes: usize) -> std::io::Result<u64> {
    u64::try_from(bytes).map_err(std::io::Error::other)
}

/// Whether the name of a part leads out of the folder that somebody may unpack it into.
fn climbs(name: &str) -> bool {
    name.starts_with('/') || name.contains('\\') || name.contains(':') || name.split('/').any(|part| part == "..")
}

fn broken(error: ZipError) -> FieldCode {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => FieldCode::FileContent,
        _ => FieldCode::FileBroken,
    }
}
