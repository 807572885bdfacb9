use chrono::NaiveDate;
use uuid::Uuid;

use super::{complete, said_of, text};
use crate::forms::as_sent;
use crate::forms::{
    AnswerValue, ChoiceId, Condition, DateRange, DraftAttachment, FileAsk, Form, NumberRange, Question, QuestionChoice,
    QuestionId, QuestionKind, QuestionRole, Section, SectionKind, check_form, parse_number, standard_form,
};
use crate::ids::AttachmentId;
use crate::translated::Translated;

fn label(text: &str) -> Translated {
    Translated { sv: Some(text.to_owned()), ..Translated::default() }
}

fn choices(ids: &[&str]) -> Vec<QuestionChoice> {
    ids.iter().map(|id| QuestionChoice { id: ChoiceId((*id).to_owned()), label: label(id) }).collect()
}

fn question(id: &str, kind: QuestionKind) -> Question {
    Question {
        id: id.into(),
        label: label(id),
        help: None,
        role: QuestionRole::Plain,
        kind,
        required: true,
        shown_when: None,
    }
}

/// The standard form with these questions in “Ansökan till jobbet”, and files where there are some.
fn form_with(questions: Vec<Question>) -> Form {
    let mut form = standard_form();
    let (files, others): (Vec<Question>, Vec<Question>) =
        questions.into_iter().partition(|question| matches!(question.kind, QuestionKind::File(_)));
    form.sections.last_mut().unwrap().questions.extend(others);
    if !files.is_empty() {
        form.sections.push(Section { kind: SectionKind::Attachments, questions: files });
    }
    assert_eq!(check_form(&form), []);
    form
}

/// Holds G9.2.7, D47: every kind of question judges what was typed, and what is right passes.
#[test]
fn every_kind_of_question_is_judged() {
    let day = |d| NaiveDate::from_ymd_opt(2027, 1, d);
    let text_of_five = QuestionKind::Text { max: 5, long: false };
    let one = QuestionKind::OneOf { choices: choices(&["helsinki", "vasa"]) };
    let many = QuestionKind::ManyOf { choices: choices(&["fi", "sv"]) };
    let number = QuestionKind::Number(NumberRange { min: -5, max: 20_000 });
    let date = QuestionKind::Date(DateRange { earliest: day(1), latest: day(31) });
    let ids = |ids: &[&str]| AnswerValue::Many(ids.iter().map(|id| (*id).to_owned()).collect());
    for (kind, value, expected) in [
        (&text_of_five, text("åäö🙂🙂"), None),
        (&text_of_five, text("åäö🙂🙂."), Some("too_long")),
        (&text_of_five, text("  "), Some("missing")),
        (&text_of_five, text("a\0"), Some("bad_character")),
        (&one, text("vasa"), None),
        (&one, text("åbo"), Some("not_a_choice")),
        (&one, ids(&["vasa"]), Some("wrong_type")),
        (&many, ids(&["sv", "fi"]), None),
        (&many, ids(&[]), Some("missing")),
        (&many, ids(&["sv", "en"]), Some("not_a_choice")),
        (&many, ids(&["sv", "sv"]), Some("not_together")),
        (&number, text(" 20\u{a0}000 "), None),
        (&number, text("−5"), None),
        (&number, text("20 001"), Some("out_of_range")),
        (&number, text("1.5"), Some("not_a_number")),
        (&number, text("99999999999999999999"), Some("not_a_number")),
        (&date, text("31.1.2027"), None),
        (&date, text("31.1."), Some("not_a_date")),
        (&date, text("31.12.2026"), Some("too_early")),
        (&date, text("1.2.2027"), Some("too_late")),
        (&QuestionKind::YesNo, AnswerValue::YesNo(false), None),
        (&QuestionKind::YesNo, text("ja"), Some("wrong_type")),
    ] {
        let form = form_with(vec![question("q", kind.clone())]);
        let mut draft = complete();
        draft.answers.insert("q".into(), value.clone());
        let expected: Vec<String> = expected.into_iter().map(|code| format!("/answers/q {code}")).collect();
        assert_eq!(said_of(&form, &draft), expected, "{value:?}");
        // An optional question may be left alone, but a wrong answer still stands in the way.
        let mut optional = form.clone();
        optional.sections.last_mut().unwrap().questions.last_mut().unwrap().required = false;
        let kept: Vec<String> = expected.into_iter().filter(|error| !error.ends_with(" missing")).collect();
        assert_eq!(said_of(&optional, &draft), kept, "{value:?}");
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    assert_eq!(parse_number("1 000"), Some(1_000));
    assert_eq!(parse_number("-3"), Some(-3));
    for bad in ["", "-", "--3", "1,5", "+3", "٣", "1e3"] {
        assert_eq!(parse_number(bad), None, "{bad}");
    }
}

/// Holds G9-1: a question under a condition is neither asked nor judged while it is hidden, nor what hangs on it.
#[test]
fn hidden_questions_do_not_count() {
    let when = |id: &str, is: &str| Some(Condition { question: id.into(), is: is.to_owned() });
    let mut second = question("second", QuestionKind::OneOf { choices: choices(&["b", "c"]) });
    second.shown_when = when("first", "yes");
    let mut third = question("third", QuestionKind::Text { max: 10, long: false });
    third.shown_when = when("second", "b");
    let form = form_with(vec![question("first", QuestionKind::YesNo), second, third]);
    let mut draft = complete();
    draft.answers.insert("second".into(), text("b"));
    draft.answers.insert("third".into(), text("much too long for it"));
    assert_eq!(said_of(&form, &draft), ["/answers/first missing"]);
    draft.answers.insert("first".into(), AnswerValue::YesNo(false));
    assert_eq!(said_of(&form, &draft), [""; 0]);
    draft.answers.insert("first".into(), AnswerValue::YesNo(true));
    assert_eq!(said_of(&form, &draft), ["/answers/third too_long"]);
    draft.answers.insert("second".into(), text("c"));
    assert_eq!(said_of(&form, &draft), [""; 0]);
}

/// Holds G9.2.8: only as many files as asked.
#[test]
fn attachments_are_counted_per_question() {
    let form = form_with(vec![
        question("cv", QuestionKind::File(FileAsk { max_files: 1 })),
        Question { required: false, ..question("more", QuestionKind::File(FileAsk { max_files: 3 })) },
    ]);
    let mut draft = complete();
    let mut attach = |question: &str, number: u128| {
        draft
            .attachments
            .push(DraftAttachment { id: AttachmentId(Uuid::from_u128(number)), question: QuestionId::from(question) });
        said_of(&form, &draft)
    };
    assert_eq!(attach("not_asked", 1), ["/attachments/cv missing"]);
    assert_eq!(attach("cv", 2), [""; 0]);
    assert_eq!(attach("more", 3), [""; 0]);
    assert_eq!(attach("cv", 4), ["/attachments/cv too_many"]);
}

/// Holds D47, G9-1: a sent application holds parsed values, and nothing that was hidden when it was sent.
#[test]
fn a_sent_application_holds_parsed_values() {
    let mut hidden = question("hidden", QuestionKind::Text { max: 10, long: false });
    hidden.shown_when = Some(Condition { question: "first".into(), is: "yes".to_owned() });
    let form = form_with(vec![
        question("first", QuestionKind::YesNo),
        hidden,
        question("pay", QuestionKind::Number(NumberRange { min: 0, max: 9_000 })),
        question("day", QuestionKind::Date(DateRange { earliest: None, latest: None })),
    ]);
    let mut draft = complete();
    for (id, answer) in [
        ("first", AnswerValue::YesNo(false)),
        ("hidden", text("secret")),
        ("pay", text(" 4 200 ")),
        ("day", text("1.2.2027")),
        ("no_longer_asked", text("old")),
    ] {
        draft.answers.insert(id.into(), answer);
    }
    let sent = as_sent(&form, &draft);
    let answers: Vec<(&str, &AnswerValue)> = sent.answers.iter().map(|(id, answer)| (id.0.as_str(), answer)).collect();
    assert_eq!(
        answers,
        [
            ("day", &text("2027-02-01")),
            ("first", &AnswerValue::YesNo(false)),
            ("motivation", &text("Jag vill.")),
            ("pay", &text("4200")),
        ]
    );
}
