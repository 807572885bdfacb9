//! From events to jobs, in one transaction: an event is planned exactly once.

use domain::event::Event;
use domain::time::Instant;

use super::plan;
use super::plan::agency_news;
use crate::db::agencies::digests;
use crate::db::{Db, outbox};
use crate::failure::Outcome;

/// Events planned in one transaction.
const BATCH: u64 = 100;

/// Plans what waits in the outbox; says how many events there were.
pub(super) async fn run(db: &Db, now: Instant) -> Outcome<usize> {
    if !outbox::something_waits(db).await? {
        return Ok(0);
    }
    db.write(async |tx| {
        let waiting = outbox::waiting(tx, BATCH).await?;
        let taken = waiting.len();
        let news: Vec<_> = waiting.iter().filter_map(|(_, event)| agency_news(event)).collect();
        for (id, event) in waiting {
            let run_at = not_before(&event).map_or(now, |earliest| earliest.max(now));
            for work in plan(&event) {
                work.enqueue(tx, None, run_at, now).await?;
            }
            outbox::planned(tx, id, without_secret(event), now).await?;
        }
        // Last: others who count for the same recruitment wait for this row until the commit.
        digests::count(tx, &news, now).await?;
        Ok(taken)
    })
    .await
}

/// The instant before which the effects of an event must not come.
const fn not_before(event: &Event) -> Option<Instant> {
    match event {
        Event::AlertAsked { mail_at, .. } => Some(*mail_at),
        Event::RegistrationCodeAsked { .. }
        | Event::RegistrationOfTakenAddress { .. }
        | Event::AccountCreated { .. }
        | Event::DeadlineMoved { .. }
        | Event::FormChanged { .. }
        | Event::Interview { .. }
        | Event::PasswordResetAsked { .. }
        | Event::PasswordChanged { .. }
        | Event::EmailChangeAsked { .. }
        | Event::EmailChangeToTakenAddress { .. }
        | Event::EmailChanged { .. }
        | Event::ContactCodeAsked { .. }
        | Event::ContactConfirmed { .. }
        | Event::AccountUnused { .. }
        | Event::AccountDeleted { .. }
        | Event::ApplicationSent { .. }
        | Event::ApplicationEdited { .. }
        | Event::DraftUnfinished { .. }
        | Event::EditDropped { .. }
        | Event::OpenApplicationEnds { .. }
        | Event::ApplicationWithdrawn { .. } => None,
    }
}

/// What stays in the outbox after planning: a code or a secret is needed by its mail alone.
fn without_secret(event: Event) -> Event {
    match event {
        Event::RegistrationCodeAsked { registration, language, .. } => {
            Event::RegistrationCodeAsked { registration, code: String::new(), language }
        }
        Event::PasswordResetAsked { reset, language, .. } => {
            Event::PasswordResetAsked { reset, secret: String::new(), language }
        }
        Event::EmailChangeAsked { change, language, .. } => {
            Event::EmailChangeAsked { change, code: String::new(), language }
        }
        Event::ContactCodeAsked { change, language, .. } => {
            Event::ContactCodeAsked { change, code: String::new(), language }
        }
        Event::AccountDeleted { idle, language, .. } => Event::AccountDeleted { email: String::new(), idle, language },
        Event::AlertAsked { alert, mail_at, language, .. } => {
            Event::AlertAsked { alert, secret: String::new(), mail_at, language }
        }
        Event::Interview { application, invitation, news, language, .. } => {
            Event::Interview { application, invitation, news, secret: None, to: None, language }
        }
        event @ (Event::RegistrationOfTakenAddress { .. }
        | Event::AccountCreated { .. }
        | Event::DeadlineMoved { .. }
        | Event::FormChanged { .. }
        | Event::PasswordChanged { .. }
        | Event::EmailChangeToTakenAddress { .. }
        | Event::EmailChanged { .. }
        | Event::ContactConfirmed { .. }
        | Event::AccountUnused { .. }
        | Event::ApplicationSent { .. }
        | Event::ApplicationEdited { .. }
        | Event::DraftUnfinished { .. }
        | Event::EditDropped { .. }
        | Event::OpenApplicationEnds { .. }
        | Event::ApplicationWithdrawn { .. }) => event,
    }
}
