//! `virka admin create-user`: a work account, and the one-time link for its password.

use domain::email::Email;
use domain::time::Instant;

use crate::app::App;
use crate::failure::Outcome;
use crate::usecases::accounts::create_work_account::{self, LINK_DAYS, Wish};

/// What the administrator reads.
#[derive(Debug)]
pub enum Created {
    /// The link to hand over, by a way that only this person reads.
    Link(String),
    /// The account has its password already; it has the role now.
    HasPassword(Email),
}

impl std::fmt::Display for Created {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Link(link) => write!(
                f,
                "Hand over this link by a way that only this person reads. It works once, for {LINK_DAYS} days:\n{link}"
            ),
            Self::HasPassword(email) => write!(f, "{} has an account already, and the role now.", email.as_str()),
        }
    }
}

/// Makes it.
///
/// # Errors
/// When there is no such agency.
pub async fn run(app: &App, wish: Wish, now: Instant) -> Outcome<Created> {
    let secret = create_work_account::run(app, &wish, now).await?;
    Ok(match secret {
        // The secret stands after `#`: it reaches no server, and so no log.
        Some(secret) => {
            Created::Link(format!("{}/{}/work-account#{secret}", app.public_url.as_str(), wish.language.tag()))
        }
        None => Created::HasPassword(wish.email),
    })
}
