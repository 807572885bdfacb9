//! Looks into a PDF for what keeps people out of it, and for what it does beside being read.

use domain::problem::FieldCode;
use lopdf::{Dictionary, Document, Error, LoadOptions, Object};

/// Most bytes that one packed list of objects unpacks to: those of a real document have some hundred kilobytes.
const MAX_UNPACKED: usize = 4 * 1_024 * 1_024;

/// Keys of what runs, opens or brings along something else, wherever they stand: scripts, embedded files, forms that are
/// programs of their own.
const ACTIVE_KEYS: [&[u8]; 6] = [b"JS", b"JavaScript", b"EF", b"EmbeddedFiles", b"RichMediaContent", b"XFA"];
/// Kinds of actions, annotations and streams of the same sort. A link to a web page is none of them.
const ACTIVE_KINDS: [&[u8]; 9] = [
    b"JavaScript",
    b"Launch",
    b"GoToR",
    b"GoToE",
    b"SubmitForm",
    b"ImportData",
    b"EmbeddedFile",
    b"FileAttachment",
    b"RichMedia",
];
/// The keys that tell a kind.
const KINDS: [&[u8]; 3] = [b"S", b"Type", b"Subtype"];

/// A PDF begins with its header at the very first byte (a header further in is how a file pretends to be two things) and
/// ends with the place of its table. Whoever has no password can read it, whatever else it forbids; and it does nothing by
/// itself.
pub(super) fn check_pdf(bytes: &[u8]) -> Result<(), FieldCode> {
    if bytes.is_empty() {
        return Err(FieldCode::FileBroken);
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(FieldCode::FileContent);
    }
    let end = bytes.get(bytes.len().saturating_sub(1_024)..).unwrap_or(bytes);
    let has = |word: &[u8]| end.windows(word.len()).any(|window| window == word);
    if !has(b"startxref") || !has(b"%%EOF") {
        return Err(FieldCode::FileBroken);
    }
    let options = LoadOptions { max_decompressed_size: Some(MAX_UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| unreadable(&error))?;
    if document.is_encrypted() {
        return Err(FieldCode::FileEncrypted);
    }
    if document.catalog().is_err() {
        return Err(FieldCode::FileBroken);
    }
    if acts(&document) { Err(FieldCode::FileActive) } else { Ok(()) }
}

fn unreadable(error: &Error) -> FieldCode {
    match error {
        Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => FieldCode::FileUnpacksTooLarge,
        Error::InvalidPassword | Error::Decryption(_) => FieldCode::FileEncrypted,
        _ => FieldCode::FileBroken,
    }
}

/// Whether any object of the document is one that acts.
fn acts(document: &Document) -> bool {
    let mut waiting: Vec<&Object> = document.objects.values().collect();
    waiting.extend(document.trailer.iter().map(|(_, value)| value));
    while let Some(object) = waiting.pop() {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            Object::Array(items) => {
                waiting.extend(items);
                continue;
            }
            _ => continue,
        };
        if is_active(document, dictionary) {
            return true;
        }
        waiting.extend(dictionary.iter().map(|(_, value)| value));
    }
    false
}

fn is_active(document: &Document, dictionary: &Dictionary) -> bool {
    dictionary.iter().any(|(key, value)| {
        let key = key.as_slice();
        // What a key leads to may stand elsewhere.
        let value = document.dereference(value).map_or(value, |(_, value)| value);
        let kind = value.as_name().unwrap_or_default();
        // Opening a web page is for the reader to do, not for the document.
        let opens_address = || {
            let action = value.as_dict().and_then(|action| action.get(b"S")).and_then(Object::as_name);
            action.is_ok_and(|action| action == b"URI")
        };
        (ACTIVE_KEYS.contains(&key) && !matches!(value, Object::Null))
            || (KINDS.contains(&key) && ACTIVE_KINDS.contains(&kind))
            || (key == b"OpenAction" && opens_address())
    })
}
