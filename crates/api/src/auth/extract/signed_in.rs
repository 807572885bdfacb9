//! Somebody who is logged in.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use domain::accounts::AccountKind;
use domain::ids::{SessionId, UserId};
use domain::language::Language;
use domain::personal::Personal;
use domain::problem::Kind;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::auth::{csrf, session};
use crate::failure::{Failure, Outcome};
use crate::http::{arrived, request_id};

/// A person with a session.
#[derive(Clone, Debug)]
pub struct Person {
    /// The account.
    pub user: UserId,
    /// Applicant or work.
    pub kind: AccountKind,
    /// The login address.
    pub email: Personal<String>,
    /// The language of the account.
    pub language: Language,
    /// The session.
    pub session: SessionId,
    /// When the session ends if nothing happens.
    pub idle_ends_at: Instant,
    /// When it ends in any case.
    pub ends_at: Instant,
    /// As the audit log names it.
    pub actor: Actor,
}

/// Somebody who is logged in, with whatever account. Else 401.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Person);

impl FromRequest for SignedIn {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { find(&request).await?.map(Self).ok_or_else(|| Failure::from(Kind::NotLoggedIn)) })
    }
}

/// Who asks, if anybody is logged in.
///
/// # Errors
/// [`Kind::ForeignOrigin`] for a request that changes something and does not come from us; faults of the database.
pub(super) async fn find(request: &HttpRequest) -> Outcome<Option<Person>> {
    let app = request.app_data::<web::Data<App>>().ok_or_else(|| Failure::bug("no app"))?;
    let cookie = request.cookie(session::cookie_name(app));
    csrf::check(request, app, cookie.is_some())?;
    let Some(cookie) = cookie else { return Ok(None) };
    let now = arrived::of(request).0;
    let Some((row, user)) = session::find(app, cookie.value(), now).await? else { return Ok(None) };
    session::note_use(app, &row, now).await?;
    let request_id = request_id::of(&request.extensions()).to_string();
    Ok(Some(Person {
        user: user.id,
        kind: user.kind,
        email: user.email,
        language: user.language,
        session: row.id,
        idle_ends_at: (now + session::IDLE).min(row.expires_at),
        ends_at: row.expires_at,
        actor: Actor::person(user.id, request_id),
    }))
}
