use super::{complete, row, said_of, text};
use crate::codes::SkillLevel;
use crate::forms::{
    AnswerValue, Draft, DraftRow, Form, LanguageAsk, NamedLanguage, Question, QuestionId, QuestionKind, RowField,
    RowSection, Section, SectionKind, as_sent, check_form, copied_from_application, copied_from_profile, named_row,
    standard_form,
};

fn named(language: &str) -> NamedLanguage {
    NamedLanguage {
        language: language.to_owned(),
        speaking: Some(SkillLevel::Good),
        writing: None,
        understanding: None,
    }
}

/// The standard form with these languages.
fn with_languages(required_by_law: &[&str], needed: &[&str]) -> Form {
    let mut form = standard_form();
    let all = |codes: &[&str]| codes.iter().copied().map(named).collect();
    let ask = LanguageAsk { required_by_law: all(required_by_law), needed: all(needed) };
    let question = Question {
        id: QuestionId::from("languages"),
        kind: QuestionKind::Languages(ask),
        ..form.question(&"experience".into()).unwrap().clone()
    };
    form.sections.insert(1, Section { kind: SectionKind::Languages, questions: vec![question] });
    form
}

fn skill(number: u128, language: &str, level: &str) -> DraftRow {
    row(
        number,
        RowSection::Languages,
        &[
            (RowField::Language, text(language)),
            (RowField::Speaking, text(level)),
            (RowField::Writing, text(level)),
            (RowField::Understanding, text(level)),
        ],
    )
}

fn with_rows(rows: impl IntoIterator<Item = DraftRow>) -> Draft {
    let mut draft = complete();
    draft.rows.extend(rows);
    draft
}

/// Holds G9.2.4: languages of the law and languages that the job needs stand on the form before anybody writes; each is
/// answered in all three skills, and the dash is an answer.
#[test]
fn languages_that_the_form_names_are_each_answered() {
    let form = with_languages(&["fi", "sv"], &["en"]);
    assert_eq!(check_form(&form), []);
    let missing = |language: &str| {
        ["speaking", "writing", "understanding"]
            .map(|skill| format!("/rows/languages/{}/{skill} missing", named_row(language)))
    };
    assert_eq!(said_of(&form, &complete()), [missing("fi"), missing("sv"), missing("en")].concat());
    let mut half = skill(8, "en", "none");
    half.fields.remove(&RowField::Writing);
    let draft = with_rows([skill(6, "fi", "excellent"), skill(7, "sv", "none"), half.clone()]);
    assert_eq!(said_of(&form, &draft), [format!("/rows/languages/{}/writing missing", half.id)]);
    let draft = with_rows([skill(6, "fi", "excellent"), skill(7, "sv", "none"), skill(8, "en", "weak")]);
    assert_eq!(said_of(&form, &draft), [""; 0]);
    assert_eq!(as_sent(&form, &draft).rows.len(), draft.rows.len());
}

/// Holds G9.2.4: others are added by the applicant, and must be complete; none is named twice.
#[test]
fn other_languages_are_added_by_the_applicant() {
    let form = with_languages(&["fi"], &[]);
    let fi = skill(6, "fi", "good");
    assert_eq!(said_of(&form, &with_rows([fi.clone(), skill(7, "et", "good")])), [""; 0]);
    let half = row(7, RowSection::Languages, &[(RowField::Language, text("et"))]);
    assert_eq!(said_of(&form, &with_rows([fi.clone(), half])).len(), 3);
    let again = skill(9, "fi", "weak");
    let twice = format!("/rows/languages/{}/language not_together", again.id);
    assert_eq!(said_of(&form, &with_rows([fi, again])), [twice]);
}

/// Holds G9.2.4: a form that names none asks for one, or for the word that there are none.
#[test]
fn a_form_may_ask_for_any_languages() {
    let form = with_languages(&[], &[]);
    assert_eq!(said_of(&form, &complete()), ["/rows/languages missing"]);
    let mut draft = complete();
    draft.answers.insert("languages".into(), AnswerValue::YesNo(true));
    assert_eq!(said_of(&form, &draft), [""; 0]);
    draft.rows.push(skill(7, "et", "good"));
    assert_eq!(said_of(&form, &draft), ["/answers/languages contradiction"]);
}

/// Of G9.1, G9.2.4: what the profile knows of a language answers it, under the id it has there; that there were none
/// answers nothing where languages are named.
#[test]
fn skills_are_copied_whatever_group_they_fall_into() {
    let form = with_languages(&["fi"], &["en"]);
    let rows = [skill(6, "fi", "excellent"), skill(7, "en", "good"), skill(8, "et", "weak")];
    let copied = copied_from_profile(&form, &rows);
    assert_eq!(copied.rows, rows);
    assert_eq!(said_of(&form, &with_rows(copied.rows)), [""; 0]);
    let answers = [("languages".into(), AnswerValue::YesNo(true))].into();
    let copied = copied_from_application(&form, &with_languages(&[], &[]), &answers, &[]);
    assert!(copied.none.is_empty());
}

/// Holds G9.2.4: each language is named once, by a code.
#[test]
fn a_form_names_each_language_once() {
    let said = |form: &Form| -> Vec<String> {
        check_form(form).iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
    };
    let at = "/sections/1/questions/0/kind";
    assert_eq!(said(&with_languages(&["fi"], &["fi"])), [format!("{at}/needed/0/language not_together")]);
    assert_eq!(said(&with_languages(&["Svenska"], &[])), [format!("{at}/required_by_law/0/language not_a_choice")]);
    assert_ne!(named_row("sv"), named_row("se"));
}
