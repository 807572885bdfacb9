//! “Skicka ansökan” (G9.3): all of it or nothing.

use std::collections::BTreeMap;

use domain::applications::{Act, ApplicationView, SendApplication};
use domain::event::Event;
use domain::forms::{AnswerValue, BasicField, Form, as_sent, evaluate};
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::{Instant, helsinki};
use serde_json::json;

use super::{draft, receipt, view};
use crate::app::App;
use crate::db::applications::content::{self, Content};
use crate::db::applications::open::life;
use crate::db::applications::own::{self, Mine, Own};
use crate::db::applications::send::{self, Sealed};
use crate::db::applications::{about, photo, write};
use crate::db::audit::{self, Did};
use crate::db::entities::open_applications;
use crate::db::feed::{self, Feed};
use crate::db::files::{attach, blob};
use crate::db::idempotency::Once;
use crate::db::stored::{Field, Fields, Stored};
use crate::db::{Tx, outbox};
use crate::failure::{Failure, Outcome, Refusal};
use crate::random;

/// Sends what the applicant has seen in the preview. `now` is when the request arrived.
///
/// # Errors
/// [`Kind::NotComplete`] with every field; [`Kind::Stale`] when it changed since the preview; [`Kind::PeriodOver`];
/// [`Kind::NotPossible`] when it is sent already.
pub async fn run(
    app: &App,
    mine: &Mine,
    wish: SendApplication,
    once: &Once,
    language: Language,
    now: Instant,
) -> Outcome<ApplicationView> {
    let view = app
        .db
        .write(async |tx| {
            if let Some(first) = view::first(tx, once, mine.applicant, now).await? {
                return Ok(first);
            }
            let held = about::hold(tx, mine.applicant, mine.id).await?;
            let (held, heading) = held.ok_or_else(|| Failure::from(Kind::NotFound))?;
            // The statement decides; what it refuses is looked at again to say why.
            let Some(application) = send::send(tx, mine.applicant, mine.id, wish.base_version, now).await? else {
                let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
                return Err(match own.refuses(Act::Send, now) {
                    Some(kind) => kind.into(),
                    None => view::stale(tx, &own, mine.applicant, language, now).await?,
                });
            };
            let mut own = Own { application, ..held };
            let sealed = seal(tx, mine, &own, wish.wishes_no_publication, now).await?;
            own.open = sealed.open;
            let version = own.in_force()?;
            let agency = Some(own.recruitment.agency_id.clone()).filter(|_| own.open.is_none());
            audit::record(tx, &mine.actor, Did::SentApplication, mine.id, agency.as_ref(), now).await?;
            outbox::add(
                tx,
                Event::ApplicationSent {
                    application: mine.id,
                    version,
                    recruitment: own.recruitment.id,
                    language: own.application.language,
                },
                now,
            )
            .await?;
            let ad = heading.show(&own.recruitment, language, now)?;
            let mut view = view::of(&own, sealed.content, sealed.profile, sealed.form, ad, now);
            view::keep(tx, once, &mut view).await?;
            if let Some(agency) = agency {
                let change = json!({
                    "type": "application.sent", "application_id": mine.id, "recruitment_id": own.recruitment.id,
                });
                feed::append(tx, &Feed::Agency(agency), change, now).await?;
            }
            Ok(view)
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}

/// What was sent, so that nothing of it has to be read again.
pub(super) struct Sent {
    pub(super) form: Form,
    pub(super) content: Content,
    pub(super) profile: (RowVersion, BTreeMap<BasicField, AnswerValue>),
    /// How long it is valid from now, where it is an open application.
    pub(super) open: Option<open_applications::Model>,
}

/// Judges the version by the newest form and makes it what was sent: parsed, without what was hidden, with the basic
/// details as they are now.
pub(super) async fn seal(tx: &Tx, mine: &Mine, own: &Own, wishes_no_publication: bool, now: Instant) -> Outcome<Sent> {
    let (mut content, form) = content::load_to_judge(tx, own.in_force()?).await?;
    let form = draft::form_of(own, form, now);
    let profile = content::all_basics(tx, mine.applicant).await?;
    let judged = content.draft(draft::with_own(profile.1.clone(), &content));
    let verdict = evaluate(&form, &judged, helsinki::date(now));
    if !verdict.errors.is_empty() {
        return Err(Refusal::new(Kind::NotComplete).with_errors(verdict.errors).into());
    }
    let sent = as_sent(&form, &judged);
    let (version, number) = (content.version.id, own.application.row_version);
    write::as_sent(tx, &content, &sent, number).await?;
    let is_kept = |id| sent.attachments.iter().any(|kept| kept.id == id);
    let (kept, dropped): (Vec<_>, Vec<_>) = content.files.into_iter().partition(|(file, _)| is_kept(file.id));
    for (attachment, stored) in &dropped {
        attach::remove(tx, version, attachment.id).await?;
        blob::release(tx, stored, now).await?;
    }
    let own_basics: Fields<BasicField> = sent
        .basics
        .iter()
        .filter(|(field, _)| field.is_of_application())
        .map(|(field, value)| (*field, Field { v: Some(value.clone()), changed_in: number.0 }))
        .collect();
    content.photo = content.photo.filter(|_| sent.has_photo);
    if let Some(photo) = &content.photo {
        photo::keep(tx, version, photo).await?;
    }
    let open = match own.open {
        Some(_) => Some(life::enter(tx, mine.id, &sent, now).await?),
        None => {
            send::count_for_equality(tx, mine.id, &sent.basics).await?;
            None
        }
    };
    let basics: BTreeMap<BasicField, AnswerValue> = sent
        .basics
        .into_iter()
        .filter(|(field, _)| !field.is_of_application() && !field.is_for_equality_only())
        .collect();
    let form_version = i32::try_from(form.version).map_err(|error| Failure::bug(error.to_string()))?;
    let receipt_number = random::token();
    let receipt_sha256 = receipt::sha256(&receipt::Sent {
        number: &receipt_number,
        own,
        form_version,
        basics: &basics,
        own_basics: &own_basics,
        answers: &sent.answers,
        rows: &sent.rows,
        files: &kept,
        photo: content.photo.as_ref(),
        wishes_no_publication,
        at: now,
    })?;
    let sealed = Sealed {
        form_version,
        own_basics: own_basics.clone(),
        basics,
        wishes_no_publication,
        receipt_number,
        receipt_sha256: receipt_sha256.clone(),
    };
    send::seal(tx, version, sealed, now).await?;
    content.version.own_basics = Stored(own_basics);
    content.version.wishes_no_publication = wishes_no_publication;
    (content.version.receipt_sha256, content.version.in_force_from) = (Some(receipt_sha256), Some(now));
    (content.answers, content.rows, content.files) = (sent.answers, sent.rows, kept);
    Ok(Sent { form, content, profile, open })
}
