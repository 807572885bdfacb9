//! “Ändra e-postadress”: a code to the new address, which is the user name from then on (G7.2.1).

use domain::accounts::{ChangeEmail, EmailChangeView};
use domain::email::Email;
use domain::event::Event;
use domain::ids::UserId;
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use super::{limits, own_password};
use crate::app::App;
use crate::db::accounts::email_changes::Purpose;
use crate::db::accounts::{email_changes, users};
use crate::db::outbox;
use crate::failure::Outcome;

/// Lets the code go out. Whether or not the address is somebody's user name, the same happens; only the mail differs (D14).
///
/// # Errors
/// `invalid` with the fields; `too_many_requests`.
pub async fn run(
    app: &App,
    user: UserId,
    wish: &ChangeEmail,
    language: Language,
    now: Instant,
) -> Outcome<EmailChangeView> {
    let email = Email::parse(&wish.email).map_err(|code| FieldError::new("/email", code))?;
    let account = own_password::check(app, user, &wish.password, "/password", now).await?;
    if account.email_folded.0 == email.folded() {
        return Err(FieldError::new("/email", FieldCode::Unchanged).into());
    }
    let view = app
        .db
        .write(async |tx| {
            limits::another_change(tx, user, &email.folded(), now).await?;
            let taken = users::by_email(tx, account.kind, &email.folded()).await?;
            let asked = email_changes::ask(tx, user, Purpose::UserName, account.email.clone(), &email, now).await?;
            let event = match taken {
                // In the language of whoever has the address, not of whoever asks.
                Some(owner) => Event::EmailChangeToTakenAddress { change: asked.id, language: owner.language },
                None => Event::EmailChangeAsked { change: asked.id, code: asked.code, language },
            };
            outbox::add(tx, event, now).await?;
            Ok(EmailChangeView {
                id: asked.id,
                code_expires_at: asked.expires_at,
                next_code_at: now + limits::BETWEEN_CODES,
                now,
            })
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}
