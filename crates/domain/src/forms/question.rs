//! Questions and their kinds (G9.2.7).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::RowSection;
use crate::translated::Translated;

/// Names a question inside its form; stable over versions, so that answers move along. `[a-z0-9_]{1,60}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "motivation"))]
#[serde(transparent)]
pub struct QuestionId(pub String);

/// Names a choice of a question; stable over versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "helsinki"))]
#[serde(transparent)]
pub struct ChoiceId(pub String);

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for QuestionId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// Stable name.
    pub id: QuestionId,
    /// What is asked, in every language of the ad (D48).
    pub label: Translated,
    /// A hint below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub help: Option<Translated>,
    /// Whether the law asks.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub role: QuestionRole,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// Whether the application can be sent without it.
    pub required: bool,
    /// Asked only when another answer is this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub shown_when: Option<Condition>,
}

/// Why a question is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionRole {
    /// The agency wants to know.
    #[default]
    Plain,
    /// An eligibility condition of the law.
    Eligibility,
}

/// What kind of answer a question takes, with its limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum QuestionKind {
    /// Free text of at most `max` characters; `long` for a text area.
    Text {
        /// Most characters, at most 10,000.
        max: u32,
        /// Whether several lines are expected.
        long: bool,
    },
    /// One of many.
    OneOf {
        /// The choices.
        choices: Vec<QuestionChoice>,
    },
    /// Many of many.
    ManyOf {
        /// The choices.
        choices: Vec<QuestionChoice>,
    },
    /// A whole number.
    Number(NumberRange),
    /// A day.
    Date(DateRange),
    /// Yes or no.
    YesNo,
    /// Rows of degrees or experience; met by one complete row or by the answer `true`, which means ‹I have none›.
    Entries {
        /// Which rows.
        section: RowSection,
    },
    /// Files.
    File(FileAsk),
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionChoice {
    /// Stable name, which is the answer.
    pub id: ChoiceId,
    /// What stands on the page.
    pub label: Translated,
}

/// Limits of a number, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NumberRange {
    /// Smallest.
    pub min: i64,
    /// Largest.
    pub max: i64,
}

/// Limits of a day, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DateRange {
    /// Earliest.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub earliest: Option<NaiveDate>,
    /// Latest.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub latest: Option<NaiveDate>,
}

/// How many files a question takes (G9.2.8: at most 4 in the whole form).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileAsk {
    /// Most files.
    pub max_files: u8,
}

/// A question is asked only when another one has this answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// The other question; stands before this one.
    pub question: QuestionId,
    /// The answer that shows this one: a choice's id, or `yes` / `no`.
    pub is: String,
}

/// What “Basuppgifter” asks beyond name, birth date, gender, address, phone, e-mail, work at the state and consent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedBasics {
    /// “Är du finsk medborgare?”, only where the post demands it (G9.2.1).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub citizenship: bool,
}
