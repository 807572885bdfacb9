//! Every kind of mail once, for whoever goes through them all: the log, and the demo, which shows each.

use super::Letter;

macro_rules! kinds {
    ($($name:ident = $slug:literal,)*) => {
        /// A kind of mail. The compiler wants one for every letter, and an example for every one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum LetterKind { $(
            #[doc = concat!("[`Letter::", stringify!($name), "`]")]
            $name,
        )* }

        impl LetterKind {
            /// All of them, in the order in which people get them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its word in addresses.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }

            /// Its name in the log.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }

        impl Letter {
            /// Of which kind it is.
            #[must_use]
            pub const fn kind(&self) -> LetterKind {
                match self { $(Self::$name { .. } => LetterKind::$name,)* }
            }
        }
    };
}

kinds! {
    ConfirmRegistration = "confirm_registration",
    AddressTaken = "address_taken",
    ResetPassword = "reset_password",
    PasswordChanged = "password_changed",
    ConfirmEmail = "confirm_email",
    EmailTaken = "email_taken",
    EmailChanged = "email_changed",
    ConfirmContact = "confirm_contact",
    ContactConfirmed = "contact_confirmed",
    AccountUnused = "account_unused",
    AccountDeleted = "account_deleted",
    ApplicationReceived = "application_received",
    ApplicationEdited = "application_edited",
    EditDropped = "edit_dropped",
    ApplicationWithdrawn = "application_withdrawn",
    DraftReminder = "draft_reminder",
    OpenApplicationEnds = "open_application_ends",
    DeadlineMoved = "deadline_moved",
    FormChanged = "form_changed",
    Interview = "interview",
    AgencyNews = "agency_news",
    ConfirmAlert = "confirm_alert",
    AlertResults = "alert_results",
    AlertExpired = "alert_expired",
}

impl LetterKind {
    /// The kind with this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.slug() == slug)
    }
}
