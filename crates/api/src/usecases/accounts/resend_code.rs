//! Another code for a sign-up: at most one a minute and five an hour for an address (D50).

use domain::accounts::RegistrationView;
use domain::ids::RegistrationId;
use domain::problem::Kind;
use domain::time::Instant;

use super::{limits, register};
use crate::app::App;
use crate::db::accounts::registrations;
use crate::failure::{Failure, Outcome};

/// Sends it.
///
/// # Errors
/// [`Kind::NotFound`] when the sign-up does not wait any more; [`Kind::TooManyRequests`].
pub async fn run(app: &App, id: RegistrationId, now: Instant) -> Outcome<RegistrationView> {
    let view = app
        .db
        .write(async |tx| {
            let registration =
                registrations::waiting(tx, id, now).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            limits::another_code(tx, &registration.email_folded, now).await?;
            let code_expires_at =
                register::send_code(tx, id, &registration.email_folded, registration.language, now).await?;
            Ok(RegistrationView {
                id,
                code_expires_at,
                next_code_at: now + limits::BETWEEN_CODES,
                ad_id: registration.ad_id,
                now,
            })
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}
