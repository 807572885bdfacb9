//! Rows: degrees, experience.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::AnswerValue;
use crate::codes::{Choice, NotAChoice, choices};
use crate::ids::RowId;

/// Most rows of one section.
pub const MAX_ROWS: usize = 50;

choices! {
    /// A section that is made of rows.
    RowSection {
        /// “Examen”
        Degrees = "degrees",
        /// “Arbetserfarenhet”
        Experience = "experience",
    }
    /// A field of a row.
    RowField {
        /// Degrees: “Examen”, free text, required.
        Degree = "degree",
        /// Degrees: “Läroanstalt”, free text, required unless the level is `none`.
        School = "school",
        /// Degrees: “Examensnivå”, a code of the list `education_levels`, or `none` for ‹Ingen avlagd examen› (D23); required.
        Level = "level",
        /// Degrees: “Avlagd”, a day, required unless the level is `none`.
        CompletedOn = "completed_on",
        /// Degrees: whether it is the highest; exactly one row is (G9.2.2).
        Highest = "highest",
        /// Experience: “Arbetsgivare”, required.
        Employer = "employer",
        /// Experience: the office or title, required.
        Title = "title",
        /// Experience: first day, required.
        StartedOn = "started_on",
        /// Experience: last day; required unless `ongoing`.
        EndedOn = "ended_on",
        /// Experience: still there.
        Ongoing = "ongoing",
        /// Experience: what one did.
        Description = "description",
    }
}

impl RowSection {
    /// The fields of its rows, in display order.
    #[must_use]
    pub const fn fields(self) -> &'static [RowField] {
        match self {
            Self::Degrees => {
                &[RowField::Level, RowField::Degree, RowField::School, RowField::CompletedOn, RowField::Highest]
            }
            Self::Experience => &[
                RowField::Employer,
                RowField::Title,
                RowField::StartedOn,
                RowField::EndedOn,
                RowField::Ongoing,
                RowField::Description,
            ],
        }
    }
}

/// One row as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftRow {
    /// Made by the client (UUID).
    pub id: RowId,
    /// Which section.
    pub section: RowSection,
    /// Order inside the section, from 0.
    pub position: i32,
    /// Its fields as typed.
    pub fields: BTreeMap<RowField, AnswerValue>,
}
