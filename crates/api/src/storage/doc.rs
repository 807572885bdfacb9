//! Looks into a Word 97–2003 document.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use domain::attachments::MAX_BYTES;
use domain::problem::FieldCode;

use super::elsewhere::is_elsewhere;

/// How every compound file begins.
const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The first two bytes of every Word text stream.
const WORD: [u8; 2] = [0xec, 0xa5];
/// Storages of macros, and of other programs' documents inside this one.
const ACTIVE: [&str; 3] = ["/Macros", "/_VBA_PROJECT_CUR", "/ObjectPool"];
/// Where the text stream says what the document is like, and two of the things it says.
const FLAGS: usize = 10;
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;
/// Where it says where the list of names stands that go with the document, of which the second is its template.
const NAMES: usize = 0x19a;

type File<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// A Word 97–2003 document is a compound file with a stream of text in it, which whoever has no password can read, without
/// macros (D27), other documents in it, or a template from elsewhere.
pub(super) fn check_doc(bytes: &[u8]) -> Result<(), FieldCode> {
    if bytes.is_empty() {
        return Err(FieldCode::FileBroken);
    }
    if !is_compound(bytes) {
        return Err(FieldCode::FileContent);
    }
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_unreadable| FieldCode::FileBroken)?;
    if ACTIVE.iter().any(|storage| has_entries(&file, storage)) {
        return Err(FieldCode::FileActive);
    }
    if !file.is_stream("/WordDocument") {
        return Err(FieldCode::FileContent);
    }
    let text = stream(&mut file, "/WordDocument")?;
    if !text.starts_with(&WORD) {
        return Err(FieldCode::FileBroken);
    }
    let flags = number(&text, FLAGS).ok_or(FieldCode::FileBroken)?;
    if flags & ENCRYPTED != 0 {
        return Err(FieldCode::FileEncrypted);
    }
    let table = if flags & SECOND_TABLE == 0 { "/0Table" } else { "/1Table" };
    // Very old documents have no such stream, and no such list.
    if file.is_stream(table) && template(&text, &stream(&mut file, table)?).is_some_and(|name| is_elsewhere(&name)) {
        return Err(FieldCode::FileActive);
    }
    Ok(())
}

/// Whether a file is a compound one, which newer documents with a password are too.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Whether a compound file is a newer document behind a password.
pub(super) fn is_locked_package(bytes: &[u8]) -> bool {
    is_compound(bytes) && CompoundFile::open(Cursor::new(bytes)).is_ok_and(|file| file.is_stream("/EncryptedPackage"))
}

fn has_entries(file: &File<'_>, storage: &str) -> bool {
    file.is_storage(storage) && file.read_storage(storage).is_ok_and(|entries| entries.count() > 0)
}

fn stream(file: &mut File<'_>, name: &str) -> Result<Vec<u8>, FieldCode> {
    let mut content = Vec::new();
    file.open_stream(name)
        .and_then(|stream| stream.take(MAX_BYTES).read_to_end(&mut content))
        .map_err(|_unreadable| FieldCode::FileBroken)?;
    Ok(content)
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn offset(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

/// The name of the template: the second text of a list of texts, each with its length before it.
fn template(text: &[u8], table: &[u8]) -> Option<String> {
    let from = offset(text, NAMES)?;
    let list = table.get(from..from.checked_add(offset(text, NAMES + 4)?)?)?;
    // Texts of two bytes a letter, how many, and how much stands between them.
    let (wide, between) = (number(list, 0)?, number(list, 4)?);
    if wide != u16::MAX {
        return None;
    }
    let text_at = |at: usize| {
        let length = usize::from(number(list, at)?) * 2;
        Some((at + 2, at.checked_add(2 + length)?))
    };
    let (_, first_ends) = text_at(6)?;
    let (from, until) = text_at(first_ends + usize::from(between))?;
    let letters: Vec<u16> = (from..until).step_by(2).map_while(|at| number(list, at)).collect();
    Some(String::from_utf16_lossy(&letters))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use cfb::CompoundFile;
    use domain::problem::FieldCode;

    use super::{FLAGS, NAMES, check_doc};

    /// A real document after a change to it, its text stream, and what stands at the place of its names.
    fn changed(change: impl FnOnce(&mut CompoundFile<Cursor<Vec<u8>>>, &mut Vec<u8>)) -> Result<(), FieldCode> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/files/valid/cv_libreoffice.doc");
        let mut file = CompoundFile::open(Cursor::new(std::fs::read(path).unwrap())).unwrap();
        let mut text = Vec::new();
        file.open_stream("/WordDocument").unwrap().read_to_end(&mut text).unwrap();
        change(&mut file, &mut text);
        file.create_stream("/WordDocument").unwrap().write_all(&text).unwrap();
        file.flush().unwrap();
        check_doc(&file.into_inner().into_inner())
    }

    /// Names the template of a document.
    fn with_template(name: &str) -> Result<(), FieldCode> {
        changed(|file, text| {
            let letters: Vec<u16> = name.encode_utf16().collect();
            let numbers = [u16::MAX, 2, 0, 0, u16::try_from(letters.len()).unwrap()].into_iter().chain(letters);
            let list: Vec<u8> = numbers.flat_map(u16::to_le_bytes).collect();
            let second = u16::from_le_bytes([text[FLAGS], text[FLAGS + 1]]) & super::SECOND_TABLE != 0;
            let table = if second { "/1Table" } else { "/0Table" };
            let mut content = Vec::new();
            file.open_stream(table).unwrap().read_to_end(&mut content).unwrap();
            let (from, length) = (u32::try_from(content.len()).unwrap(), u32::try_from(list.len()).unwrap());
            content.extend(list);
            file.create_stream(table).unwrap().write_all(&content).unwrap();
            text[NAMES..NAMES + 4].copy_from_slice(&from.to_le_bytes());
            text[NAMES + 4..NAMES + 8].copy_from_slice(&length.to_le_bytes());
        })
    }

    /// Holds D27. Of G9.2.8.
    #[test]
    fn an_old_document_that_acts_or_is_locked_is_refused() {
        assert_eq!(changed(|_, _| ()), Ok(()));
        for storage in ["/Macros", "/ObjectPool"] {
            let with = changed(|file, _| {
                file.create_storage(storage).unwrap();
                file.create_stream(format!("{storage}/a")).unwrap().write_all(b"a").unwrap();
            });
            assert_eq!(with, Err(FieldCode::FileActive), "{storage}");
        }
        assert_eq!(changed(|_, text| text[FLAGS + 1] |= 1), Err(FieldCode::FileEncrypted));
    }

    /// Of G9.2.8.
    #[test]
    fn a_template_from_elsewhere_is_refused() {
        assert_eq!(with_template("C:\\Templates\\cv.dot"), Ok(()));
        assert_eq!(with_template("https://example.org/cv.dotm"), Err(FieldCode::FileActive));
        assert_eq!(with_template("\\\\server\\share\\cv.dotm"), Err(FieldCode::FileActive));
    }
}
