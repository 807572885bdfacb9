//! Everything at one moment: what the tables say, and where the files lie.

use domain::ids::{SessionId, UserId};
use domain::language::Language;
use domain::my_data::{DOWNLOADS_AN_HOUR, MyAccount, MyAct, MyAlert, MyData, MyDataFormat, NewEmail};
use domain::time::Instant;

use super::{applications, openings};
use crate::actor::{Actor, Who};
use crate::app::App;
use crate::db::accounts::email_changes::Purpose as AddressFor;
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::accounts::{email_changes, users};
use crate::db::{alerts, audit, mails_sent, profile, terms};
use crate::failure::{Failure, Outcome};
use crate::search::Codes;
use crate::usecases::accounts::session_view;

/// A file of the store, and where it goes in the archive.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// Its path in the archive.
    pub path: String,
    /// Its name in the store.
    pub storage_key: String,
    /// What it must be.
    pub sha256: String,
}

/// Counts the download against its limit: each reads every file of the person.
///
/// # Errors
/// `too_many_requests`.
pub async fn count(app: &App, user: UserId, now: Instant) -> Outcome<()> {
    let hour = chrono::TimeDelta::hours(1);
    app.db
        .write(async |tx| {
            let times = throttles::count(tx, Purpose::DownloadsOfAccount, &user.to_string(), hour, now).await?;
            throttles::over(times, DOWNLOADS_AN_HOUR, hour, now).map_or(Ok(()), |refusal| Err(refusal.into()))
        })
        .await
}

/// Collects it.
///
/// # Errors
/// Faults of the database.
pub async fn run(
    app: &App,
    codes: &Codes,
    (user, here): (UserId, SessionId),
    language: Language,
    now: Instant,
) -> Outcome<(MyData, Vec<StoredFile>)> {
    app.db
        .snapshot(async |tx| {
            let account = users::of_session(tx, user).await?.ok_or_else(|| Failure::bug("nobody is logged in"))?;
            let (applications, files) = applications::all(tx, user, language, now).await?;
            let me = Actor { who: Who::Person(user), request_id: None };
            let acts = audit::of_actor(tx, &me).await?;
            let waiting = email_changes::waiting_of(tx, user, AddressFor::UserName, now).await?;
            let contact = email_changes::waiting_of(tx, user, AddressFor::Contact, now).await?;
            let waits = |change: email_changes::Model| NewEmail { email: change.email, asked_at: change.created_at };
            let alerts = alerts::to_address(tx, &account.email_folded.0).await?;
            let data = MyData {
                format: MyDataFormat::V1,
                made_at: now,
                account: MyAccount {
                    email: account.email,
                    language: account.language,
                    created_at: account.created_at,
                    last_login_at: account.last_login_at,
                    new_email: waiting.map(waits),
                    confirmed_contact: profile::confirmed_contact(tx, user).await?,
                    new_contact: contact.map(waits),
                },
                consents: terms::accepted(tx, user).await?,
                sessions: session_view::own(tx, user, here, now).await?,
                applications,
                openings: openings::of(tx, codes, user, language, now).await?,
                mails: mails_sent::to(tx, user).await?,
                alerts: alerts
                    .into_iter()
                    .map(|row| MyAlert {
                        id: row.id,
                        name: row.name,
                        query: row.query,
                        language: row.language,
                        created_at: row.created_at,
                        confirmed_at: row.confirmed_at,
                        expires_at: row.expires_at,
                    })
                    .collect(),
                acts: acts.into_iter().map(|row| MyAct { at: row.at, did: row.did, subject: row.subject }).collect(),
            };
            Ok((data, files))
        })
        .await
}
