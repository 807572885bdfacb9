//! The code makes the account and logs in (G4-3, G4-4).

use std::collections::BTreeMap;

use domain::accounts::{AccountKind, ConfirmRegistration, SessionView};
use domain::code::Code;
use domain::email::Email;
use domain::event::Event;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{RegistrationId, UserId};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use super::{limits, session_view};
use crate::actor::Actor;
use crate::app::App;
use crate::auth::session::{self, Begun};
use crate::db::accounts::users::NewUser;
use crate::db::accounts::{codes, registrations, users};
use crate::db::audit::{self, Did};
use crate::db::entities::registrations::Model;
use crate::db::stored::Field;
use crate::db::{Tx, outbox, profile, terms};
use crate::failure::{Failure, Outcome, Refusal};
use crate::random;

/// Makes the account.
///
/// # Errors
/// [`Kind::CodeWrong`] for a code that is wrong, used, replaced or too old; [`Kind::TooManyRequests`].
pub async fn run(
    app: &App,
    id: RegistrationId,
    wish: &ConfirmRegistration,
    request_id: &str,
    now: Instant,
) -> Outcome<(SessionView, Begun)> {
    let code = Code::parse(&wish.code);
    // The guess is counted whatever comes of it, so a refusal of it is no rollback.
    let (view, begun) = app
        .db
        .write(async |tx| {
            let Some(registration) = registrations::waiting(tx, id, now).await? else { return Ok(Err(wrong())) };
            limits::another_guess(tx, &registration.email_folded, now).await?;
            let Some(code) = &code else { return Ok(Err(wrong())) };
            let Some(live) = codes::take_guess(tx, id, now).await? else { return Ok(Err(wrong())) };
            if !codes::is_right(&live, code.as_str()) {
                return Ok(Err(wrong()));
            }
            codes::use_up(tx, &live, now).await?;
            Ok(make_account(tx, registration, request_id, now).await?.ok_or_else(wrong))
        })
        .await??;
    app.wake.notify_one();
    Ok((view, begun))
}

/// Answers `None` when the address has got an account meanwhile.
async fn make_account(
    tx: &Tx,
    registration: Model,
    request_id: &str,
    now: Instant,
) -> Outcome<Option<(SessionView, Begun)>> {
    let email = Email::parse(&registration.email).map_err(|_unread| Failure::bug("a sign-up without an address"))?;
    let user: UserId = random::id();
    let account = NewUser {
        id: user,
        kind: AccountKind::Applicant,
        email: email.clone(),
        password_hash: Some(registration.password_hash),
        language: registration.language,
    };
    if !registrations::confirm(tx, registration.id, now).await? || !users::insert(tx, account, now).await? {
        return Ok(None);
    }
    terms::accept(tx, user, &registration.accepted_terms, now).await?;
    // The contact e-mail begins as the login address (D45).
    let contact = Field { v: Some(AnswerValue::Text(email.as_str().to_owned())), changed_in: 1 };
    profile::insert(tx, user, BTreeMap::from([(BasicField::Email, contact)]), now).await?;
    let begun = session::begin(tx, user, now).await?;
    users::note_login(tx, user, now).await?;
    audit::record(tx, &Actor::person(user, request_id), Did::CreatedAccount, user, None, now).await?;
    outbox::add(tx, Event::AccountCreated { user }, now).await?;
    let mut view = session_view::of_user(tx, user, begun.expires_at, now).await?;
    view.ad_id = registration.ad_id;
    Ok(Some((view, begun)))
}

fn wrong() -> Failure {
    Refusal::new(Kind::CodeWrong).with_errors(vec![FieldError::new("/code", FieldCode::CodeWrong)]).into()
}
