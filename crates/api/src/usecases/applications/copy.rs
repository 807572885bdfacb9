//! What a new application can begin with, and what it takes over (G9.1).

use domain::applications::{CopySource, CopySources, StartFrom};
use domain::forms::{AnswerValue, Copied, Form, copied_from_application, copied_from_profile};
use domain::ids::{ApplicationVersionId, UserId};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use domain::row_version::RowVersion;
use domain::time::Instant;

use crate::db::applications::{about, content, own, write};
use crate::db::entities::application_rows;
use crate::db::forms::newest;
use crate::db::stored::{Field, Fields, Stored};
use crate::db::{Reads, Tx, profile};
use crate::failure::Outcome;

/// So many of the applications sent last can be copied from (G9.1).
const SOURCES: usize = 5;

/// What there is to copy from; with nothing nobody is asked (D58).
///
/// # Errors
/// Faults of the database.
pub async fn sources(db: &impl Reads, applicant: UserId, language: Language, now: Instant) -> Outcome<CopySources> {
    let rows = profile::rows::all(db, applicant).await?;
    let mut applications = Vec::new();
    for own in own::sent_last(db, applicant, SOURCES, now).await? {
        let ad = about::show(db, &own.recruitment, language, now).await?;
        if let Some(sent_at) = own.application.sent_at {
            applications.push(CopySource {
                id: own.application.id,
                title: ad.title,
                title_language: ad.title_language,
                agency: ad.agency,
                sent_at,
            });
        }
    }
    let profile = rows.iter().any(|row| row.fields.values().any(|value| !value.is_empty()));
    Ok(CopySources { profile, applications })
}

/// What an application with this form takes over.
///
/// # Errors
/// `invalid` naming `/start_from` where it is none of one's own applications sent last.
pub(super) async fn copied(tx: &Tx, applicant: UserId, from: StartFrom, form: &Form, now: Instant) -> Outcome<Copied> {
    match from {
        // Basic details shine through from the profile whatever one begins with (G7.1-3).
        StartFrom::Empty => Ok(Copied::default()),
        StartFrom::Profile => Ok(copied_from_profile(form, &profile::rows::all(tx, applicant).await?)),
        StartFrom::Application(id) => {
            let sent = own::sent_last(tx, applicant, SOURCES, now).await?;
            let earlier = sent.iter().find(|own| own.application.id == id);
            let earlier = earlier.ok_or_else(|| FieldError::new("/start_from", FieldCode::NotAChoice))?;
            let content = content::load(tx, earlier.in_force()?).await?;
            let asked = newest::version(tx, earlier.recruitment.id, content.version.form_version).await?;
            Ok(copied_from_application(form, &asked, &content.answers, &content.rows))
        }
    }
}

/// Writes it into a new draft. The rows keep their ids: what is copied back to the profile one day finds its place.
///
/// # Errors
/// Faults of the database.
pub(super) async fn into_draft(tx: &Tx, draft: ApplicationVersionId, copied: Copied) -> Outcome<()> {
    let changed_in = RowVersion(1);
    let field = |value: AnswerValue| Field { v: Some(value), changed_in: changed_in.0 };
    let rows = copied.rows.into_iter().map(|row| {
        let fields: Fields<_> = row.fields.into_iter().map(|(name, value)| (name, field(value))).collect();
        let (id, section, position) = (row.id, row.section, row.position);
        application_rows::Model { version_id: draft, id, section, position, fields: Stored(fields), changed_in }
    });
    write::rows(tx, rows.collect()).await?;
    write::answers(tx, draft, copied.none.into_iter().map(|(question, value)| (question, field(value))).collect()).await
}
