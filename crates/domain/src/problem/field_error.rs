//! One field that does not fit, named by a JSON Pointer (RFC 6901).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! field_codes {
    ($($(#[$doc:meta])* $name:ident = $slug:literal,)*) => {
        /// Why a field does not fit: a closed list, each with a text in three languages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum FieldCode { $($(#[$doc])* $name,)* }

        impl FieldCode {
            /// Every code, for tests that look for missing texts.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable word that clients match.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }
        }
    };
}

field_codes! {
    /// Nothing is there, and something must be.
    Missing = "missing",
    /// Longer than `max` characters.
    TooLong = "too_long",
    /// Not of the wanted JSON type.
    WrongType = "wrong_type",
    /// No such field, parameter or question.
    Unknown = "unknown",
    /// Not one of the choices or codes.
    NotAChoice = "not_a_choice",
    /// Two choices that exclude each other.
    Contradiction = "contradiction",
    /// No number.
    NotANumber = "not_a_number",
    /// A number or count outside `min`…`max`.
    OutOfRange = "out_of_range",
    /// A text that is no date of the calendar.
    NotADate = "not_a_date",
    /// A date before `earliest`.
    TooEarly = "too_early",
    /// A date after `latest`.
    TooLate = "too_late",
    /// An end before its start.
    EndBeforeStart = "end_before_start",
    /// No e-mail address that mail can reach (D51).
    NotAnEmail = "not_an_email",
    /// No telephone number.
    NotAPhone = "not_a_phone",
    /// A password that breaks a rule of G4-2; `rules` names them.
    PasswordTooWeak = "password_too_weak",
    /// One of the passwords that everybody tries first (D16).
    PasswordTooCommon = "password_too_common",
    /// The terms must be accepted (G1-3).
    TermsNotAccepted = "terms_not_accepted",
    /// A code that is not right or no longer good (G4-3).
    CodeWrong = "code_wrong",
    /// Not the account's password.
    WrongPassword = "wrong_password",
    /// Not the word that confirms; `word` is it (G8-1).
    WrongWord = "wrong_word",
    /// What is there already.
    Unchanged = "unchanged",
    /// An application whose period is over, or that is not sent: only its agency can take it out (D3, G10.2).
    CannotWithdraw = "cannot_withdraw",
    /// A character that no text may contain (NUL and its kind).
    BadCharacter = "bad_character",
    /// More than `max` entries.
    TooMany = "too_many",
    /// Exactly one row must be marked the highest (G9.2.2).
    MarkOne = "mark_one",
    /// A file of a type that is not taken; `allowed` lists those that are (G9.2.8).
    FileType = "file_type",
    /// A file larger than `max` bytes.
    FileTooLarge = "file_too_large",
    /// A file whose content is not what its name says.
    FileContent = "file_content",
    /// An empty or broken file.
    FileBroken = "file_broken",
    /// A file that cannot be opened without a password.
    FileEncrypted = "file_encrypted",
    /// A file that runs, fetches or brings along something when it is opened: macros, scripts, other files (D27).
    FileActive = "file_active",
    /// A file that unpacks to far more than it is (a bomb).
    FileUnpacksTooLarge = "file_unpacks_too_large",
    /// A page number beyond what a search may have.
    NoSuchPage = "no_such_page",
    /// A value that was given twice or does not fit beside another one.
    NotTogether = "not_together",
    /// Nothing is searched for, and without a search there is nothing to watch (G3.7-1).
    NoSearch = "no_search",
    /// A web or mail address, in words that go to others.
    NoAddress = "no_address",
    /// Applications rely on it: it can no longer be changed or left out (D31).
    Locked = "locked",
    /// A time that no Finnish clock shows: the hour that the change to summer time leaves out (D10).
    MissingHour = "missing_hour",
    /// A pattern that makes no time at all.
    NoTimes = "no_times",
    /// An interviewer has another time of interviews then (X13-3).
    InterviewerBusy = "interviewer_busy",
    /// The time is taken, over or removed.
    TimeTaken = "time_taken",
    /// The application has an invitation to this round already.
    AlreadyInvited = "already_invited",
    /// Not an application that was sent to this recruitment, or a withdrawn one.
    NotApplying = "not_applying",
    /// A link that is no `https` address.
    NotHttps = "not_https",
    /// A link to a service that the agency does not allow (G12.5).
    HostNotAllowed = "host_not_allowed",
    /// A UUID, code or other identity that cannot be read.
    Malformed = "malformed",
}

/// One field that does not fit, without words: the reader's program has its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON Pointer into the request body, `?name` for a query parameter, or the place in the form (`/answers/…`).
    pub pointer: String,
    /// Why.
    pub code: FieldCode,
    /// Numbers and names that the text needs, for example `max`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl FieldError {
    /// A field error without parameters.
    pub fn new(pointer: impl Into<String>, code: FieldCode) -> Self {
        Self { pointer: pointer.into(), code, params: BTreeMap::new() }
    }

    /// The same with one parameter more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}
