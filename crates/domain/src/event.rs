//! Everything that happens and has effects elsewhere: mails, notices, feeds. One closed list.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::ids::{
    AlertId, ApplicationId, ApplicationVersionId, EmailChangeId, InterviewInvitationId, PasswordResetId, RecruitmentId,
    RegistrationId, UserId,
};
use crate::interviews::{BookedBy, CancelReason, Meeting};
use crate::language::Language;
use crate::time::Instant;

/// Something that happened. Written in the transaction that made it so; its effects are planned afterwards.
///
/// Events carry ids, never names or addresses; the exceptions are a code or secret that must reach an address, and
/// the address of an account that has ended; they are erased as soon as the event is planned.
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
    /// Somebody has forgotten a password, or says so about an address that may have no account (G5.1, D14).
    PasswordResetAsked {
        /// The link, which has the address and the account, where there is one.
        reset: PasswordResetId,
        /// The secret of the link.
        secret: String,
        /// Language of the mail.
        language: Language,
    },
    /// An account has another password now: its owner is told.
    PasswordChanged {
        /// Whose.
        user: UserId,
        /// The language of the account.
        language: Language,
    },
    /// Somebody wants another user name: the code goes to the new address (G7.2.1).
    EmailChangeAsked {
        /// Which change.
        change: EmailChangeId,
        /// The six digits.
        code: String,
        /// Language of the page.
        language: Language,
    },
    /// The same for an address that is a user name already: its owner is told (D14).
    EmailChangeToTakenAddress {
        /// Which change.
        change: EmailChangeId,
        /// Language of the page.
        language: Language,
    },
    /// An account has another user name now: the old address is told.
    EmailChanged {
        /// Which change.
        change: EmailChangeId,
        /// The language of the account.
        language: Language,
    },
    /// Somebody wants mails about recruitments at another address than the user name: the code goes there (D45).
    ContactCodeAsked {
        /// Which code.
        change: EmailChangeId,
        /// The six digits.
        code: String,
        /// Language of the page.
        language: Language,
    },
    /// Mails about recruitments go to another address now: the user name is told (D45).
    ContactConfirmed {
        /// Which code did it.
        change: EmailChangeId,
        /// The language of the account.
        language: Language,
    },
    /// Nobody uses an account: its owner is warned (X8-3).
    AccountUnused {
        /// Whose.
        user: UserId,
        /// When it ends.
        ends: Instant,
        /// The language of the account.
        language: Language,
    },
    /// An account has ended: its owner is told (G8). Nothing else has the address any more.
    AccountDeleted {
        /// The address.
        email: String,
        /// Whether because nobody used it (X8-3).
        idle: bool,
        /// The language of the account.
        language: Language,
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
    /// The end of a period comes near, and an application to it is not sent (G9.4.1).
    DraftUnfinished {
        /// Which.
        application: ApplicationId,
        /// Its draft.
        version: ApplicationVersionId,
        /// The language it is written in.
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
    /// The form changed while somebody had an application to it that was not sent, or changes of one (D31).
    FormChanged {
        /// Whose application.
        application: ApplicationId,
        /// The version of the form that is filled in from now.
        form_version: u32,
        /// The language that it is written in.
        language: Language,
    },
    /// An open application will disappear soon (G11-1).
    OpenApplicationEnds {
        /// Which.
        application: ApplicationId,
        /// The version in force.
        version: ApplicationVersionId,
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
    /// An applicant has to be told something of an interview (G12).
    Interview {
        /// Whose application.
        application: ApplicationId,
        /// Which invitation.
        invitation: InterviewInvitationId,
        /// What.
        news: InterviewNews,
        /// The secret of the link in the mail, where it has one.
        secret: Option<String>,
        /// The address, where the account that had it is gone.
        to: Option<String>,
        /// The language of the account.
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

/// What an applicant is told of an interview, as it was when it happened. Each version of the event in their calendar has
/// its number (X12-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum InterviewNews {
    /// There are times to choose from (G12.1-1).
    Offered,
    /// There is a time, fixed by the agency (G12.1-1, G12.4).
    Fixed {
        /// When and where.
        meeting: Meeting,
        /// The version of the event.
        sequence: i32,
    },
    /// There is a video interview at a partner (G12.5).
    Video,
    /// A time is booked (G12.1-2).
    Booked {
        /// When and where.
        meeting: Meeting,
        /// The version of the event.
        sequence: i32,
        /// By whom.
        by: BookedBy,
    },
    /// Another time is booked instead (G12.2), or what is said of the booked one has changed.
    Moved {
        /// What was booked.
        before: Meeting,
        /// When and where now.
        meeting: Meeting,
        /// The version of the event.
        sequence: i32,
    },
    /// What was booked is cancelled (G12.3, X10-4).
    Cancelled {
        /// What was booked.
        meeting: Meeting,
        /// The version of the event.
        sequence: i32,
        /// Why.
        reason: CancelReason,
        /// What the agency says of it.
        message: Option<String>,
    },
    /// The interview is tomorrow.
    Tomorrow {
        /// When and where.
        meeting: Meeting,
    },
    /// The time to choose ends soon, and nothing is chosen.
    ChooseSoon,
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
