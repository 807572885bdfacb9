//! Questions and their kinds (G9.2.7).

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{RowField, RowSection};
use crate::codes::{Choice, NotAChoice, SkillLevel, choices};
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionRole {
    /// The agency wants to know.
    #[default]
    Plain,
    /// An eligibility condition of the law, answered by choice (G9.2.2, G9.2.6).
    Eligibility,
    /// Permits and cards, for example a driving licence (G9.2.6): many of many, and a choice for none of them.
    Permits,
    /// Skills of the agency's list (G9.2.6): many of many, and “Jag har inget av de kunskaper som krävs”.
    Skills,
    /// Experience of leading people, told as text (G9.2.6).
    Leadership,
}

/// The answer that stands for none of the choices, where a question offers it; no choice of its own may be called so.
pub const NONE_CHOICE: &str = "none";

impl QuestionRole {
    /// Whether the service adds the choice [`NONE_CHOICE`], in its own words (G9.2.6).
    #[must_use]
    pub const fn offers_none(self) -> bool {
        match self {
            Self::Permits | Self::Skills => true,
            Self::Plain | Self::Eligibility | Self::Leadership => false,
        }
    }
}

impl Question {
    /// The section of rows that answers it, where rows do.
    #[must_use]
    pub const fn rows(&self) -> Option<RowSection> {
        match &self.kind {
            QuestionKind::Entries { section } => Some(*section),
            QuestionKind::Languages(_) => Some(RowSection::Languages),
            QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::YesNo
            | QuestionKind::File(_) => None,
        }
    }

    /// Whether the answer `true` says that there are no rows. Who has no degree says so in a row (D23), and languages that
    /// the form names are each answered, if with a dash (G9.2.4).
    #[must_use]
    pub fn takes_none(&self) -> bool {
        match &self.kind {
            QuestionKind::Entries { section } => *section != RowSection::Degrees,
            QuestionKind::Languages(ask) => ask.named().next().is_none(),
            QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::YesNo
            | QuestionKind::File(_) => false,
        }
    }

    /// Where its answer stands, as in the evaluation.
    #[must_use]
    pub fn pointer(&self) -> String {
        match (self.rows(), &self.kind) {
            (Some(section), _) => format!("/rows/{section}"),
            (None, QuestionKind::File(_)) => format!("/attachments/{}", self.id),
            (
                None,
                QuestionKind::Text { .. }
                | QuestionKind::OneOf { .. }
                | QuestionKind::ManyOf { .. }
                | QuestionKind::Number(_)
                | QuestionKind::Date(_)
                | QuestionKind::YesNo
                | QuestionKind::Entries { .. }
                | QuestionKind::Languages(_),
            ) => format!("/answers/{}", self.id),
        }
    }
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
    /// Language skills in three groups (G9.2.4): rows of the section `languages`.
    Languages(LanguageAsk),
    /// Files.
    File(FileAsk),
}

/// Which languages a recruitment names itself. Each of them has a row in every application, with the three skills
/// answered; the applicant may add others (G9.2.4). Where it names none, one row or ‹I have none› answers the question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LanguageAsk {
    /// “Krävda språk”: the law demands them, they are eligibility conditions.
    pub required_by_law: Vec<NamedLanguage>,
    /// “Annan språkkunskap som behövs i uppgiften”.
    pub needed: Vec<NamedLanguage>,
}

impl LanguageAsk {
    /// The languages of both groups.
    pub fn named(&self) -> impl Iterator<Item = &NamedLanguage> {
        self.required_by_law.iter().chain(&self.needed)
    }

    /// Whether the form itself names a language.
    #[must_use]
    pub fn names(&self, language: &str) -> bool {
        self.named().any(|named| named.language == language)
    }
}

/// A language that the recruitment names, with the levels that the job demands. The applicant reads them; whether they
/// are met the agency decides, not the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedLanguage {
    /// A code of the list `languages`.
    #[cfg_attr(feature = "openapi", schema(example = "sv"))]
    pub language: String,
    /// The level of “muntliga färdigheter” that is demanded, if one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub speaking: Option<SkillLevel>,
    /// The same of “skriftliga färdigheter”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub writing: Option<SkillLevel>,
    /// The same of “förståelse”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub understanding: Option<SkillLevel>,
}

impl NamedLanguage {
    /// The level that is demanded of one of the three skills.
    #[must_use]
    pub fn demanded(&self, skill: RowField) -> Option<SkillLevel> {
        match skill {
            RowField::Speaking => self.speaking,
            RowField::Writing => self.writing,
            RowField::Understanding => self.understanding,
            RowField::Degree
            | RowField::School
            | RowField::Level
            | RowField::CompletedOn
            | RowField::Highest
            | RowField::Course
            | RowField::Organizer
            | RowField::Language
            | RowField::Employer
            | RowField::Title
            | RowField::Assignment
            | RowField::Organization
            | RowField::StartedOn
            | RowField::EndedOn
            | RowField::Ongoing
            | RowField::Description => None,
        }
    }
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
    /// The applicant's photo, where it is asked for (G9.2.1): that of the profile, as it is when the application is sent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub photo: PhotoAsk,
}

choices! {
    /// Whether a form asks for a photo.
    PhotoAsk {
        /// It does not.
        NotAsked = "not_asked",
        /// One may have one.
        Optional = "optional",
        /// Without one the application cannot be sent.
        Required = "required",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that makes closed lists marks no variant as the default")]
impl Default for PhotoAsk {
    fn default() -> Self {
        Self::NotAsked
    }
}

impl PhotoAsk {
    /// Whether the form shows a place for it.
    #[must_use]
    pub const fn is_asked(self) -> bool {
        match self {
            Self::NotAsked => false,
            Self::Optional | Self::Required => true,
        }
    }
}
