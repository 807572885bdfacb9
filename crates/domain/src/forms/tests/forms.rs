use crate::forms::{
    Condition, FileAsk, Form, LanguageAsk, MAX_HELP_CHARS, MAX_LABEL_CHARS, MAX_QUESTIONS, Question, QuestionId,
    QuestionKind, QuestionRole, RowSection, Section, SectionKind, check_form, standard_form,
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
    assert_eq!(said(&form), ["/sections/3/kind not_together", "/sections/3/questions missing"], "in the guide's order");
    let mut form = standard_form();
    job_questions(&mut form)[0].kind = QuestionKind::YesNo;
    assert_eq!(said(&form), ["/sections/2/questions missing"], "the application itself is written freely");
    job_questions(&mut form)[0].kind = QuestionKind::Text { max: 10, long: true };
    job_questions(&mut form)[0].required = false;
    assert_eq!(said(&form), ["/sections/2/questions missing"]);
    let mut form = standard_form();
    let twice = form.sections.last().unwrap().clone();
    form.sections.push(twice);
    assert_eq!(said(&form), ["/sections not_together", "/sections/3/questions/0/id not_together"]);
}

/// Holds G9-1: rows, files and languages stand in sections of their own, whatever a definition says.
#[test]
fn every_question_stands_in_its_place() {
    let misplaced = |change: &dyn Fn(&mut Question)| {
        let mut form = standard_form();
        let mut question = job_questions(&mut form)[0].clone();
        question.id = "misplaced".into();
        change(&mut question);
        job_questions(&mut form).push(question);
        said(&form)
    };
    let at = "/sections/2/questions/1";
    assert_eq!(
        misplaced(&|q| q.kind = QuestionKind::File(FileAsk { max_files: 1 })),
        [format!("{at}/kind not_together")]
    );
    assert_eq!(
        misplaced(&|q| q.kind = QuestionKind::Languages(LanguageAsk::default())),
        [format!("{at}/kind not_together")]
    );
    assert_eq!(
        misplaced(&|q| q.kind = QuestionKind::Entries { section: RowSection::Courses }),
        [format!("{at}/kind not_together")]
    );
    assert_eq!(
        misplaced(&|q| q.kind = QuestionKind::Entries { section: RowSection::Degrees }),
        [format!("{at}/kind not_together"), format!("{at}/kind not_together")],
        "and once only"
    );
    for role in [QuestionRole::Skills, QuestionRole::Permits, QuestionRole::Eligibility] {
        assert!(misplaced(&|q| q.role = role).contains(&format!("{at}/role not_together")), "{role:?}");
    }
}

/// Holds G9-1: a definition has an end, in every direction.
#[test]
fn a_form_has_an_end() {
    let mut form = standard_form();
    let like = Question { required: false, ..job_questions(&mut form)[0].clone() };
    let many = |count: usize| (0..count).map(|n| Question { id: format!("q{n}").as_str().into(), ..like.clone() });
    job_questions(&mut form).extend(many(MAX_QUESTIONS - 3));
    assert_eq!(said(&form), [""; 0]);
    job_questions(&mut form).extend([Question { id: "one_more".into(), ..like.clone() }]);
    assert_eq!(said(&form), ["/sections too_many"]);
    let mut form = standard_form();
    job_questions(&mut form)[0].label.sv = Some("ä".repeat(MAX_LABEL_CHARS + 1));
    job_questions(&mut form)[0].help =
        Some(Translated { fi: Some("ä".repeat(MAX_HELP_CHARS + 1)), sv: None, en: None });
    let at = "/sections/2/questions/0";
    assert_eq!(said(&form), [format!("{at}/label/sv too_long"), format!("{at}/help/fi too_long")]);
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
    assert_eq!(broken(&|q| q.label.sv = Some("  ".into())), [format!("{at}/label/sv missing")]);
    assert_eq!(
        broken(&|q| q.kind = QuestionKind::Text { max: 10_001, long: true }),
        [format!("{at}/kind/max out_of_range")]
    );
    let second = |change: &dyn Fn(&mut Question)| {
        let mut form = standard_form();
        let mut question = job_questions(&mut form)[0].clone();
        question.id = "second".into();
        change(&mut question);
        let is_file = matches!(question.kind, QuestionKind::File(_));
        let section = if is_file { SectionKind::Attachments } else { SectionKind::Job };
        match form.sections.iter_mut().find(|known| known.kind == section) {
            Some(known) => known.questions.insert(0, question),
            None => form.sections.push(Section { kind: section, questions: vec![question] }),
        }
        said(&form)
    };
    assert_eq!(second(&|q| q.kind = QuestionKind::OneOf { choices: vec![] }), [format!("{at}/kind/choices missing")]);
    assert_eq!(
        second(&|q| q.kind = QuestionKind::File(FileAsk { max_files: 5 })),
        ["/sections/3/questions/0/kind/max_files out_of_range", "/sections too_many"]
    );
    let when = |question: &str| Some(Condition { question: question.into(), is: "yes".to_owned() });
    assert_eq!(second(&|q| q.shown_when = when("motivation")), [format!("{at}/shown_when/question unknown")]);
    assert_eq!(second(&|q| q.shown_when = when("degrees")), [format!("{at}/shown_when/is not_a_choice")]);
}
