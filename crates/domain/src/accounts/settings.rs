//! What one changes about one's own account: password, user name, sessions, and its end (G7.2, G8).

use serde::{Deserialize, Serialize};

use crate::ids::{ApplicationId, EmailChangeId, SessionId};
use crate::language::Language;
use crate::personal::Personal;
use crate::time::Instant;

/// The word that confirms the end of an account, in lower case exactly; it follows the language of the page (G8-1).
#[must_use]
pub const fn confirm_word(language: Language) -> &'static str {
    match language {
        Language::Fi => "poista",
        Language::Sv => "radera",
        Language::En => "delete",
    }
}

/// Whether this is the word. Telephones add a space at the end, which does not matter; a capital letter does (D43).
#[must_use]
pub fn is_confirm_word(language: Language, typed: &str) -> bool {
    typed.trim() == confirm_word(language)
}

/// `PUT /me/password`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password as it is.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub current_password: Personal<String>,
    /// The new one (G4-2).
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub new_password: Personal<String>,
}

/// `POST /me/email-changes`: a new user name (G7.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeEmail {
    /// The new address.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@nytt.example"))]
    pub email: Personal<String>,
    /// The password: whoever finds a browser logged in does not take the account with it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub password: Personal<String>,
}

/// 202: a code is on its way to the new address. The same answer whether or not it is somebody's user name (X4-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmailChangeView {
    /// Names the change in the next request.
    pub id: EmailChangeId,
    /// Until when the code is good (20 minutes).
    pub code_expires_at: Instant,
    /// From when another code can be asked for.
    pub next_code_at: Instant,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// `POST /me/email-changes/{id}/confirmation`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmEmail {
    /// Six digits; spaces do not matter.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "123456"))]
    pub code: Personal<String>,
}

/// One session of one's own: a browser that is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnSession {
    /// Names it.
    pub id: SessionId,
    /// Whether it is the one that asks.
    pub current: bool,
    /// When one logged in.
    pub began_at: Instant,
    /// When it was last used, to the minute.
    pub last_seen_at: Instant,
}

/// `GET /me/deletion`: what the end of the account would mean (G8-1, D3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeletionView {
    /// How many applications would go, because they were not sent.
    pub unsent: usize,
    /// Those that would stay with their agencies.
    pub sent: Vec<StayingApplication>,
}

/// An application that stays with its agency when the account ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StayingApplication {
    /// Which.
    pub id: ApplicationId,
    /// The title of the ad.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// The agency's name.
    pub agency: String,
    /// The “sök-ID”.
    pub recruitment_code: String,
    /// Whether it may be withdrawn before the account ends: afterwards nobody can (D3).
    pub can_withdraw: bool,
}

/// `POST /me/deletion`: the end of the account. Final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeleteAccount {
    /// `poista`, `radera` or `delete`, as the language of the request has it.
    #[cfg_attr(feature = "openapi", schema(example = "radera"))]
    pub word: String,
    /// The password.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "password"))]
    pub password: Personal<String>,
    /// Sent applications that are withdrawn first; the others stay in force at their agencies. Nothing ends where one of them
    /// cannot be withdrawn any more (D3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub withdraw: Vec<ApplicationId>,
}

/// So many applications can be withdrawn with the account at once.
pub const MAX_WITHDRAWN: usize = 200;

#[cfg(test)]
mod tests {
    use super::is_confirm_word;
    use crate::language::Language;

    /// Holds D43: small letters exactly, a space of a telephone does not matter, and each language has its word.
    #[test]
    fn the_word_is_small_and_follows_the_language() {
        for (language, typed, right) in [
            (Language::Sv, "radera", true),
            (Language::Sv, " radera ", true),
            (Language::Sv, "Radera", false),
            (Language::Sv, "RADERA", false),
            (Language::Sv, "rad era", false),
            (Language::Sv, "", false),
            (Language::Sv, "poista", false),
            (Language::Fi, "poista", true),
            (Language::En, "delete", true),
        ] {
            assert_eq!(is_confirm_word(language, typed), right, "{typed}");
        }
    }
}
