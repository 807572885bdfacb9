//! Sections in the guide's order.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{AskedBasics, Question};
use crate::codes::{Choice, NotAChoice, choices};

/// A recruitment's form. Frozen once an application exists: a correction is version n+1 (D31).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Form {
    /// Counts the versions of this recruitment's form, from 1.
    pub version: u32,
    /// What the section “Basuppgifter” asks beyond what it always asks (G9.2.1).
    pub basics: AskedBasics,
    /// The sections in the guide's order; “Basuppgifter” is among them only where it has questions besides its own.
    pub sections: Vec<Section>,
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Section {
    /// Which of the guide's sections; each at most once.
    pub kind: SectionKind,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

choices! {
    /// The guide's sections (G9.2). Titles are the guide's and stand in the catalogue.
    SectionKind {
        /// “Basuppgifter” (G9.2.1), always first; its fields are [`super::BasicField`]s. A form lists it only where it asks
        /// for “Övriga uppgifter” there, positions of trust for example.
        Basics = "basics",
        /// “Examen” (G9.2.2), always there.
        Degrees = "degrees",
        /// “Kurser” (G9.2.3), where asked.
        Courses = "courses",
        /// “Språkkunskaper” (G9.2.4), where asked.
        Languages = "languages",
        /// “Arbetserfarenhet” (G9.2.5), always there.
        Experience = "experience",
        /// “Förtroendeuppdrag” as a section of its own: the profile's. A recruitment asks for them in “Basuppgifter”.
        PositionsOfTrust = "positions_of_trust",
        /// “Erfarenhet, kompetens och kunskaper” (G9.2.6), where asked.
        Competence = "competence",
        /// “Ansökan till jobbet” (G9.2.7), always there.
        Job = "job",
        /// “Bilagor” (G9.2.8), where asked.
        Attachments = "attachments",
    }
}

impl Form {
    /// The section of a kind, where the form has it.
    #[must_use]
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }

    /// The sections that an applicant sees, “Basuppgifter” first.
    pub fn shown_sections(&self) -> impl Iterator<Item = SectionKind> {
        let others = self.sections.iter().map(|section| section.kind).filter(|kind| *kind != SectionKind::Basics);
        std::iter::once(SectionKind::Basics).chain(others)
    }

    /// The section in which these rows are asked for.
    #[must_use]
    pub fn section_of_rows(&self, rows: super::RowSection) -> Option<SectionKind> {
        let asks = |section: &&Section| section.questions.iter().any(|question| question.rows() == Some(rows));
        self.sections.iter().find(asks).map(|section| section.kind)
    }

    /// All questions of all sections.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| section.questions.iter())
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &super::QuestionId) -> Option<&Question> {
        self.questions().find(|question| question.id == *id)
    }
}
