//! Open lists: the rows can change without a new program.

use serde::{Deserialize, Serialize};

use super::Choice;
use super::closed::choices;
use crate::translated::Translated;

choices! {
    /// A list of codes that `GET /code-lists/{name}` answers.
    CodeList {
        /// Task areas (G3.2.1).
        TaskAreas = "task_areas",
        /// Agencies as employers (G3.2.2).
        Agencies = "agencies",
        /// Regions (G3.2.3).
        Regions = "regions",
        /// Municipalities, each with its region as parent (G3.2.3).
        Municipalities = "municipalities",
        /// Options of “Typ” (G3.2.4).
        EmploymentTypes = "employment_types",
        /// Working times (G3.2.5).
        WorkingTimes = "working_times",
        /// Levels of duty (G3.2.6).
        Levels = "levels",
        /// Levels of education (G9.2.2).
        EducationLevels = "education_levels",
        /// Degrees, each with its level as parent (G9.2.2).
        Degrees = "degrees",
        /// Languages, ISO 639-1.
        Languages = "languages",
        /// Countries, ISO 3166-1 alpha-2.
        Countries = "countries",
    }
}

use std::str::FromStr;

use super::closed::NotAChoice;

/// One code and its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeValue {
    /// The stable code.
    pub code: String,
    /// Its names. A name that is missing in a language is shown in Finnish.
    pub names: Translated,
    /// The code it belongs under: the region of a municipality, the level of a degree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub parent: Option<String>,
}

/// A whole list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeListView {
    /// Which list.
    pub name: CodeList,
    /// Its codes in display order.
    pub items: Vec<CodeValue>,
}
