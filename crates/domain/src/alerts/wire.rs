//! Alerts on the wire.

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::language::Language;
use crate::personal::Personal;
use crate::time::Instant;
use std::str::FromStr;

choices! {
    /// How an alert stands.
    AlertState {
        /// Waits for the link in the confirmation mail.
        Waiting = "waiting",
        /// Watches.
        On = "on",
        /// Was deleted by its owner.
        Removed = "removed",
        /// Its six months are over (G3.7-2).
        Expired = "expired",
        /// Stopped because no mail reaches the address.
        Bounced = "bounced",
    }
}

/// `POST /search-alerts` (G3.7-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskForAlert {
    /// “Namn”: what the mails call it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Jurist i Helsingfors"))]
    pub name: Personal<String>,
    /// “E-post”: where they go.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@example.org"))]
    pub email: Personal<String>,
    /// The search, as it stands after `?` in the address of the results. Order, number, page and the last 24 hours are
    /// left out of the alert (D19).
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "q=jurist&municipality=091"))]
    pub query: Personal<String>,
    /// The language of the mails, and of the page on which the search was made.
    pub language: Language,
}

/// What is answered: always the same, whatever the address (D14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AlertAsked {
    /// The end of the alert, once it is confirmed: six months from now (G3.7-2).
    pub expires_at: Instant,
    /// The server's clock.
    pub now: Instant,
}

/// The secret of a link in a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AlertSecret {
    /// What stands after `#t=` in the link.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "3q2-7wEj…"))]
    pub secret: Personal<String>,
}

/// How an alert stands after what was done with its link. What was deleted has neither name nor search any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AlertView {
    /// How it stands now.
    pub state: AlertState,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, nullable = false, example = "Jurist i Helsingfors"))]
    pub name: Option<Personal<String>>,
    /// What it watches, as it stands after `?` in the address of the results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, nullable = false, example = "q=jurist&municipality=091"))]
    pub query: Option<Personal<String>>,
    /// The language of its mails.
    pub language: Language,
    /// Its end.
    pub expires_at: Instant,
    /// The server's clock.
    pub now: Instant,
}
