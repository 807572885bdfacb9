//! What the guide fixes: the fields of “Basuppgifter” and the standard form of imported ads (D49).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{AskedBasics, Form, Question, QuestionId, QuestionKind, QuestionRole, RowSection, Section, SectionKind};
use crate::codes::{Choice, NotAChoice, choices};
use crate::translated::Translated;

choices! {
    /// A field of “Basuppgifter” (G9.2.1). They live in the profile and shine through in every application (G7.1-3), but
    /// for `citizenship` and `electronic_notice`, which belong to one application only.
    BasicField {
        /// Given names.
        FirstName = "first_name",
        /// Family name.
        LastName = "last_name",
        /// Date of birth.
        BirthDate = "birth_date",
        /// Legal gender: `woman`, `man` or `other` (D5). Kept apart from everything else (D4).
        Gender = "gender",
        /// Telephone.
        Phone = "phone",
        /// Contact e-mail, prefilled with the login address (D45).
        Email = "email",
        /// Street address; the word ‘spärrmarkering’ is accepted.
        Street = "street",
        /// Postal code.
        PostalCode = "postal_code",
        /// Post office.
        City = "city",
        /// Country, ISO 3166-1 alpha-2; empty is Finland.
        Country = "country",
        /// Work at the state: `budget_agency`, `other`, `no_employer`, or empty for “Inget val”. Kept with gender (D4).
        StateEmployer = "state_employer",
        /// The agency one works at; demanded with `budget_agency` only.
        StateAgency = "state_agency",
        /// “Är du finsk medborgare?” yes/no, only where the form asks (one application).
        Citizenship = "citizenship",
        /// Consent to electronic notice of the decision (one application, D40).
        ElectronicNotice = "electronic_notice",
    }
}

impl BasicField {
    /// Whether the field belongs to one application and not to the profile (D22, D40).
    #[must_use]
    pub const fn is_of_application(self) -> bool {
        matches!(self, Self::Citizenship | Self::ElectronicNotice)
    }

    /// Whether the field is kept in a table of its own that no recruiter's route reads (D4).
    #[must_use]
    pub const fn is_for_equality_only(self) -> bool {
        matches!(self, Self::Gender | Self::StateEmployer | Self::StateAgency)
    }
}

/// The standard form of the service, which an imported ad gets (D49).
#[must_use]
pub fn standard_form() -> Form {
    Form {
        version: 1,
        basics: AskedBasics::default(),
        sections: vec![
            Section {
                kind: SectionKind::Degrees,
                questions: vec![entries(
                    "degrees",
                    RowSection::Degrees,
                    Translated::all("Tutkinnot".into(), "Examen".into(), "Degrees".into()),
                )],
            },
            Section {
                kind: SectionKind::Experience,
                questions: vec![entries(
                    "experience",
                    RowSection::Experience,
                    Translated::all("Työkokemus".into(), "Arbetserfarenhet".into(), "Work experience".into()),
                )],
            },
            Section {
                kind: SectionKind::Job,
                questions: vec![Question {
                    id: QuestionId::from("motivation"),
                    label: Translated::all(
                        "Kerro, miksi haet tätä tehtävää ja mitä toisit siihen".into(),
                        "Berätta varför du söker uppgiften och vad du kan bidra med".into(),
                        "Tell why you are applying for this job and what you would bring to it".into(),
                    ),
                    help: None,
                    role: QuestionRole::Plain,
                    kind: QuestionKind::Text { max: 4_000, long: true },
                    required: true,
                    shown_when: None,
                }],
            },
        ],
    }
}

/// The profile as a form: the same sections in the same order, and nothing in it is required (G7.1-1). What a value may
/// be is judged as in any form; positions of trust stand last.
#[must_use]
pub fn profile_form() -> Form {
    let rows = |kind: SectionKind, section: RowSection| Section {
        kind,
        questions: vec![Question { required: false, ..entries(section.slug(), section, Translated::default()) }],
    };
    Form {
        version: 1,
        basics: AskedBasics::default(),
        sections: vec![
            rows(SectionKind::Degrees, RowSection::Degrees),
            rows(SectionKind::Courses, RowSection::Courses),
            rows(SectionKind::Languages, RowSection::Languages),
            rows(SectionKind::Experience, RowSection::Experience),
            rows(SectionKind::PositionsOfTrust, RowSection::PositionsOfTrust),
        ],
    }
}

/// The question that a section of rows is.
fn entries(id: &str, section: RowSection, label: Translated) -> Question {
    Question {
        id: QuestionId::from(id),
        label,
        help: None,
        role: QuestionRole::Plain,
        kind: QuestionKind::Entries { section },
        required: true,
        shown_when: None,
    }
}
