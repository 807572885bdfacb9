use super::{complete, judged, said, said_of, text};
use crate::forms::{
    AnswerValue, BasicField, Draft, PhotoAsk, Question, QuestionKind, RowSection, Section, SectionKind, SectionState,
    as_sent, check_form, is_protected_address, standard_form,
};

/// Holds G9-1. Of G9.2.1: what is missing is named one by one.
#[test]
fn an_empty_form_names_every_mandatory_field() {
    let verdict = judged(&standard_form(), &Draft::default());
    let pointers: Vec<&str> = verdict.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/basics/first_name",
            "/basics/last_name",
            "/basics/birth_date",
            "/basics/gender",
            "/basics/phone",
            "/basics/email",
            "/basics/street",
            "/basics/postal_code",
            "/basics/city",
            "/rows/degrees",
            "/rows/experience",
            "/answers/motivation",
        ]
    );
    assert!(verdict.errors.iter().all(|error| error.code.slug() == "missing"));
    assert_eq!(verdict.percent, 0);
    assert_eq!(
        verdict.sections.iter().map(|section| section.section).collect::<Vec<_>>(),
        [SectionKind::Basics, SectionKind::Degrees, SectionKind::Experience, SectionKind::Job]
    );
    assert!(verdict.sections.iter().all(|section| section.state == SectionState::NotStarted));
}

/// Holds G9-1, G9.3-1.
#[test]
fn a_complete_form_is_a_hundred_per_cent() {
    let verdict = judged(&standard_form(), &complete());
    assert_eq!((verdict.percent, verdict.errors), (100, Vec::new()));
    assert!(verdict.sections.iter().all(|section| section.state == SectionState::Done));
}

/// Holds G9.3-1: twelve things are asked; eleven of them are 91 per cent, not 92.
#[test]
fn per_cent_are_rounded_down() {
    let mut draft = complete();
    draft.answers.clear();
    assert_eq!(judged(&standard_form(), &draft).percent, 91);
    draft.basics.remove(&BasicField::City);
    let verdict = judged(&standard_form(), &draft);
    assert_eq!(verdict.percent, 83);
    assert_eq!(verdict.sections.first().unwrap().state, SectionState::Started);
}

/// Holds D47. Of G9.2.1.
#[test]
fn each_field_is_judged_by_its_own_rule() {
    for (field, value, code) in [
        (BasicField::FirstName, "   ", "missing"),
        (BasicField::BirthDate, "31.4.1988", "not_a_date"),
        (BasicField::BirthDate, "2.12.2026", "too_late"),
        (BasicField::BirthDate, "31.12.1899", "too_early"),
        (BasicField::Gender, "yes", "not_a_choice"),
        (BasicField::Phone, "ring mig", "not_a_phone"),
        (BasicField::Email, "aino@", "not_an_email"),
        (BasicField::Country, "Sverige", "not_a_choice"),
    ] {
        let mut draft = complete();
        draft.basics.insert(field, text(value));
        assert_eq!(said(&draft), [format!("/basics/{field} {code}")], "{value}");
    }
    let mut draft = complete();
    draft.basics.insert(BasicField::BirthDate, text("1.12.2026"));
    draft.basics.insert(BasicField::Country, text("SE"));
    assert_eq!(said(&draft), [""; 0]);
}

/// Of G9.2.1: with ‘spärrmarkering’ in the address neither postal code nor city is asked.
#[test]
fn a_protected_address_needs_no_postal_code() {
    for street in ["spärrmarkering", "Spärrmarkering", " ‘SPÄRRMARKERING’ ", "Turvakielto", "spa\u{308}rrmarkering"]
    {
        assert!(is_protected_address(street), "{street}");
        let mut draft = complete();
        draft.basics.insert(BasicField::Street, text(street));
        draft.basics.remove(&BasicField::PostalCode);
        draft.basics.remove(&BasicField::City);
        assert_eq!(said(&draft), [""; 0], "{street}");
    }
    assert!(!is_protected_address("Storgatan 1"));
}

/// Of G9.2.1: the agency is demanded with the second choice only, and a hidden one does not stand in the way.
#[test]
fn the_agency_is_asked_only_of_those_who_work_at_one() {
    let mut draft = complete();
    draft.basics.insert(BasicField::StateAgency, text("Not A Code"));
    for choice in ["", "other", "no_employer"] {
        draft.basics.insert(BasicField::StateEmployer, text(choice));
        assert_eq!(said(&draft), [""; 0], "{choice}");
    }
    draft.basics.insert(BasicField::StateEmployer, text("budget_agency"));
    assert_eq!(said(&draft), ["/basics/state_agency not_a_choice"]);
    draft.basics.remove(&BasicField::StateAgency);
    assert_eq!(said(&draft), ["/basics/state_agency missing"]);
    draft.basics.insert(BasicField::StateAgency, text("migri"));
    assert_eq!(said(&draft), [""; 0]);
}

/// Of G9.2.1: the question of citizenship stands only where the post demands it, and then wants yes or no.
#[test]
fn citizenship_is_asked_only_where_the_form_asks() {
    let mut form = standard_form();
    assert_eq!(said_of(&form, &complete()), [""; 0]);
    form.basics.citizenship = true;
    assert_eq!(said_of(&form, &complete()), ["/basics/citizenship missing"]);
    let mut draft = complete();
    draft.basics.insert(BasicField::Citizenship, AnswerValue::YesNo(false));
    draft.basics.insert(BasicField::ElectronicNotice, AnswerValue::YesNo(true));
    assert_eq!(said_of(&form, &draft), [""; 0]);
}

/// Holds G9.2.1: a photo is asked for only where the form asks, and demanded only where it demands one.
#[test]
fn a_photo_is_asked_only_where_the_form_asks() {
    let mut form = standard_form();
    let with = |has_photo| Draft { has_photo, ..complete() };
    assert_eq!(said_of(&form, &with(false)), [""; 0]);
    assert!(!as_sent(&form, &with(true)).has_photo, "what nobody asked for is not sent");
    form.basics.photo = PhotoAsk::Optional;
    assert_eq!(said_of(&form, &with(false)), [""; 0]);
    form.basics.photo = PhotoAsk::Required;
    assert_eq!(said_of(&form, &with(false)), ["/basics/photo missing"]);
    assert_eq!(said_of(&form, &with(true)), [""; 0]);
    assert!(as_sent(&form, &with(true)).has_photo);
}

/// Holds G9.2.1: positions of trust and other details are asked in “Basuppgifter”, where they are.
#[test]
fn other_details_belong_to_the_basic_details() {
    let mut form = standard_form();
    let like = form.question(&"experience".into()).unwrap().clone();
    let trust = Question {
        id: "trust".into(),
        kind: QuestionKind::Entries { section: RowSection::PositionsOfTrust },
        ..like.clone()
    };
    let other = Question { id: "interests".into(), kind: QuestionKind::Text { max: 100, long: false }, ..like };
    form.sections.insert(0, Section { kind: SectionKind::Basics, questions: vec![trust, other] });
    assert_eq!(check_form(&form), []);
    let verdict = judged(&form, &complete());
    let pointers: Vec<&str> = verdict.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/rows/positions_of_trust", "/answers/interests"]);
    assert_eq!(verdict.sections.len(), 4, "the section stands there once");
    assert_eq!(verdict.sections.first().unwrap().state, SectionState::Started);
    let mut draft = complete();
    draft.answers.insert("trust".into(), AnswerValue::YesNo(true));
    draft.answers.insert("interests".into(), text("none"));
    assert_eq!(said_of(&form, &draft), [""; 0]);
}
