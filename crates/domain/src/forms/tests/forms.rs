use crate::forms::{
    Condition, FileAsk, Form, Question, QuestionId, QuestionKind, Section, SectionKind, check_form, standard_form,
};
use crate::translated::Translated;

fn said(form: &Form) -> Vec<String> {
    check_form(form).iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
}

fn job_questions(form: &mut Form) -> &mut Vec<Question> {
    &mut form.sections.iter_mut().find(|section| section.kind == SectionKind::Job).unwrap().questions
}

/// Holds D49: the form that imported ads get is whole.
#[test]
fn the_standard_form_is_whole() {
    assert_eq!(check_form(&standard_form()), []);
}

/// Holds G9-1, G9.2.2, G9.2.5: a form without a mandatory section cannot be stored.
#[test]
fn mandatory_sections_cannot_be_left_out() {
    for kind in [SectionKind::Degrees, SectionKind::Experience, SectionKind::Job] {
        let mut form = standard_form();
        form.sections.retain(|section| section.kind != kind);
        assert_eq!(said(&form), ["/sections missing"], "{kind}");
        let mut form = standard_form();
        form.sections.iter_mut().find(|section| section.kind == kind).unwrap().questions.clear();
        assert!(said(&form).iter().any(|error| error.ends_with("/questions missing")), "{kind}");
    }
    let mut form = standard_form();
    form.sections.push(Section { kind: SectionKind::Basics, questions: vec![] });
    assert!(said(&form).contains(&"/sections not_together".to_owned()));
}

/// Holds G9-1.
#[test]
fn a_broken_question_is_named() {
    let broken = |change: &dyn Fn(&mut Question)| {
        let mut form = standard_form();
        change(&mut job_questions(&mut form)[0]);
        said(&form)
    };
    let at = "/sections/2/questions/0";
    assert_eq!(broken(&|q| q.id = QuestionId::from("Motivation")), [format!("{at}/id malformed")]);
    assert_eq!(broken(&|q| q.id = QuestionId::from("degrees")), [format!("{at}/id not_together")]);
    assert_eq!(broken(&|q| q.label = Translated::default()), [format!("{at}/label missing")]);
    assert_eq!(broken(&|q| q.label.sv = Some("  ".into())), [format!("{at}/label missing")]);
    assert_eq!(
        broken(&|q| q.kind = QuestionKind::Text { max: 10_001, long: true }),
        [format!("{at}/kind/max out_of_range")]
    );
    assert_eq!(broken(&|q| q.kind = QuestionKind::OneOf { choices: vec![] }), [format!("{at}/kind/choices missing")]);
    assert_eq!(
        broken(&|q| q.kind = QuestionKind::File(FileAsk { max_files: 5 })),
        [format!("{at}/kind/max_files out_of_range"), "/sections too_many".to_owned()]
    );
    let when = |question: &str| Some(Condition { question: question.into(), is: "yes".to_owned() });
    assert_eq!(broken(&|q| q.shown_when = when("motivation")), [format!("{at}/shown_when/question unknown")]);
    assert_eq!(broken(&|q| q.shown_when = when("degrees")), [format!("{at}/shown_when/is not_a_choice")]);
}
