//! Everything that happens and has effects elsewhere: mails, notices, feeds. One closed list.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::ids::{AlertId, ApplicationId, ApplicationVersionId, RecruitmentId, RegistrationId, UserId};
use crate::language::Language;
use crate::time::Instant;

/// Something that happened. Written in the transaction that made it so; its effects are planned afterwards.
///
/// Events carry ids, never names or addresses; the exception is a code that must reach an address, which is erased
/// with the row as soon as its mail is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Somebody asked for a code for a new account (G4-3).
    RegistrationCodeAsked {
        /// The pending registration.
        registration: RegistrationId,
        /// The six digits.
        code: String,
        /// Language of the page.
        language: Language,
    },
    /// Somebody tried to register an address that has an account: its owner is told (D14).
    RegistrationOfTakenAddress {
        /// The pending registration, which has the address.
        registration: RegistrationId,
        /// Language of the page.
        language: Language,
    },
    /// An account exists now.
    AccountCreated {
        /// Whose.
        user: UserId,
    },
    /// An application was sent (G9.3).
    ApplicationSent {
        /// Which.
        application: ApplicationId,
        /// The version in force from now.
        version: ApplicationVersionId,
        /// Of which recruitment.
        recruitment: RecruitmentId,
        /// The language it was written in.
        language: Language,
    },
    /// The end of an application period moved while somebody had an application to it that was not sent (X1-12).
    DeadlineMoved {
        /// Whose application.
        application: ApplicationId,
        /// How.
        how: DeadlineMove,
        /// The end that was promised before.
        before: Instant,
        /// The end now.
        after: Instant,
        /// The language that it is written in.
        language: Language,
    },
    /// Somebody asked for an alert, or somebody in their name: its link must be opened first (G3.7-1).
    AlertAsked {
        /// Which.
        alert: AlertId,
        /// The secret of the links in its mail.
        secret: String,
        /// Not before this: several mails to one address keep their distance.
        mail_at: Instant,
        /// Language of the page.
        language: Language,
    },
}

choices! {
    /// How the end of an application period moved.
    DeadlineMove {
        /// There is more time.
        Prolonged = "prolonged",
        /// It is over sooner than was said: the recruitment was ended.
        EndedEarly = "ended_early",
        /// It is over sooner than was said: the ad was withdrawn.
        Withdrawn = "withdrawn",
    }
}
