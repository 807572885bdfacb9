//! Somebody asks for an alert (G3.7-1). Whoever they are and whatever the address, the answer is the same (D14); what the
//! address is spared stands here and nowhere else: a mail a minute, ten that wait, so many a day (D21). Nobody can flood a
//! stranger's mailbox, and nothing but the owner of the address turns an alert on.

use chrono::TimeDelta;
use domain::alerts::{self, AlertAsked, AskForAlert, MAX_NAME_CHARS};
use domain::codes::CodeList;
use domain::email::Email;
use domain::event::Event;
use domain::ids::AlertId;
use domain::personal::Personal;
use domain::problem::{FieldCode, FieldError};
use domain::search::Query;
use domain::time::Instant;

use crate::app::App;
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::alerts::{Alert, Secrets, add_link, ask, mails_to, waiting_of};
use crate::db::idempotency::Once;
use crate::db::outbox;
use crate::failure::Outcome;
use crate::random;

/// One mail in so long, for one address.
const BETWEEN_MAILS: TimeDelta = TimeDelta::seconds(60);
/// Most alerts of an address that wait for their link (D21).
const MOST_WAITING: u64 = 10;
/// Most alerts asked for one address in a day, confirmed ones too.
const MOST_A_DAY: i32 = 30;

/// Takes the wish; `network` is where it comes from.
///
/// # Errors
/// `invalid` with all fields; `too_many_requests` for a network that asks without end.
pub async fn run(app: &App, wish: &AskForAlert, network: &str, once: &Once, now: Instant) -> Outcome<AlertAsked> {
    let mut errors = Vec::new();
    let name = alerts::parse_name(&wish.name).map_err(|code| {
        errors.push(match code {
            FieldCode::TooLong => FieldError::new("/name", code).with("max", MAX_NAME_CHARS),
            code => FieldError::new("/name", code),
        });
    });
    let email = Email::parse(&wish.email).map_err(|code| errors.push(FieldError::new("/email", code)));
    let query = watched(app, &wish.query, now).await?.map_err(|error| errors.push(error));
    let (Ok(name), Ok(email), Ok(query)) = (name, email, query) else { return Err(errors.into()) };
    let limit = i32::try_from(app.settings.alerts_per_network).unwrap_or(i32::MAX);
    let asked = app
        .db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, now).await? {
                return Ok(first);
            }
            let (hour, day) = (TimeDelta::hours(1), TimeDelta::hours(24));
            let tries = throttles::count(tx, Purpose::AlertsFromNetwork, network, hour, now).await?;
            if let Some(refusal) = throttles::over(tries, limit, hour, now) {
                return Err(refusal.into());
            }
            let folded = email.folded();
            // From here on requests for one address wait for one another.
            let today = throttles::count(tx, Purpose::AlertsForAddress, &folded, day, now).await?;
            let view = AlertAsked { expires_at: alerts::expires_at(now), now };
            if today <= MOST_A_DAY && waiting_of(tx, &folded).await? < MOST_WAITING {
                let last = mails_to(tx, &folded).await?;
                let mail_at = last.map_or(now, |last| now.max(last + BETWEEN_MAILS));
                let (id, secret): (AlertId, String) = (random::id(), random::token());
                let alert = Alert {
                    id,
                    language: wish.language,
                    name: Some(Personal(name.clone())),
                    email: Some(Personal(email.as_str().to_owned())),
                    email_folded: Some(Personal(folded)),
                    query: Some(Personal(query.to_url())),
                    created_at: now,
                    mail_at,
                    confirmed_at: None,
                    expires_at: view.expires_at,
                    ended_at: None,
                    ended_as: None,
                    last_seq: 0,
                    looked_at: now,
                    last_run: None,
                };
                ask(tx, alert).await?;
                add_link(tx, id, &Secrets::of(&secret), now).await?;
                outbox::add(tx, Event::AlertAsked { alert: id, secret, mail_at, language: wish.language }, now).await?;
            } else {
                tracing::info!("an alert was not added: the address has enough for now");
            }
            once.complete(tx, &view).await?;
            Ok(view)
        })
        .await?;
    app.wake.notify_one();
    Ok(asked)
}

/// The search as the alert keeps it.
async fn watched(app: &App, query: &str, now: Instant) -> Outcome<Result<Query, FieldError>> {
    let at_query =
        |error: Option<&FieldError>| FieldError::new("/query", error.map_or(FieldCode::Malformed, |error| error.code));
    let read = Query::parse_str(query.strip_prefix('?').unwrap_or(query)).map_err(|errors| at_query(errors.first()));
    let watched = match read.and_then(|query| alerts::watched(&query)) {
        Ok(watched) => watched,
        Err(error) => return Ok(Err(error)),
    };
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let unknown = watched.unknown_codes(|list: CodeList, code| snapshot.codes.knows(list, code));
    Ok(if unknown.is_empty() { Ok(watched) } else { Err(at_query(unknown.first())) })
}
