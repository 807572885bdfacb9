//! What a new application begins with (G9.1).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::ApplicationId;

/// What a new application begins with. On the wire `empty`, `profile` or the id of an application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum StartFrom {
    /// Nothing but the basic details, which always shine through (G7.1-3).
    #[default]
    Empty,
    /// The rows of the profile.
    Profile,
    /// The rows of an application that was sent.
    Application(ApplicationId),
}

/// A text that is none of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown variant `{0}`, expected `empty`, `profile` or the id of an application")]
pub struct NoStart(String);

impl fmt::Display for StartFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::Profile => f.write_str("profile"),
            Self::Application(id) => write!(f, "{id}"),
        }
    }
}

impl From<StartFrom> for String {
    fn from(start: StartFrom) -> Self {
        start.to_string()
    }
}

impl TryFrom<String> for StartFrom {
    type Error = NoStart;

    fn try_from(text: String) -> Result<Self, NoStart> {
        match text.as_str() {
            "empty" => Ok(Self::Empty),
            "profile" => Ok(Self::Profile),
            id => id.parse().map(Self::Application).map_err(|_unread| NoStart(id.to_owned())),
        }
    }
}
