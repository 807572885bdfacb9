//! Words for the fixed fields of the form and the profile (G9.2.1 to G9.2.5).

use domain::forms::{BasicField, RowField, RowSection};
use domain::language::Language;

use crate::{form, profile};

/// The label of a field of “Basuppgifter” (G9.2.1).
#[must_use]
pub const fn basic_field(language: Language, field: BasicField) -> &'static str {
    match field {
        BasicField::FirstName => profile::first_name(language),
        BasicField::LastName => profile::last_name(language),
        BasicField::BirthDate => profile::birth_date(language),
        BasicField::Gender => profile::gender(language),
        BasicField::Phone => profile::phone(language),
        BasicField::Email => profile::email(language),
        BasicField::Street => profile::street(language),
        BasicField::PostalCode => profile::postal_code(language),
        BasicField::City => profile::city(language),
        BasicField::Country => profile::country(language),
        BasicField::StateEmployer => profile::state_employer(language),
        BasicField::StateAgency => profile::state_agency(language),
        BasicField::Citizenship => profile::citizenship(language),
        BasicField::ElectronicNotice => profile::electronic_notice(language),
    }
}

/// The label of a field of a degree or a job (G9.2.2, G9.2.5).
#[must_use]
pub const fn row_field(language: Language, field: RowField) -> &'static str {
    match field {
        RowField::Degree => profile::degree(language),
        RowField::School => profile::school(language),
        RowField::Level => profile::degree_level(language),
        RowField::CompletedOn => profile::completed_on(language),
        RowField::Highest => profile::highest_degree(language),
        RowField::Course => profile::course(language),
        RowField::Organizer => profile::organizer(language),
        RowField::Language => profile::language(language),
        RowField::Speaking => profile::speaking(language),
        RowField::Writing => profile::writing(language),
        RowField::Understanding => profile::understanding(language),
        RowField::Assignment => profile::assignment(language),
        RowField::Organization => profile::organization(language),
        RowField::Employer => profile::employer(language),
        RowField::Title => profile::job_title(language),
        RowField::StartedOn => profile::started_on(language),
        RowField::EndedOn => profile::ended_on(language),
        RowField::Ongoing => profile::ongoing(language),
        RowField::Description => profile::job_description(language),
    }
}

/// The name of one row, counted from one: `Examen 2`.
#[must_use]
pub fn row_name(language: Language, section: RowSection, number: u64) -> String {
    match section {
        RowSection::Degrees => profile::degree_number(language, number),
        RowSection::Courses => profile::course_number(language, number),
        RowSection::Languages => profile::language_number(language, number),
        RowSection::Experience => profile::experience_number(language, number),
        RowSection::PositionsOfTrust => profile::position_of_trust_number(language, number),
    }
}

/// What says that there is nothing to tell in a section of rows (D23, G9.2.5).
#[must_use]
pub const fn no_rows(language: Language, section: RowSection) -> &'static str {
    match section {
        RowSection::Degrees => profile::no_degree(language),
        RowSection::Courses => form::no_courses(language),
        RowSection::Languages => profile::no_languages(language),
        RowSection::Experience => profile::no_experience(language),
        RowSection::PositionsOfTrust => profile::no_positions_of_trust(language),
    }
}

/// What to do where a field of “Basuppgifter” is empty: `Ange din e-postadress` (G9-1).
#[must_use]
pub const fn missing_basic_field(language: Language, field: BasicField) -> &'static str {
    match field {
        BasicField::FirstName => profile::missing_first_name(language),
        BasicField::LastName => profile::missing_last_name(language),
        BasicField::BirthDate => profile::missing_birth_date(language),
        BasicField::Gender => profile::missing_gender(language),
        BasicField::Phone => profile::missing_phone(language),
        BasicField::Email => profile::missing_email(language),
        BasicField::Street => profile::missing_street(language),
        BasicField::PostalCode => profile::missing_postal_code(language),
        BasicField::City => profile::missing_city(language),
        BasicField::Country => profile::missing_country(language),
        BasicField::StateEmployer => profile::missing_state_employer(language),
        BasicField::StateAgency => profile::missing_state_agency(language),
        BasicField::Citizenship => profile::missing_citizenship(language),
        BasicField::ElectronicNotice => profile::missing_electronic_notice(language),
    }
}

/// What to do where a field of a row is empty (G9-1).
#[must_use]
pub const fn missing_row_field(language: Language, field: RowField) -> &'static str {
    match field {
        RowField::Degree => profile::missing_degree(language),
        RowField::School => profile::missing_school(language),
        RowField::Level => profile::missing_degree_level(language),
        RowField::CompletedOn => profile::missing_completed_on(language),
        RowField::Highest => profile::missing_highest(language),
        RowField::Course => profile::missing_course(language),
        RowField::Organizer => profile::missing_organizer(language),
        RowField::Language => profile::missing_language(language),
        RowField::Speaking => profile::missing_speaking(language),
        RowField::Writing => profile::missing_writing(language),
        RowField::Understanding => profile::missing_understanding(language),
        RowField::Assignment => profile::missing_assignment(language),
        RowField::Organization => profile::missing_organization(language),
        RowField::Employer => profile::missing_employer(language),
        RowField::Title => profile::missing_job_title(language),
        RowField::StartedOn => profile::missing_started_on(language),
        RowField::EndedOn => profile::missing_ended_on(language),
        RowField::Ongoing => profile::missing_ongoing(language),
        RowField::Description => profile::missing_job_description(language),
    }
}

/// What to do where a section of rows has none and does not say that there are none (G9-1).
#[must_use]
pub const fn missing_rows(language: Language, section: RowSection) -> &'static str {
    match section {
        RowSection::Degrees => profile::missing_degrees(language),
        RowSection::Courses => profile::missing_courses(language),
        RowSection::Languages => profile::missing_languages(language),
        RowSection::Experience => profile::missing_experience(language),
        RowSection::PositionsOfTrust => profile::missing_positions_of_trust(language),
    }
}
