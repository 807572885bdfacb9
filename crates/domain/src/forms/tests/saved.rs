use super::text;
use crate::forms::{
    AnswerValue, BasicField, Field, MAX_ANSWER_CHARS, MAX_LINE_CHARS, Question, QuestionKind, RowField, check_saved,
    standard_form,
};

fn said(field: Field<'_>, value: &AnswerValue) -> Option<&'static str> {
    check_saved(field, "/x", value).err().map(|error| error.code.slug())
}

/// Holds D47, G9-2: a draft keeps what is half-typed, in every field.
#[test]
fn half_typed_values_are_kept() {
    for field in [
        Field::Basic(BasicField::BirthDate),
        Field::Basic(BasicField::Email),
        Field::Basic(BasicField::Phone),
        Field::Row(RowField::CompletedOn),
        Field::Row(RowField::Level),
    ] {
        for half in ["", " ", "31.2.", "a@", "12"] {
            assert_eq!(said(field, &text(half)), None, "{field:?} {half}");
        }
    }
}

/// Holds D47.
#[test]
fn what_can_never_become_valid_is_refused_at_once() {
    let name = Field::Basic(BasicField::FirstName);
    let limit = usize::try_from(MAX_LINE_CHARS).unwrap();
    assert_eq!(said(name, &text(&"ä".repeat(limit))), None);
    assert_eq!(said(name, &text(&"ä".repeat(limit + 1))), Some("too_long"));
    assert_eq!(said(name, &text("Ai\nno")), Some("bad_character"));
    assert_eq!(said(name, &text("Ai\0no")), Some("bad_character"));
    assert_eq!(said(name, &AnswerValue::YesNo(true)), Some("wrong_type"));
    assert_eq!(said(Field::Basic(BasicField::Gender), &text("x")), Some("not_a_choice"));
    assert_eq!(said(Field::Basic(BasicField::Gender), &text("")), None);
    assert_eq!(said(Field::Row(RowField::Ongoing), &text("true")), Some("wrong_type"));
    assert_eq!(said(Field::Row(RowField::Description), &text("one\r\ntwo\tthree")), None);
}

/// Holds G9.2.7: the limit is told with the refusal, and no question may ask for more than the service keeps.
#[test]
fn the_limit_of_a_question_counts_characters() {
    let form = standard_form();
    let mut question: Question = form.question(&"motivation".into()).unwrap().clone();
    let error = check_saved(Field::Answer(&question), "/answers/motivation", &text(&"ö".repeat(4_001))).unwrap_err();
    assert_eq!(error.params.get("max").map(String::as_str), Some("4000"));
    question.kind = QuestionKind::Text { max: u32::MAX, long: true };
    let most = usize::try_from(MAX_ANSWER_CHARS).unwrap();
    assert_eq!(said(Field::Answer(&question), &text(&"ö".repeat(most))), None);
    assert_eq!(said(Field::Answer(&question), &text(&"ö".repeat(most + 1))), Some("too_long"));
}
