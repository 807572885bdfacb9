//! All applications of a person with every version that is kept.

use std::collections::{BTreeMap, BTreeSet};

use domain::applications::AttachmentView;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{ApplicationId, UserId};
use domain::interviews::{MyBooking, MyInterview};
use domain::language::Language;
use domain::my_data::{MyApplication, MyFile, MyVersion};
use domain::time::Instant;

use super::collect::StoredFile;
use crate::db::Reads;
use crate::db::applications::own::{self, Own};
use crate::db::applications::{about, content, photo, received, versions};
use crate::db::forms::newest;
use crate::db::interviews::{bookings, invitations, rounds};
use crate::failure::{Failure, Outcome};
use crate::usecases::applications::receipt;

/// Applications and their files.
pub(super) async fn all(
    db: &impl Reads,
    user: UserId,
    language: Language,
    now: Instant,
) -> Outcome<(Vec<MyApplication>, Vec<StoredFile>)> {
    let (mut applications, mut files) = (Vec::new(), Vec::new());
    for own in own::list(db, user, now).await? {
        applications.push(one(db, &own, language, now, &mut files).await?);
    }
    Ok((applications, files))
}

async fn one(
    db: &impl Reads,
    own: &Own,
    language: Language,
    now: Instant,
    files: &mut Vec<StoredFile>,
) -> Outcome<MyApplication> {
    let application = &own.application;
    let folder = folder(&own.recruitment.code);
    let (mut kept, mut numbers) = (Vec::new(), BTreeSet::new());
    for id in versions::all(db, application.id).await? {
        let content = content::load(db, id).await?;
        let version = &content.version;
        numbers.insert(version.form_version);
        let mut basics: BTreeMap<BasicField, AnswerValue> =
            version.basics_at_sending.clone().map(|basics| basics.0).unwrap_or_default();
        basics.extend(content::values(version.own_basics.0.clone()));
        let attachments = content.attachments().into_iter().zip(&content.files).enumerate();
        let attachments = attachments.map(|(place, (attachment, (_, blob)))| {
            let path = format!("{folder}/{}-{}-{}", version.number, place + 1, plain(&attachment));
            files.push(StoredFile {
                path: path.clone(),
                storage_key: blob.storage_key.clone(),
                sha256: blob.sha256.clone(),
            });
            MyFile { attachment, path }
        });
        let attachments = attachments.collect();
        let photo = photo::of_version(db, id).await?.map(|photo| {
            // Photos are kept as JPEG.
            let path = format!("{folder}/{}-photo.jpg", version.number);
            files.push(StoredFile {
                path: path.clone(),
                storage_key: photo.blob.storage_key,
                sha256: photo.blob.sha256,
            });
            path
        });
        kept.push(MyVersion {
            photo,
            number: version.number,
            form_version: version.form_version,
            in_force_from: version.in_force_from,
            basics,
            attachments,
            wishes_no_publication: version.wishes_no_publication,
            receipt: receipt::of(version),
            answers: content.answers.clone(),
            rows: content.rows.clone(),
        });
    }
    let mut forms = Vec::new();
    for number in numbers {
        forms.push(newest::version(db, own.recruitment.id, number).await?);
    }
    Ok(MyApplication {
        id: application.id,
        ad: about::show(db, &own.recruitment, language, now).await?,
        language: application.language,
        state: application.state,
        created_at: application.created_at,
        saved_at: application.saved_at,
        sent_at: application.sent_at,
        edited_at: application.edited_at,
        withdrawn_at: application.withdrawn_at,
        frozen_basics: received::frozen_person(db, application.id).await?.map(|person| person.basics.0),
        for_sums: versions::for_sums(db, application.id).await?,
        interviews: interviews(db, application.id).await?,
        forms,
        versions: kept,
    })
}

/// What is kept of its interviews.
async fn interviews(db: &impl Reads, application: ApplicationId) -> Outcome<Vec<MyInterview>> {
    let mut all = Vec::new();
    for invitation in invitations::of_application(db, application).await? {
        let round = rounds::of_found(db, invitation.round_id).await?;
        let round = round.ok_or_else(|| Failure::bug("an invitation without its round"))?;
        let bookings = bookings::all(db, invitation.id).await?.into_iter().map(|(booking, slot)| MyBooking {
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            booked_at: booking.booked_at,
            booked_by: booking.booked_by,
            released_at: booking.released_at,
        });
        all.push(MyInterview {
            kind: invitation.kind,
            book_until: round.book_until,
            invited_at: invitation.invited_at,
            opened_at: invitation.opened_at,
            closed_at: invitation.closed_at,
            bookings: bookings.collect(),
        });
    }
    Ok(all)
}

/// The folder of an application's files. Codes of recruitments come from agencies' systems too.
fn folder(code: &str) -> String {
    let safe: String = code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    format!("files/{safe}")
}

/// The file's own name, without what would make a path of it.
fn plain(attachment: &AttachmentView) -> String {
    attachment.name.chars().map(|c| if c == '/' || c == '\\' || c.is_control() { '_' } else { c }).collect()
}
