//! Every file of `tests/files` is taken or refused as its manifest says.

use std::path::{Path, PathBuf};

use domain::attachments::{MAX_BYTES, MAX_NAME_CHARS};
use domain::problem::FieldCode;
use serde::Deserialize;

use super::{Sniffed, sniff};

#[derive(Deserialize)]
struct Upload {
    file: String,
    upload_name: String,
    expect: String,
    #[serde(default)]
    or_sanitised: bool,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files")
}

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(folder().join(file)).unwrap()
}

fn uploads() -> Vec<Upload> {
    serde_json::from_slice(&bytes("manifest.json")).unwrap()
}

fn said(name: &str, bytes: &[u8]) -> Result<Sniffed, FieldCode> {
    sniff(name, bytes, "/file").map_err(|error| error.code)
}

/// Holds G9.2.8: real documents of many makers are taken.
#[test]
fn every_valid_attachment_is_taken() {
    let valid: Vec<Upload> = uploads().into_iter().filter(|upload| upload.expect == "accept").collect();
    assert_eq!(valid.len(), 14);
    for upload in valid {
        let taken = said(&upload.upload_name, &bytes(&upload.file));
        assert_eq!(taken.map(|taken| taken.name), Ok(upload.upload_name.clone()), "{}", upload.file);
    }
}

/// Holds G9.2.8, D27: what is not a document, too large, broken, a bomb, behind a password, or acts when it is opened is
/// refused.
#[test]
fn every_hostile_file_is_refused() {
    for upload in uploads().into_iter().filter(|upload| upload.expect == "reject") {
        if let Ok(taken) = said(&upload.upload_name, &bytes(&upload.file)) {
            assert!(upload.or_sanitised, "{} is taken", upload.file);
            assert!(taken.name.chars().count() <= MAX_NAME_CHARS);
            assert!(!taken.name.chars().any(|c| c.is_control() || "/\\<>\":|?*".contains(c)), "{:?}", taken.name);
        }
    }
}

/// Holds G9.2.8: the reason that is given is the right one.
#[test]
fn a_refusal_names_its_reason() {
    for (file, name, code) in [
        ("exe_as_pdf", "cv.pdf", FieldCode::FileContent),
        ("html_as_docx", "cv.docx", FieldCode::FileContent),
        ("elf_as_doc", "cv.doc", FieldCode::FileContent),
        ("docx_as_doc", "cv.doc", FieldCode::FileContent),
        ("gif_pdf_polyglot", "cv.pdf", FieldCode::FileContent),
        ("plain_zip_as_docx", "cv.docx", FieldCode::FileContent),
        ("docm_as_docx", "cv.docx", FieldCode::FileActive),
        ("docx_embedded_exe", "cv.docx", FieldCode::FileActive),
        ("docx_external_template", "cv.docx", FieldCode::FileActive),
        ("docx_xxe", "cv.docx", FieldCode::FileActive),
        ("pdf_embedded_file", "cv.pdf", FieldCode::FileActive),
        ("pdf_gotor", "cv.pdf", FieldCode::FileActive),
        ("pdf_js_openaction", "cv.pdf", FieldCode::FileActive),
        ("pdf_launch", "cv.pdf", FieldCode::FileActive),
        ("pdf_owner_password_js_aes128", "cv.pdf", FieldCode::FileActive),
        ("pdf_owner_password_js_aes256", "cv.pdf", FieldCode::FileActive),
        ("pdf_encrypted", "cv.pdf", FieldCode::FileEncrypted),
        ("pdf_user_password_rc4", "cv.pdf", FieldCode::FileEncrypted),
        ("pdf_user_password_aes256", "cv.pdf", FieldCode::FileEncrypted),
        ("docx_password", "cv.docx", FieldCode::FileEncrypted),
        ("docx_zip_slip", "cv.docx", FieldCode::FileContent),
        ("ole_without_worddocument", "cv.doc", FieldCode::FileContent),
        ("docm", "cv.docm", FieldCode::FileType),
        ("jpg_for_attachment", "kuva.jpg", FieldCode::FileType),
        ("ole_garbage", "cv.doc", FieldCode::FileBroken),
        ("docx_truncated", "cv.docx", FieldCode::FileBroken),
        ("docx_empty", "cv.docx", FieldCode::FileBroken),
        ("pdf_empty", "cv.pdf", FieldCode::FileBroken),
        ("pdf_truncated", "cv.pdf", FieldCode::FileBroken),
        ("pdf_header_only", "cv.pdf", FieldCode::FileBroken),
        ("zipbomb", "cv.docx", FieldCode::FileUnpacksTooLarge),
        ("zip_many_entries", "cv.docx", FieldCode::FileUnpacksTooLarge),
        ("pdf_2mb_plus_1", "liite.pdf", FieldCode::FileTooLarge),
    ] {
        assert_eq!(said(name, &bytes(&format!("hostile/{file}.bin"))), Err(code), "{file}");
    }
}

/// Holds G9.2.8, D27: the limit itself is allowed.
#[test]
fn a_file_of_exactly_the_limit_is_taken() {
    let mut pdf = bytes("valid/attachment_near_limit.pdf");
    let limit = usize::try_from(MAX_BYTES).unwrap();
    let end = pdf.len() - 200;
    pdf.splice(end..end, std::iter::repeat_n(b'%', limit - pdf.len()));
    assert_eq!(pdf.len(), limit);
    assert!(said("cv.pdf", &pdf).is_ok());
    pdf.insert(end, b'%');
    assert_eq!(said("cv.pdf", &pdf), Err(FieldCode::FileTooLarge));
}

/// Holds G9.2.8: cut anywhere, changed anywhere, a file is refused or taken, but never brings the server down.
#[test]
fn torn_files_are_never_more_than_refused() {
    for (file, name) in
        [("cv_libreoffice.docx", "a.docx"), ("cv_libreoffice.doc", "a.doc"), ("cv_reportlab.pdf", "a.pdf")]
    {
        let whole = bytes(&format!("valid/{file}"));
        for step in 0..120_usize {
            let at = whole.len() * step / 120;
            let cut = whole.get(..at).unwrap();
            assert!(said(name, cut).is_err(), "{file} cut at {at}");
            let mut bent = whole.clone();
            *bent.get_mut(at).unwrap() ^= 0xff;
            drop(said(name, &bent));
        }
    }
}
