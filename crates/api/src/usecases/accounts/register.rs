//! Somebody asks for an account (G4-2, G4-3). Whether or not the address has one, the same happens in the same time: a
//! password is hashed, a sign-up with a code is written, a mail goes out. Only the mail differs (X4-5, D14).

use chrono::TimeDelta;
use domain::accounts::{AccountKind, Register, RegistrationView, TermsKind};
use domain::codes::Choice;
use domain::email::Email;
use domain::event::Event;
use domain::ids::RegistrationId;
use domain::language::Language;
use domain::personal::Personal;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use super::{limits, new_password};
use crate::app::App;
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::accounts::{codes, registrations, users};
use crate::db::entities::registrations::Model;
use crate::db::idempotency::Once;
use crate::db::stored::Stored;
use crate::db::{Tx, outbox, terms};
use crate::failure::Outcome;
use crate::random;

/// How long a sign-up can wait for its code.
const WAITS: TimeDelta = TimeDelta::hours(24);

/// Begins a sign-up; `network` is where it comes from.
///
/// # Errors
/// `invalid` with all fields; `too_many_requests`.
pub async fn run(app: &App, wish: &Register, network: &str, once: &Once, now: Instant) -> Outcome<RegistrationView> {
    let mut errors = Vec::new();
    let email = Email::parse(&wish.email).map_err(|code| errors.push(FieldError::new("/email", code))).ok();
    errors.extend(new_password::judge(&wish.password, &wish.email));
    if !accepts_all(app, wish, now).await? {
        errors.push(FieldError::new("/accepted_terms", FieldCode::TermsNotAccepted));
    }
    let Some(email) = email.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let password_hash = app.passwords.hash(&wish.password).await?;
    let limit = i32::try_from(app.settings.sign_ups_per_network).unwrap_or(i32::MAX);
    let view = app
        .db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, now).await? {
                return Ok(first);
            }
            let hour = TimeDelta::hours(1);
            let tries = throttles::count(tx, Purpose::RegistrationsFromNetwork, network, hour, now).await?;
            if let Some(refusal) = throttles::over(tries, limit, hour, now) {
                return Err(refusal.into());
            }
            limits::another_code(tx, &email.folded(), now).await?;
            let id: RegistrationId = random::id();
            let ad_id = match wish.ad_id {
                Some(ad) if registrations::ad_exists(tx, ad).await? => Some(ad),
                _ => None,
            };
            let registration = Model {
                id,
                email: Personal(email.as_str().to_owned()),
                email_folded: Personal(email.folded()),
                password_hash: password_hash.clone(),
                accepted_terms: Stored(wish.accepted_terms.clone()),
                language: wish.language,
                ad_id,
                created_at: now,
                expires_at: now + WAITS,
                confirmed_at: None,
            };
            registrations::insert(tx, registration).await?;
            let code_expires_at = send_code(tx, id, &email.folded(), wish.language, now).await?;
            let view = RegistrationView { id, code_expires_at, next_code_at: now + limits::BETWEEN_CODES, ad_id, now };
            once.complete(tx, &view).await?;
            Ok(view)
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}

/// Makes a code and lets a mail go out: with the code, or to the owner of an account that exists (D14). The code that
/// nobody gets is made and counted all the same.
pub(super) async fn send_code(
    tx: &Tx,
    registration: RegistrationId,
    email_folded: &str,
    language: Language,
    now: Instant,
) -> Outcome<Instant> {
    let (code, expires_at) = codes::issue(tx, registration, now).await?;
    let taken = users::by_email(tx, AccountKind::Applicant, email_folded).await?.is_some();
    let event = if taken {
        Event::RegistrationOfTakenAddress { registration, language }
    } else {
        Event::RegistrationCodeAsked { registration, code, language }
    };
    outbox::add(tx, event, now).await?;
    Ok(expires_at)
}

/// Whether both texts are accepted in the versions in force. The page shows them in its own language, but a version in
/// another one is the same text.
async fn accepts_all(app: &App, wish: &Register, now: Instant) -> Outcome<bool> {
    for kind in TermsKind::ALL {
        let mut accepted = false;
        for language in Language::ALL {
            let newest = terms::in_force(app.db.read(), *kind, language, now).await?;
            accepted |= newest.is_some_and(|version| wish.accepted_terms.contains(&version.id));
        }
        if !accepted {
            return Ok(false);
        }
    }
    // Each text once, in whatever language: no row is made of an id that does not exist.
    Ok(wish.accepted_terms.len() == TermsKind::ALL.len())
}
