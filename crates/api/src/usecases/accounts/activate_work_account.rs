//! The one-time link of a work account gives it its password and logs in.

use domain::accounts::{ActivateWorkAccount, SessionView};
use domain::ids::UserId;
use domain::problem::Kind;
use domain::time::Instant;

use super::{new_password, session_view};
use crate::actor::Actor;
use crate::app::App;
use crate::auth::session::{self, Begun};
use crate::db::accounts::links::{self, Purpose};
use crate::db::accounts::users;
use crate::db::audit::{self, Did};
use crate::failure::{Failure, Outcome};
use crate::random;

/// Sets it.
///
/// # Errors
/// [`Kind::NotFound`] when the link is used up, replaced or too old; `invalid` for a password that is none.
pub async fn run(
    app: &App,
    wish: &ActivateWorkAccount,
    request_id: &str,
    now: Instant,
) -> Outcome<(SessionView, Begun)> {
    let hash = random::sha256_hex(wish.secret.as_str());
    let gone = || Failure::from(Kind::NotFound);
    let link = links::live(app.db.read(), &hash, Purpose::SetPassword, now).await?.ok_or_else(gone)?;
    let user: UserId = link.subject.parse().map_err(|_unread| Failure::bug("a link to nobody"))?;
    let account = users::of_session(app.db.read(), user).await?.ok_or_else(gone)?;
    if let Some(error) = new_password::judge(&wish.password, &account.email) {
        return Err(error.into());
    }
    let password_hash = app.passwords.hash(&wish.password).await?;
    app.db
        .write(async |tx| {
            if !links::use_up(tx, &hash, now).await? {
                return Err(gone());
            }
            users::set_password(tx, user, password_hash.clone()).await?;
            let begun = session::begin(tx, user, now).await?;
            users::note_login(tx, user, now).await?;
            audit::record(tx, &Actor::person(user, request_id), Did::SetPassword, user, None, now).await?;
            let view = session_view::of_user(tx, user, begun.expires_at, now).await?;
            Ok((view, begun))
        })
        .await
}
