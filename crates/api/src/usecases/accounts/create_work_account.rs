//! Whoever runs the service makes a work account, or gives one another duty (X13-6).

use chrono::TimeDelta;
use domain::accounts::AccountKind;
use domain::agencies::Role;
use domain::email::Email;
use domain::ids::{AgencyId, UserId};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::links::{self, Purpose};
use crate::db::accounts::users::NewUser;
use crate::db::accounts::{agency_users, service_administrators, users};
use crate::db::audit::{self, Did};
use crate::failure::Outcome;
use crate::random;

/// How long the link can be used.
pub const LINK_DAYS: i64 = 7;

/// What somebody has an account for.
#[derive(Clone, Debug)]
pub enum Duty {
    /// Works for an agency, as this.
    Agency(AgencyId, Role),
    /// Administers the service itself: pages, notices.
    Service,
}

/// Who gets an account.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The address.
    pub email: Email,
    /// What for.
    pub duty: Duty,
    /// The language of the account.
    pub language: Language,
}

/// Makes it and answers the secret of its one-time link; `None` for an account that has its password already.
///
/// # Errors
/// `invalid` when there is no such agency.
pub async fn run(app: &App, wish: &Wish, now: Instant) -> Outcome<Option<String>> {
    let secret = random::token();
    app.db
        .write(async |tx| {
            if let Duty::Agency(agency, _) = &wish.duty
                && !agency_users::agency_exists(tx, agency).await?
            {
                return Err(FieldError::new("/agency", FieldCode::NotAChoice).into());
            }
            let before = users::by_email(tx, AccountKind::Work, &wish.email.folded()).await?;
            let (id, has_password) = match before {
                Some(user) => (user.id, user.password_hash.is_some()),
                None => {
                    let id: UserId = random::id();
                    let user = NewUser {
                        id,
                        kind: AccountKind::Work,
                        email: wish.email.clone(),
                        password_hash: None,
                        language: wish.language,
                    };
                    users::insert(tx, user, now).await?;
                    (id, false)
                }
            };
            let agency = match &wish.duty {
                Duty::Agency(agency, role) => {
                    agency_users::set(tx, agency, id, *role, now).await?;
                    Some(agency)
                }
                Duty::Service => {
                    service_administrators::add(tx, id, now).await?;
                    None
                }
            };
            audit::record(tx, &Actor::service(), Did::CreatedWorkAccount, id, agency, now).await?;
            if has_password {
                return Ok(None);
            }
            let hash = random::sha256_hex(&secret);
            links::hand_out(tx, hash, Purpose::SetPassword, id, now + TimeDelta::days(LINK_DAYS), now).await?;
            Ok(Some(secret.clone()))
        })
        .await
}
