//! Rows: degrees, courses, language skills, work experience, positions of trust.

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
        /// “Kurser”
        Courses = "courses",
        /// “Språkkunskaper”
        Languages = "languages",
        /// “Arbetserfarenhet”
        Experience = "experience",
        /// “Förtroendeuppdrag”
        PositionsOfTrust = "positions_of_trust",
    }
    /// A field of a row.
    RowField {
        /// Degrees: “Examen”, free text, required.
        Degree = "degree",
        /// Degrees: “Läroanstalt”, free text, required unless the level is `none`.
        School = "school",
        /// Degrees: “Examensnivå”, a code of the list `education_levels`, or `none` for ‹Ingen avlagd examen› (D23); required.
        Level = "level",
        /// Degrees: “Avlagd”, a day, required unless the level is `none`. Courses: the same, never required.
        CompletedOn = "completed_on",
        /// Degrees: whether it is the highest; exactly one row is (G9.2.2).
        Highest = "highest",
        /// Courses: its name, required.
        Course = "course",
        /// Courses: who gave it.
        Organizer = "organizer",
        /// Languages: a code of the list `languages`, required.
        Language = "language",
        /// Languages: “muntliga färdigheter”, a [`crate::codes::SkillLevel`], required.
        Speaking = "speaking",
        /// Languages: “skriftliga färdigheter”, the same.
        Writing = "writing",
        /// Languages: “förståelse”, the same.
        Understanding = "understanding",
        /// Experience: “Arbetsgivare”, required.
        Employer = "employer",
        /// Experience: the office or title, required.
        Title = "title",
        /// Positions of trust: which, required.
        Assignment = "assignment",
        /// Positions of trust: in which body or association, required.
        Organization = "organization",
        /// First day; required of experience.
        StartedOn = "started_on",
        /// Last day; required of experience unless `ongoing`.
        EndedOn = "ended_on",
        /// Still there.
        Ongoing = "ongoing",
        /// Experience: what one did.
        Description = "description",
    }
}

impl RowSection {
    /// The field that a person would call a row by.
    #[must_use]
    pub const fn name_field(self) -> RowField {
        match self {
            Self::Degrees => RowField::Degree,
            Self::Courses => RowField::Course,
            Self::Languages => RowField::Language,
            Self::Experience => RowField::Title,
            Self::PositionsOfTrust => RowField::Assignment,
        }
    }

    /// The fields of its rows, in display order.
    #[must_use]
    pub const fn fields(self) -> &'static [RowField] {
        match self {
            Self::Degrees => {
                &[RowField::Level, RowField::Degree, RowField::School, RowField::CompletedOn, RowField::Highest]
            }
            Self::Courses => &[RowField::Course, RowField::Organizer, RowField::CompletedOn],
            Self::Languages => &[RowField::Language, RowField::Speaking, RowField::Writing, RowField::Understanding],
            Self::PositionsOfTrust => &[
                RowField::Assignment,
                RowField::Organization,
                RowField::StartedOn,
                RowField::EndedOn,
                RowField::Ongoing,
            ],
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
