//! Words for values that the domain knows.

use domain::ads::AdField;
use domain::applications::{ApplicationState, Heading};
use domain::codes::{EmploymentType, Gender, Relation, SkillLevel, StateEmployer};
use domain::forms::{QuestionRole, SectionKind, SectionState};
use domain::language::Language;
use domain::password::PasswordRule;
use domain::sharing::Network;

use crate::{account, ad, applications, form, frame, profile, search};

/// The name of a language, said in `language`: `finska`.
#[must_use]
pub const fn language_name(language: Language, named: Language) -> &'static str {
    match named {
        Language::Fi => frame::finnish(language),
        Language::Sv => frame::swedish(language),
        Language::En => frame::english(language),
    }
}

/// The name of a network under “Dela” (G3.6-1).
#[must_use]
pub const fn network(language: Language, network: Network) -> &'static str {
    match network {
        Network::Facebook => ad::share_facebook(language),
        Network::X => ad::share_x(language),
        Network::LinkedIn => ad::share_linkedin(language),
        Network::WhatsApp => ad::share_whatsapp(language),
    }
}

/// The tag at an ad that is shown in another language than the page: `på finska` (G2-2).
#[must_use]
pub const fn ad_in_language(language: Language, ad: Language) -> &'static str {
    match ad {
        Language::Fi => frame::in_finnish(language),
        Language::Sv => frame::in_swedish(language),
        Language::En => frame::in_english(language),
    }
}

/// A part of an ad, as the list of its changes names it (D31).
#[must_use]
pub const fn ad_field(language: Language, field: AdField) -> &'static str {
    match field {
        AdField::Languages => ad::language_versions(language),
        AdField::Title => ad::heading_of_job(language),
        AdField::Description => ad::description(language),
        AdField::Eligibility => ad::eligibility(language),
        AdField::Requirements => ad::expectations(language),
        AdField::WeOffer => ad::we_offer(language),
        AdField::TaskAreas => ad::task_areas(language),
        AdField::Municipalities => ad::locations(language),
        AdField::Level => ad::level(language),
        AdField::WorkingTimes => ad::working_time(language),
        AdField::Relation => ad::relation(language),
        AdField::Duration => ad::duration(language),
        AdField::Internship => search::internship(language),
        AdField::Remote => ad::remote_work(language),
        AdField::Positions => ad::positions(language),
        AdField::Pay => ad::pay(language),
        AdField::Contacts => ad::contact_persons(language),
        AdField::ApplicationPeriod => ad::period(language),
    }
}

/// The parts of an ad that a correction is about, in one line.
#[must_use]
pub fn changed_fields(language: Language, fields: &[AdField]) -> String {
    let names: Vec<_> = fields.iter().map(|field| ad_field(language, *field)).collect();
    ad::changed(language, names.join(", "))
}

/// One rule of a password, as the list under the field says it (G4-2).
#[must_use]
pub const fn password_rule(language: Language, rule: PasswordRule) -> &'static str {
    match rule {
        PasswordRule::Length => account::password_rule_length(language),
        PasswordRule::Digit => account::password_rule_digit(language),
        PasswordRule::Lower => account::password_rule_lower(language),
        PasswordRule::Upper => account::password_rule_upper(language),
        PasswordRule::Special => account::password_rule_special(language),
    }
}

/// The title of a section of the form (G9.2), which is also its line in the list of sections.
#[must_use]
pub const fn section(language: Language, kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Basics => form::section_basics(language),
        SectionKind::Degrees => form::section_degrees(language),
        SectionKind::Courses => form::section_courses(language),
        SectionKind::Languages => form::section_languages(language),
        SectionKind::PositionsOfTrust => form::section_positions_of_trust(language),
        SectionKind::Experience => form::section_experience(language),
        SectionKind::Competence => form::section_competence(language),
        SectionKind::Job => form::section_job(language),
        SectionKind::Attachments => form::section_attachments(language),
    }
}

/// How well somebody knows a language (G9.2.4).
#[must_use]
pub const fn skill_level(language: Language, level: SkillLevel) -> &'static str {
    match level {
        SkillLevel::Excellent => form::level_excellent(language),
        SkillLevel::Good => form::level_good(language),
        SkillLevel::Satisfactory => form::level_satisfactory(language),
        SkillLevel::Weak => form::level_weak(language),
        SkillLevel::None => form::level_none(language),
    }
}

/// The level of a skill that a job demands (G9.2.4).
#[must_use]
pub fn demanded_level(language: Language, level: SkillLevel) -> String {
    form::demanded_level(language, skill_level(language, level))
}

/// The service's own choice ‹none of them›, where a question offers it (G9.2.6).
#[must_use]
pub const fn none_choice(language: Language, role: QuestionRole) -> Option<&'static str> {
    match role {
        QuestionRole::Skills => Some(form::no_skills(language)),
        QuestionRole::Permits => Some(form::no_permits(language)),
        QuestionRole::Plain | QuestionRole::Eligibility | QuestionRole::Leadership => None,
    }
}

/// The word for a legal gender (G9.2.1).
#[must_use]
pub const fn gender(language: Language, gender: Gender) -> &'static str {
    match gender {
        Gender::Woman => profile::gender_woman(language),
        Gender::Man => profile::gender_man(language),
        Gender::Other => profile::gender_other(language),
    }
}

/// The words for where one works (G9.2.1).
#[must_use]
pub const fn state_employer(language: Language, employer: StateEmployer) -> &'static str {
    match employer {
        StateEmployer::BudgetAgency => profile::state_employer_budget_agency(language),
        StateEmployer::Other => profile::state_employer_other(language),
        StateEmployer::NoEmployer => profile::state_employer_none(language),
    }
}

/// A heading of “Mina ansökningar” (G6-1).
#[must_use]
pub const fn heading(language: Language, heading: Heading) -> &'static str {
    match heading {
        Heading::Unfinished => applications::unfinished(language),
        Heading::Active => applications::active(language),
        Heading::Ended => applications::ended(language),
    }
}

/// The status above right in the form (G9.3-1).
#[must_use]
pub const fn status(language: Language, state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Unsent => form::status_unsent(language),
        ApplicationState::Sent => form::status_sent(language),
        ApplicationState::Withdrawn => form::status_withdrawn(language),
    }
}

/// The tag of an application in the list.
#[must_use]
pub const fn status_tag(language: Language, state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Unsent => applications::status_unsent(language),
        ApplicationState::Sent => applications::status_sent(language),
        ApplicationState::Withdrawn => applications::status_withdrawn(language),
    }
}

/// What the law says about an application before it is sent (G9.3-2): another notice for posts than for contracts (D29).
#[must_use]
pub const fn public_record_notice(language: Language, relation: Relation) -> &'static str {
    match relation {
        Relation::PublicService => form::public_for_post(language),
        Relation::Contract => form::public_for_contract(language),
    }
}

/// How far a section of the form is: “Klart”, “Påbörjat”, “Ej påbörjat”.
#[must_use]
pub const fn section_state(language: Language, state: SectionState) -> &'static str {
    match state {
        SectionState::NotStarted => form::section_not_begun(language),
        SectionState::Started => form::section_begun(language),
        SectionState::Done => form::section_done(language),
    }
}

/// An option of “Typ” (G3.2.4), for places that have no code list at hand.
#[must_use]
pub const fn employment_type(language: Language, kind: EmploymentType) -> &'static str {
    match kind {
        EmploymentType::Permanent => search::permanent(language),
        EmploymentType::Temporary => search::temporary(language),
        EmploymentType::PublicService => search::public_service(language),
        EmploymentType::Contract => search::employment_contract(language),
        EmploymentType::Internship => search::internship(language),
        EmploymentType::OpenApplication => search::open_application_type(language),
    }
}
