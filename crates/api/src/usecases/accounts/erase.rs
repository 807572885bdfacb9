//! What happens when an account ends, whoever ends it (G8-2, X8-3): one transaction, and a mail afterwards.

use domain::email::Email;
use domain::event::Event;
use domain::ids::UserId;
use domain::interviews::CancelReason;
use domain::time::Instant;

use crate::actor::{Actor, Who};
use crate::db::accounts::erase;
use crate::db::applications::{content, edit};
use crate::db::audit::{self, Did};
use crate::db::files::blob;
use crate::db::profile::photo;
use crate::db::{Tx, letters, outbox};
use crate::failure::Outcome;
use crate::usecases::interviews::close;

/// Ends it: account, profile and unsent applications go, sent ones stay with their agencies under the details that the
/// person had (D2). Answers `false` when the account is gone already.
pub(super) async fn run(tx: &Tx, actor: &Actor, user: UserId, idle: bool, now: Instant) -> Outcome<bool> {
    let Some(account) = erase::lock(tx, user).await? else { return Ok(false) };
    let (_, basics) = content::public_basics(tx, user).await?;
    // The last mails about interviews go where all others went; afterwards nothing knows that address.
    let to = letters::last_address(tx, user).await?;
    for (application, draft) in erase::applications_that_stay(tx, user).await? {
        let to = to.as_ref().map(Email::as_str);
        close::of_application(tx, actor, application, CancelReason::AccountDeleted, to, now).await?;
        erase::let_go(tx, application, basics.clone(), now).await?;
        if let Some(draft) = draft {
            edit::forget(tx, draft, now).await?;
        }
    }
    for file in erase::applications_that_go(tx, user).await? {
        blob::release(tx, &file, now).await?;
    }
    photo::remove(tx, user, now).await?;
    let name = Actor { who: Who::Person(user), request_id: None }.name();
    erase::account(tx, &account, name).await?;
    audit::record(tx, actor, Did::DeletedAccount, user, None, now).await?;
    // No row has the address any more: it travels with the event, and leaves with the mail.
    let event = Event::AccountDeleted { email: account.email.0, idle, language: account.language };
    outbox::add(tx, event, now).await?;
    Ok(true)
}
