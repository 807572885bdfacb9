//! Everything that happens and has effects elsewhere: mails, notices, feeds. One closed list.

use serde::{Deserialize, Serialize};

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
    /// Changes of a sent application are in force (G9.4.2).
    ApplicationEdited {
        /// Which.
        application: ApplicationId,
        /// The version in force from now.
        version: ApplicationVersionId,
        /// The language it was written in.
        language: Language,
    },
    /// Changes of a sent application were not done when the period ended (D24).
    EditDropped {
        /// Which.
        application: ApplicationId,
        /// The version that stays in force.
        version: ApplicationVersionId,
        /// The language it was written in.
        language: Language,
    },
    /// An application was withdrawn (G10.1).
    ApplicationWithdrawn {
        /// Which.
        application: ApplicationId,
        /// The version that was in force.
        version: ApplicationVersionId,
        /// The language it was written in.
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
