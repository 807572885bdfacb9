use crate::forms::{
    ChoiceId, Form, FormUse, PhotoAsk, Question, QuestionChoice, QuestionKind, check_change, check_form, form_changes,
    standard_form,
};
use crate::translated::Translated;

fn label(name: &str) -> Translated {
    Translated::all(name.into(), name.into(), name.into())
}

fn choice(id: &str) -> QuestionChoice {
    QuestionChoice { id: ChoiceId(id.to_owned()), label: label(id) }
}

/// The standard form with a question of many choices.
fn before() -> Form {
    let mut form = standard_form();
    let job = &mut form.sections.last_mut().unwrap().questions;
    let kind = QuestionKind::OneOf { choices: vec![choice("a"), choice("b")] };
    job.push(Question { id: "place".into(), label: label("place"), kind, ..job[0].clone() });
    form
}

fn job(form: &mut Form) -> &mut Vec<Question> {
    &mut form.sections.last_mut().unwrap().questions
}

fn said(change: &dyn Fn(&mut Form), used: FormUse) -> Vec<String> {
    let mut after = before();
    change(&mut after);
    assert_eq!(check_form(&after), []);
    let errors = check_change(&[before()], &after, used);
    errors.iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
}

fn optional(id: &str) -> Question {
    Question { id: id.into(), required: false, ..before().sections.last().unwrap().questions[0].clone() }
}

const NOTHING: [&str; 0] = [];

/// Holds D31: before anybody has written everything may change; while somebody writes an id keeps its kind of question.
#[test]
fn before_the_first_sent_one_only_a_kind_is_fixed() {
    let anything = |form: &mut Form| {
        job(form).remove(1);
        form.basics.citizenship = true;
        job(form).push(Question { required: true, ..optional("new") });
    };
    for used in [FormUse::Free, FormUse::Written] {
        assert_eq!(said(&anything, used), NOTHING);
    }
    let other_kind = |form: &mut Form| job(form)[1].kind = QuestionKind::YesNo;
    assert_eq!(said(&other_kind, FormUse::Free), NOTHING);
    assert_eq!(said(&other_kind, FormUse::Written), ["/sections/2/questions/1/kind locked"]);
    // Also if it was left out in between: answers may still lie there.
    let mut between = before();
    job(&mut between).remove(1);
    let mut after = before();
    other_kind(&mut after);
    assert_eq!(check_change(&[before(), between], &after, FormUse::Written).len(), 1);
}

/// Holds D31: after the first sent one only additions, and only such as nobody has to answer.
#[test]
fn after_the_first_sent_one_only_optional_additions() {
    let said = |change: &dyn Fn(&mut Form)| said(change, FormUse::Sent);
    assert_eq!(said(&|form| job(form).insert(0, optional("new"))), NOTHING);
    assert_eq!(said(&|form| form.basics.photo = PhotoAsk::Optional), NOTHING);
    let more_choices = |form: &mut Form| {
        if let QuestionKind::OneOf { choices } = &mut job(form)[1].kind {
            choices.insert(0, choice("c"));
        }
    };
    assert_eq!(said(&more_choices), NOTHING);
    let at = "/sections/2/questions";
    assert_eq!(
        said(&|form| job(form).push(Question { required: true, ..optional("new") })),
        [format!("{at}/2/required locked")]
    );
    assert_eq!(said(&|form| drop(job(form).remove(1))), [format!("{at} locked")]);
    assert_eq!(said(&|form| job(form).swap(0, 1)), [format!("{at} locked")]);
    assert_eq!(said(&|form| job(form)[1].label.sv = Some("var".to_owned())), [format!("{at}/1/label locked")]);
    assert_eq!(said(&|form| job(form)[1].required = false), [format!("{at}/1/required locked")]);
    let fewer = |form: &mut Form| job(form)[1].kind = QuestionKind::OneOf { choices: vec![choice("b")] };
    assert_eq!(said(&fewer), [format!("{at}/1/kind/choices locked")]);
    let shorter = |form: &mut Form| job(form)[0].kind = QuestionKind::Text { max: 100, long: true };
    assert_eq!(said(&shorter), [format!("{at}/0/kind locked")]);
    assert_eq!(said(&|form| form.basics.citizenship = true), ["/basics/citizenship locked"]);
    assert_eq!(said(&|form| form.basics.photo = PhotoAsk::Required), ["/basics/photo locked"]);
}

/// Holds D31: a language that was missing may be added.
#[test]
fn a_question_may_be_said_in_one_more_language() {
    let mut first = before();
    job(&mut first)[1].label.en = None;
    assert_eq!(check_change(&[first], &before(), FormUse::Sent), []);
}

/// Of D31: whoever writes is told what is new, what is asked in another way, and what is asked no more.
#[test]
fn the_changes_are_told() {
    let mut after = Form { version: 2, ..before() };
    job(&mut after)[0].help = Some(label("help"));
    job(&mut after).remove(1);
    job(&mut after).push(optional("new"));
    after.basics.photo = PhotoAsk::Optional;
    let told = form_changes(&before(), &after);
    assert_eq!((told.from, told.to), (1, 2));
    assert_eq!(told.added, ["/basics/photo", "/answers/new"]);
    assert_eq!(told.changed, ["/answers/motivation"]);
    assert_eq!(told.removed, [label("place")]);
}
