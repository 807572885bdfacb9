//! What all acts on an application that is in force have in common: once, guarded, logged, told.

use domain::applications::{Act, ApplicationView};
use domain::event::Event;
use domain::ids::ApplicationId;
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::Instant;
use serde_json::json;

use super::view;
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::about;
use crate::db::applications::open::life;
use crate::db::applications::own::{self, Mine, Own};
use crate::db::audit::{self, Did};
use crate::db::entities::recruitments;
use crate::db::feed::{self, Feed};
use crate::db::idempotency::Once;
use crate::db::{Tx, outbox};
use crate::failure::{Failure, Outcome};

/// How somebody asks for an act.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The application as its page knows it.
    pub seen: RowVersion,
    /// So that repeating the request does nothing again.
    pub once: &'a Once,
    /// The language the answer is read in.
    pub language: Language,
    /// When the request arrived.
    pub now: Instant,
}

/// What an act leaves behind besides the application.
#[derive(Debug)]
pub(super) struct Trace {
    /// For the log.
    pub(super) did: Did,
    /// For others; nothing where only the applicant knows of it.
    pub(super) told: Option<Told>,
}

/// Who hears of an act.
#[derive(Debug)]
pub(super) struct Told {
    /// For mails.
    pub(super) event: Event,
    /// For the agency's systems: the type of the entry in their feed.
    pub(super) change: &'static str,
}

impl Trace {
    /// One that only the applicant knows of.
    pub(super) const fn silent(did: Did) -> Self {
        Self { did, told: None }
    }

    /// One that its applicant and the agency are told of.
    pub(super) const fn told(did: Did, event: Event, change: &'static str) -> Self {
        Self { did, told: Some(Told { event, change }) }
    }
}

/// Does it. `work` runs the statement that decides and all that follows from it, and answers `None` where the statement
/// found nothing; what it refuses is then looked at again to say why.
pub(super) async fn run<F>(app: &App, mine: &Mine, asked: &Asked<'_>, act: Act, work: F) -> Outcome<ApplicationView>
where
    F: AsyncFn(&Tx, Own) -> Outcome<Option<Option<Trace>>>,
{
    let Asked { seen: _, once, language, now } = *asked;
    let view = app
        .db
        .write(async |tx| {
            if let Some(first) = view::first(tx, once, mine.applicant, now).await? {
                return Ok(first);
            }
            let held = about::hold(tx, mine.applicant, mine.id).await?;
            let (held, _) = held.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let recruitment = held.recruitment.clone();
            let open = held.open.is_some();
            // An open application may run out at this moment; while it is held, it does not.
            let is_there = !open || life::hold_valid(tx, mine.id, now).await?;
            let done = if is_there { work(tx, held).await? } else { None };
            let Some(trace) = done else {
                let own = find(tx, mine).await?;
                return Err(match own.refuses(act, now) {
                    Some(kind) => kind.into(),
                    None => view::stale(tx, &own, mine.applicant, language, now).await?,
                });
            };
            let mut view = view::show(tx, &find(tx, mine).await?, mine.applicant, language, now).await?;
            view::keep(tx, once, &mut view).await?;
            if let Some(trace) = trace {
                leave(tx, &mine.actor, mine.id, (!open).then_some(&recruitment), trace, now).await?;
            }
            Ok(view)
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}

/// Writes down what was done: for the log, and for mails and the agency's systems where they hear of it. An open
/// application is to no recruitment: it is in no agency's feed.
pub(super) async fn leave(
    tx: &Tx,
    actor: &Actor,
    id: ApplicationId,
    recruitment: Option<&recruitments::Model>,
    Trace { did, told }: Trace,
    now: Instant,
) -> Outcome<()> {
    audit::record(tx, actor, did, id, recruitment.map(|recruitment| &recruitment.agency_id), now).await?;
    let Some(Told { event, change }) = told else { return Ok(()) };
    outbox::add(tx, event, now).await?;
    let Some(recruitment) = recruitment else { return Ok(()) };
    let change = json!({ "type": change, "application_id": id, "recruitment_id": recruitment.id });
    feed::append(tx, &Feed::Agency(recruitment.agency_id.clone()), change, now).await?;
    Ok(())
}

async fn find(tx: &Tx, mine: &Mine) -> Outcome<Own> {
    own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))
}
