//! Accounts on the wire.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::ids::{AdId, AgencyId, RegistrationId, TermsVersionId, UserId};
use crate::language::Language;
use crate::personal::Personal;
use crate::time::Instant;

choices! {
    /// What kind of account it is. One address may have one of each (D51).
    AccountKind {
        /// A person who applies.
        Applicant = "applicant",
        /// A person who works for an agency or the service; cannot apply (G1-12).
        Work = "work",
    }
    /// What must be accepted (G1-3).
    TermsKind {
        /// “Användarvillkor”
        TermsOfUse = "terms_of_use",
        /// “Dataskyddsbeskrivning”
        PrivacyNotice = "privacy_notice",
    }
}

/// `GET /terms`: the versions in force in the language of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TermsView {
    /// The version: what is accepted.
    pub id: TermsVersionId,
    /// Which of the two texts.
    pub kind: TermsKind,
    /// Its language.
    pub language: Language,
    /// Counts the versions of this text, from 1.
    pub version: i32,
    /// Sanitised HTML.
    pub html: String,
    /// What is new in this version, as sanitised HTML; empty where nothing was said.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub changes: String,
    /// In force since.
    pub published_at: Instant,
}

/// `POST /registrations` (G4-2, G4-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The address, which becomes the user name.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@example.org"))]
    pub email: Personal<String>,
    /// The password (G4-2).
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub password: Personal<String>,
    /// The terms and the privacy notice, as `GET /terms` gave them. Both must be there.
    #[serde(default)]
    pub accepted_terms: Vec<TermsVersionId>,
    /// The language of the page, of the mail, and of the account.
    #[serde(default)]
    pub language: Language,
    /// The ad through which one came: its form is next (G4-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub ad_id: Option<AdId>,
}

/// 202 of a registration: a code is on its way. The same answer whether or not the address has an account (X4-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationView {
    /// Names the registration in the next requests.
    pub id: RegistrationId,
    /// Until when the newest code is good (20 minutes, G4-3).
    pub code_expires_at: Instant,
    /// From when another code can be asked for (60 s, D50).
    pub next_code_at: Instant,
    /// The ad through which one came.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub ad_id: Option<AdId>,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// `POST /registrations/{id}/confirmation`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmRegistration {
    /// Six digits; spaces do not matter.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "123456"))]
    pub code: Personal<String>,
}

/// `POST /registrations/{id}/codes`: no fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResendCode {}

/// `POST /session`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LogIn {
    /// The address.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@example.org"))]
    pub email: Personal<String>,
    /// The password.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub password: Personal<String>,
    /// Which of the two accounts of the address.
    #[serde(default = "applicant")]
    pub kind: AccountKind,
}

fn applicant() -> AccountKind {
    AccountKind::Applicant
}

/// `POST /work-accounts/activation`: the one-time link that `virka admin create-user` printed, and the password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ActivateWorkAccount {
    /// What stands after `#` in the link.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: Personal<String>,
    /// The password (G4-2).
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub password: Personal<String>,
}

/// Who is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountView {
    /// The account.
    pub id: UserId,
    /// Applicant or work.
    pub kind: AccountKind,
    /// The login address.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub email: Personal<String>,
    /// First and last name from the profile, empty until given.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub name: Personal<String>,
    /// The language of the account.
    pub language: Language,
    /// The agencies one works for, with work accounts.
    pub agencies: Vec<AgencyId>,
}

/// `GET /session`, `POST /session`, and the answer of a confirmed registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// Who; null when nobody is logged in.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub account: Option<AccountView>,
    /// When the session ends if nothing happens.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub idle_ends_at: Option<Instant>,
    /// When it ends in any case.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub ends_at: Option<Instant>,
    /// Which of the two texts have a version in force that the applicant has not accepted (G1-3).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub new_terms: Vec<TermsKind>,
    /// After a confirmed registration: the ad through which one came (G4-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub ad_id: Option<AdId>,
    /// The server's clock when it answered.
    pub now: Instant,
}
