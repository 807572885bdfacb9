//! The receipt of what was sent (X9-9, D57): a hash that proves it without showing it.

use std::collections::BTreeMap;

use domain::applications::{Receipt, ReceiptView};
use domain::forms::{AnswerValue, BasicField, DraftRow, QuestionId};
use domain::language::Language;
use domain::problem::Kind;
use domain::time::Instant;
use serde_json::json;

use crate::app::App;
use crate::db::applications::own::Own;
use crate::db::applications::photo::Photo;
use crate::db::applications::{about, receipts};
use crate::db::entities::{application_versions, attachments, blobs};
use crate::db::stored::Fields;
use crate::failure::{Failure, Outcome};
use crate::random;

/// Digits of a SHA-256 in hex.
const DIGITS: usize = 64;

/// What is hashed: all that the agency gets, and a number made by chance. Legal gender and work at the state are not part
/// of an application (D4).
pub(super) struct Sent<'a> {
    pub(super) number: &'a str,
    pub(super) own: &'a Own,
    pub(super) form_version: i32,
    pub(super) basics: &'a BTreeMap<BasicField, AnswerValue>,
    pub(super) own_basics: &'a Fields<BasicField>,
    pub(super) answers: &'a BTreeMap<QuestionId, AnswerValue>,
    pub(super) rows: &'a [DraftRow],
    pub(super) files: &'a [(attachments::Model, blobs::Model)],
    pub(super) photo: Option<&'a Photo>,
    pub(super) wishes_no_publication: bool,
    pub(super) at: Instant,
}

/// SHA-256 over JSON with sorted names and no spaces.
pub(super) fn sha256(sent: &Sent<'_>) -> Outcome<String> {
    let own_basics: BTreeMap<_, _> = sent.own_basics.iter().map(|(field, value)| (field, &value.v)).collect();
    let files: Vec<_> = (sent.files.iter())
        .map(|(file, blob)| json!({ "question": file.question, "name": file.name.0, "sha256": blob.sha256 }))
        .collect();
    let mut whole = json!({
        "receipt": sent.number,
        "application": sent.own.application.id,
        "recruitment": sent.own.recruitment.id,
        "form_version": sent.form_version,
        "basics": sent.basics,
        "own_basics": own_basics,
        "answers": sent.answers,
        "rows": sent.rows,
        "attachments": files,
        "wishes_no_publication": sent.wishes_no_publication,
        "sent_at": sent.at,
    });
    // Only where there is one: what was sent before forms asked for photos hashes as it did.
    if let (Some(photo), Some(whole)) = (sent.photo, whole.as_object_mut()) {
        whole.insert("photo".to_owned(), json!(photo.blob.sha256));
    }
    whole.sort_all_objects();
    let canonical = serde_json::to_string(&whole).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(random::sha256_hex(canonical))
}

/// The receipt of a version that was sent.
#[must_use]
pub(crate) fn of(version: &application_versions::Model) -> Option<Receipt> {
    Some(Receipt { sha256: version.receipt_sha256.clone()?, version: version.number, at: version.in_force_from? })
}

/// Confirms a receipt to anybody who has it.
///
/// # Errors
/// [`Kind::NotFound`] when there is none with this hash.
pub async fn verify(app: &App, sha256: &str, language: Language, now: Instant) -> Outcome<ReceiptView> {
    let sha256: String = sha256.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    // One of the two databases cannot even be asked for every text.
    if sha256.len() != DIGITS || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Kind::NotFound.into());
    }
    let found = app
        .db
        .snapshot(async |tx| {
            let Some((version, recruitment)) = receipts::find(tx, &sha256).await? else { return Ok(None) };
            Ok(Some((version, about::show(tx, &recruitment, language, now).await?)))
        })
        .await?;
    let (version, ad) = found.ok_or_else(|| Failure::from(Kind::NotFound))?;
    Ok(ReceiptView {
        receipt: of(&version).ok_or_else(|| Failure::bug("a receipt without its time"))?,
        recruitment_code: ad.recruitment_code,
        agency: ad.agency,
        title: ad.title,
        title_language: ad.title_language,
    })
}
