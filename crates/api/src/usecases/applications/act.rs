//! What all acts on an application that is in force have in common: once, guarded, logged, told.

use domain::applications::{Act, ApplicationView};
use domain::event::Event;
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::Instant;
use serde_json::json;

use super::view;
use crate::app::App;
use crate::db::applications::about;
use crate::db::applications::open::life;
use crate::db::applications::own::{self, Mine, Own};
use crate::db::audit::{self, Did};
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
    /// For mails.
    pub(super) event: Option<Event>,
    /// For the agency's systems: the type of the entry in their feed. An open application is in none.
    pub(super) told: &'static str,
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
            let agency = held.recruitment.agency_id.clone();
            let recruitment = held.recruitment.id;
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
            if let Some(Trace { did, event, told }) = trace {
                audit::record(tx, &mine.actor, did, mine.id, Some(&agency).filter(|_| !open), now).await?;
                if let Some(event) = event {
                    outbox::add(tx, event, now).await?;
                }
                if open {
                    return Ok(view);
                }
                let change = json!({ "type": told, "application_id": mine.id, "recruitment_id": recruitment });
                feed::append(tx, &Feed::Agency(agency), change, now).await?;
            }
            Ok(view)
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}

async fn find(tx: &Tx, mine: &Mine) -> Outcome<Own> {
    own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))
}
