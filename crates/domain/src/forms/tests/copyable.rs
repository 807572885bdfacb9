use super::{complete, degree, job, row, text};
use crate::forms::{
    AnswerValue, Form, Question, QuestionId, QuestionKind, QuestionRole, RowField, RowSection, Section, SectionKind,
    check_form, copied_from_application, copied_from_profile, evaluate, profile_form, standard_form,
};
use crate::translated::Translated;

fn course() -> crate::forms::DraftRow {
    row(7, RowSection::Courses, &[(RowField::Course, text("Första hjälpen"))])
}

/// The standard form, and the same asking for courses.
fn with_courses() -> Form {
    let mut form = standard_form();
    let question = Question {
        id: QuestionId::from("courses"),
        label: Translated::all("Kurssit".into(), "Kurser".into(), "Courses".into()),
        help: None,
        role: QuestionRole::Plain,
        kind: QuestionKind::Entries { section: RowSection::Courses },
        required: true,
        shown_when: None,
    };
    form.sections.insert(1, Section { kind: SectionKind::Courses, questions: vec![question] });
    assert_eq!(check_form(&form), []);
    form
}

/// Holds G9.1: rows are copied, courses only where the new form asks for them.
#[test]
fn rows_are_copied_where_the_form_asks_for_them() {
    let rows = [degree(1, true), course(), job(2), row(9, RowSection::Experience, &[])];
    let sections =
        |form: &Form| copied_from_profile(form, &rows).rows.iter().map(|row| row.section).collect::<Vec<_>>();
    assert_eq!(sections(&standard_form()), [RowSection::Degrees, RowSection::Experience], "an empty row stays behind");
    assert_eq!(sections(&with_courses()), [RowSection::Degrees, RowSection::Courses, RowSection::Experience]);
}

/// Holds G9.1, of D22: no answer to a question is copied, but that there are none of something is.
#[test]
fn of_the_answers_only_that_there_are_none_is_copied() {
    let mut earlier = complete();
    earlier.rows = vec![degree(1, true)];
    earlier.answers.insert("experience".into(), AnswerValue::YesNo(true));
    earlier.answers.insert("courses".into(), AnswerValue::YesNo(true));
    let copied = copied_from_application(&standard_form(), &with_courses(), &earlier.answers, &earlier.rows);
    assert_eq!(copied.rows, earlier.rows);
    assert_eq!(copied.none, [("experience".into(), AnswerValue::YesNo(true))].into());
}

/// Holds G9.2.3: where courses are asked one has to name one, or to say that there are none.
#[test]
fn courses_are_answered_with_one_or_with_none() {
    let form = with_courses();
    let mut draft = complete();
    let said = |draft: &_| super::said_of(&form, draft);
    assert_eq!(said(&draft), ["/rows/courses missing"]);
    draft.answers.insert("courses".into(), AnswerValue::YesNo(true));
    assert_eq!(said(&draft), Vec::<String>::new());
    draft.rows.push(course());
    assert_eq!(said(&draft), ["/answers/courses contradiction"]);
    draft.answers.remove(&QuestionId::from("courses"));
    assert_eq!(said(&draft), Vec::<String>::new());
}

/// Of G9.2.4: each of the three skills has a level, and the dash is one.
#[test]
fn a_language_has_three_levels() {
    let skills = |understanding: Option<&str>| {
        let mut fields = vec![
            (RowField::Language, text("sv")),
            (RowField::Speaking, text("good")),
            (RowField::Writing, text("none")),
        ];
        fields.extend(understanding.map(|level| (RowField::Understanding, text(level))));
        let draft = crate::forms::Draft { rows: vec![row(3, RowSection::Languages, &fields)], ..Default::default() };
        let errors = evaluate(&profile_form(), &draft, super::today()).errors;
        errors
            .into_iter()
            .filter(|error| error.pointer.starts_with("/rows"))
            .map(|error| error.code)
            .collect::<Vec<_>>()
    };
    use crate::problem::FieldCode::{Missing, NotAChoice};
    assert_eq!(skills(Some("excellent")), []);
    assert_eq!(skills(None), [Missing]);
    assert_eq!(skills(Some("fluent")), [NotAChoice]);
}

/// Of G7.1-1: the profile has every section of the guide, and nothing in it must be filled in.
#[test]
fn the_profile_asks_for_everything_and_demands_nothing() {
    let verdict = evaluate(&profile_form(), &crate::forms::Draft::default(), super::today());
    assert!(verdict.errors.iter().all(|error| error.pointer.starts_with("/basics/")), "{:?}", verdict.errors);
    let sections: Vec<SectionKind> = profile_form().sections.iter().map(|section| section.kind).collect();
    assert_eq!(
        sections,
        [
            SectionKind::Degrees,
            SectionKind::Courses,
            SectionKind::Languages,
            SectionKind::Experience,
            SectionKind::PositionsOfTrust,
        ]
    );
}
