//! The three languages of the service and the order in which they stand in for each other.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the service (G2-1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Finnish, the first fallback.
    #[default]
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

/// A text that names none of the three languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a language is fi, sv or en")]
pub struct UnknownLanguage;

impl Language {
    /// All languages, in the order in which they stand in for each other (G2-2).
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The BCP 47 tag, which is also the first segment of every page address.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language's own name, as the “Språk” buttons say it to a screen reader.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fi => "suomi",
            Self::Sv => "svenska",
            Self::En => "English",
        }
    }

    /// This language first, then Finnish, Swedish, English (G2-2).
    pub fn then_fallbacks(self) -> impl Iterator<Item = Self> {
        std::iter::once(self).chain(Self::ALL.into_iter().filter(move |other| *other != self))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.tag() == text).ok_or(UnknownLanguage)
    }
}
