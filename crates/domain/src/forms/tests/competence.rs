use super::{complete, said_of, text};
use crate::forms::{
    AnswerValue, ChoiceId, Form, Question, QuestionChoice, QuestionKind, QuestionRole, Section, SectionKind,
    check_form, standard_form,
};
use crate::translated::Translated;

fn label(name: &str) -> Translated {
    Translated::all(name.into(), name.into(), name.into())
}

fn choices(ids: &[&str]) -> Vec<QuestionChoice> {
    ids.iter().map(|id| QuestionChoice { id: ChoiceId((*id).to_owned()), label: label(id) }).collect()
}

fn question(id: &str, role: QuestionRole, kind: QuestionKind) -> Question {
    Question { id: id.into(), label: label(id), help: None, role, kind, required: true, shown_when: None }
}

/// The standard form with “Erfarenhet, kompetens och kunskaper”.
fn form_with(questions: Vec<Question>) -> Form {
    let mut form = standard_form();
    form.sections.insert(2, Section { kind: SectionKind::Competence, questions });
    form
}

fn whole() -> Form {
    let many = |ids: &[&str]| QuestionKind::ManyOf { choices: choices(ids) };
    form_with(vec![
        question("degree", QuestionRole::Eligibility, QuestionKind::YesNo),
        question("permits", QuestionRole::Permits, many(&["b", "c"])),
        question("skills", QuestionRole::Skills, many(&["rust", "sql"])),
        question("leading", QuestionRole::Leadership, QuestionKind::Text { max: 500, long: true }),
    ])
}

/// Holds G9.2.6: conditions and permits by choice, skills of the agency's list or none of them, leading as text.
#[test]
fn competence_is_answered_by_choice_and_leading_by_text() {
    let form = whole();
    assert_eq!(check_form(&form), []);
    let ids = |ids: &[&str]| AnswerValue::Many(ids.iter().map(|id| (*id).to_owned()).collect());
    let mut draft = complete();
    assert_eq!(
        said_of(&form, &draft),
        ["/answers/degree missing", "/answers/permits missing", "/answers/skills missing", "/answers/leading missing"]
    );
    draft.answers.insert("degree".into(), AnswerValue::YesNo(false));
    draft.answers.insert("permits".into(), ids(&["none"]));
    draft.answers.insert("skills".into(), ids(&["sql", "rust"]));
    draft.answers.insert("leading".into(), text("Två år som gruppchef."));
    assert_eq!(said_of(&form, &draft), [""; 0]);
    draft.answers.insert("skills".into(), ids(&["none"]));
    assert_eq!(said_of(&form, &draft), [""; 0], "“Jag har inget av de kunskaper som krävs” is an answer");
    draft.answers.insert("skills".into(), ids(&["rust", "none"]));
    assert_eq!(said_of(&form, &draft), ["/answers/skills contradiction"]);
}

/// Holds G9.2.6: what is not asked as skills or permits has no such way out.
#[test]
fn none_of_them_is_offered_only_of_skills_and_permits() {
    let form = form_with(vec![question("q", QuestionRole::Plain, QuestionKind::ManyOf { choices: choices(&["a"]) })]);
    let mut draft = complete();
    draft.answers.insert("q".into(), AnswerValue::Many(vec!["none".to_owned()]));
    assert_eq!(said_of(&form, &draft), ["/answers/q not_a_choice"]);
}

/// Holds G9.2.6: each of them is answered in its own way, whatever a definition says.
#[test]
fn what_a_question_is_for_says_how_it_is_answered() {
    let said = |role, kind| -> Vec<String> {
        let errors = check_form(&form_with(vec![question("q", role, kind)]));
        errors.iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
    };
    let at = "/sections/2/questions/0";
    let long = || QuestionKind::Text { max: 100, long: true };
    for role in [QuestionRole::Eligibility, QuestionRole::Permits, QuestionRole::Skills] {
        assert_eq!(said(role, long()), [format!("{at}/role not_together")], "{role:?}");
    }
    assert_eq!(said(QuestionRole::Leadership, QuestionKind::YesNo), [format!("{at}/role not_together")]);
    let ours = QuestionKind::ManyOf { choices: choices(&["none"]) };
    assert_eq!(said(QuestionRole::Skills, ours.clone()), [format!("{at}/kind/choices/0/id not_together")]);
    assert_eq!(said(QuestionRole::Plain, ours), [""; 0]);
}
