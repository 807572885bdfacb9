//! A forgotten password or user name (G5.1, G5.2).

use serde::{Deserialize, Serialize};

use super::AccountKind;
use crate::language::Language;
use crate::personal::Personal;
use crate::time::Instant;

/// Minutes for which the link is good (G5.1).
pub const RESET_MINUTES: i64 = 20;

/// `POST /password-resets`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskPasswordReset {
    /// The address that may be somebody's user name.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@example.org"))]
    pub email: Personal<String>,
    /// Which of the two accounts of the address.
    #[serde(default = "applicant")]
    pub kind: AccountKind,
    /// The language of the page, for the mail to an address without an account.
    #[serde(default)]
    pub language: Language,
}

const fn applicant() -> AccountKind {
    AccountKind::Applicant
}

/// 202: a mail is on its way, whether or not the address has an account (X4-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordResetAsked {
    /// Until when the link is good (20 minutes).
    pub link_expires_at: Instant,
    /// From when another mail can be asked for.
    pub next_link_at: Instant,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// `POST /password-resets/check`: the secret of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckPasswordReset {
    /// What stands after `#t=` in the link.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: Personal<String>,
}

/// A link that is good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordResetView {
    /// The user name of the account (G5.2).
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub email: Personal<String>,
    /// Until when it is good.
    pub expires_at: Instant,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// `POST /password-resets/confirmation`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// What stands after `#t=` in the link.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: Personal<String>,
    /// The new password (G4-2).
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub password: Personal<String>,
}
