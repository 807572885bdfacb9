//! One place of the form that is saved by itself, and its JSON Pointer.

use domain::codes::Choice;
use domain::forms::{BasicField, QuestionId, RowField, RowSection, SectionKind};
use domain::ids::RowId;
use serde::{Deserialize, Serialize};

/// A field of the form: what the queue saves, what an error points at, what a conflict is about (D56).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Field {
    /// One of “Basuppgifter”.
    Basic(BasicField),
    /// The answer to a question.
    Answer(QuestionId),
    /// A field of a row.
    Row(RowSection, RowId, RowField),
}

impl Field {
    /// The pointer that the server uses for it.
    pub(crate) fn pointer(&self) -> String {
        match self {
            Self::Basic(field) => format!("/basics/{field}"),
            Self::Answer(question) => format!("/answers/{question}"),
            Self::Row(section, row, field) => format!("/rows/{section}/{row}/{field}"),
        }
    }

    /// The field that a pointer names, where it names one.
    pub(crate) fn parse(pointer: &str) -> Option<Self> {
        let mut parts = pointer.strip_prefix('/')?.split('/');
        let field = match (parts.next()?, parts.next()?, parts.next(), parts.next()) {
            ("basics", field, None, None) => Self::Basic(BasicField::from_slug(field)?),
            ("answers", question, None, None) => Self::Answer(QuestionId::from(question)),
            ("rows", section, Some(row), Some(field)) => {
                Self::Row(RowSection::from_slug(section)?, row.parse().ok()?, RowField::from_slug(field)?)
            }
            _other => return None,
        };
        parts.next().is_none().then_some(field)
    }
}

/// The id of the element that stands for a pointer: error summary links and `?field=` go there.
pub(crate) fn element_id(pointer: &str) -> String {
    format!("f{}", pointer.replace('/', "-"))
}

/// The section of the form that is made of these rows.
pub(crate) const fn section_kind(section: RowSection) -> SectionKind {
    match section {
        RowSection::Degrees => SectionKind::Degrees,
        RowSection::Courses => SectionKind::Courses,
        RowSection::Languages => SectionKind::Languages,
        RowSection::Experience => SectionKind::Experience,
        RowSection::PositionsOfTrust => SectionKind::PositionsOfTrust,
    }
}

/// The section in which a pointer lies, given where each question stands.
pub(crate) fn section_of(form: &domain::forms::Form, pointer: &str) -> SectionKind {
    let mut parts = pointer.trim_start_matches('/').split('/');
    match (parts.next(), parts.next()) {
        (Some("rows"), Some(section)) => RowSection::from_slug(section).map_or(SectionKind::Degrees, |section| {
            // Where this form asks for them: positions of trust stand in “Basuppgifter” (G9.2.1).
            form.section_of_rows(section).unwrap_or(section_kind(section))
        }),
        (Some("answers" | "attachments"), Some(question)) => form
            .sections
            .iter()
            .find(|section| section.questions.iter().any(|asked| asked.id.0 == question))
            .map_or(SectionKind::Basics, |section| section.kind),
        _basics => SectionKind::Basics,
    }
}

#[cfg(test)]
mod tests {
    use domain::forms::{BasicField, QuestionId, RowField, RowSection, SectionKind, standard_form};
    use domain::ids::RowId;

    use super::{Field, section_of};

    /// Holds D56: what the server calls a field, the page finds again.
    #[test]
    fn every_kind_of_field_comes_back_from_its_pointer() {
        for field in [
            Field::Basic(BasicField::PostalCode),
            Field::Answer(QuestionId::from("motivation")),
            Field::Row(RowSection::Degrees, RowId::from(uuid::Uuid::from_u128(7)), RowField::CompletedOn),
        ] {
            assert_eq!(Field::parse(&field.pointer()), Some(field));
        }
        for none in ["", "/rows/degrees", "/attachments/cv", "/basics/unheard_of", "/answers/a/b"] {
            assert_eq!(Field::parse(none), None, "{none}");
        }
    }

    /// Holds G9-1: a link to a missing field opens the section where it is.
    #[test]
    fn a_pointer_leads_to_its_section() {
        let form = standard_form();
        assert_eq!(section_of(&form, "/basics/phone"), SectionKind::Basics);
        assert_eq!(section_of(&form, "/rows/experience"), SectionKind::Experience);
        assert_eq!(section_of(&form, "/rows/degrees/x/level"), SectionKind::Degrees);
        assert_eq!(section_of(&form, "/answers/motivation"), SectionKind::Job);
    }
}
