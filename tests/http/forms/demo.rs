//! The six forms of the demo, each written over REST, filled in and sent.

use domain::forms::{Form, Question, QuestionKind, RowSection, named_row};
use domain::recruitments::SaveForm;
use serde::Deserialize;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, TestApp, both};
use uuid::Uuid;

use super::{stage, written};
use crate::applications::{answer, begin as begin_application, file, row, show, submit, version};
use crate::profile::photo::png;
use crate::recruitments::{draft, published};

const RECRUITMENTS: &str = include_str!("../../../seed/demo/recruitments.json");

#[derive(Deserialize)]
struct Recruitment {
    form: SaveForm,
}

fn demo_form(number: usize) -> SaveForm {
    let mut all: Vec<Recruitment> = serde_json::from_str(RECRUITMENTS).unwrap();
    assert_eq!(all.len(), 6);
    all.remove(number).form
}

/// An answer to a question of any kind but rows and files.
fn answer_to(question: &Question) -> Value {
    match &question.kind {
        QuestionKind::Text { .. } => json!("Ett svar."),
        QuestionKind::OneOf { choices } => json!(choices[0].id),
        QuestionKind::ManyOf { choices } => json!([choices[0].id]),
        QuestionKind::Number(range) => json!(range.min.to_string()),
        QuestionKind::Date(range) => json!(range.latest.unwrap().format("%-d.%-m.%Y").to_string()),
        QuestionKind::YesNo => json!(true),
        QuestionKind::Entries { .. } | QuestionKind::Languages(_) | QuestionKind::File(_) => Value::Null,
    }
}

async fn fill_rows(applicant: &Browser, path: &str, section: RowSection) {
    let fields = match section {
        RowSection::Degrees => json!({
            "level": "l7", "degree": "Magister", "school": "Åbo Akademi", "completed_on": "31.5.2014", "highest": true
        }),
        RowSection::Courses => json!({ "course": "Första hjälpen" }),
        RowSection::Experience => {
            json!({ "employer": "Verket", "title": "handläggare", "started_on": "1.6.2014", "ongoing": true })
        }
        RowSection::PositionsOfTrust => json!({ "assignment": "ordförande", "organization": "Föreningen" }),
        RowSection::Languages => json!({
            "language": "et", "speaking": "weak", "writing": "none", "understanding": "satisfactory"
        }),
    };
    row(applicant, path, section.to_string().as_str(), fields).await;
}

/// Fills in whatever the form asks.
async fn fill_in(applicant: &Browser, path: &str, form: &Form) {
    if form.basics.citizenship {
        let own = json!({ "base_version": version(applicant, path).await, "basics": { "citizenship": true } });
        let saved = applicant.send(Method::PATCH, &format!("{path}/answers"), own).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
    }
    if form.basics.photo.is_asked() {
        assert_eq!(applicant.upload("/me/profile/photo", "jag.png", png(30, 40)).await.status, 200);
    }
    for question in form.questions() {
        match &question.kind {
            QuestionKind::Entries { section } => fill_rows(applicant, path, *section).await,
            QuestionKind::Languages(ask) => {
                for named in ask.named() {
                    let at = format!("{path}/rows/languages/{}", named_row(&named.language));
                    let fields = json!({
                        "language": named.language, "speaking": "good", "writing": "good", "understanding": "none"
                    });
                    let saved = applicant.send(Method::PUT, &at, json!({ "base_version": 1, "fields": fields })).await;
                    assert_eq!(saved.status, 200, "{}", saved.body);
                }
                fill_rows(applicant, path, RowSection::Languages).await;
            }
            QuestionKind::File(_) => {
                let at = format!("{path}/attachments/{}?question={}", api::random::id::<Uuid>(), question.id);
                assert_eq!(applicant.upload(&at, "CV.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
            }
            QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::YesNo => {
                let id = question.id.0.as_str();
                answer(applicant, path, json!({ id: answer_to(question) })).await;
            }
        }
    }
}

async fn walk(app: &TestApp, number: usize) {
    let recruiter = app.reader("migri").await;
    let open = published(&recruiter, draft(1)).await;
    let wish = demo_form(number);
    written(&recruiter, &open, serde_json::to_value(&wish).unwrap()).await;
    let aino = app.applying("Aino").await;
    let path = begin_application(&aino, &stage(&open)).await;
    let begun = show(&aino, &path).await;
    let form: Form = serde_json::from_value(begun["form"].clone()).unwrap();
    assert_eq!(form.sections, wish.sections);
    let sections: Vec<_> = form.shown_sections().map(|section| json!(section)).collect();
    let judged: Vec<_> =
        begun["evaluation"]["sections"].as_array().unwrap().iter().map(|one| one["section"].clone()).collect();
    assert_eq!(judged, sections);
    fill_in(&aino, &path, &form).await;
    let filled = show(&aino, &path).await;
    assert_eq!((&filled["evaluation"]["errors"], &filled["evaluation"]["percent"]), (&json!([]), &json!(100)));
    let sent = submit(&aino, &path).await;
    let id = path.rsplit_once('/').unwrap().1;
    let read = recruiter.ask(Method::GET, &format!("/agencies/migri/applications/{id}")).await;
    for same in ["form", "answers", "rows", "attachments", "photo"] {
        assert_eq!(read.body[same], sent[same], "{same}");
    }
}

both! {
    /// Holds G9-1: the short form of an office secretary.
    async fn an_office_secretary_applies(app: &TestApp) {
        walk(app, 0).await;
    }

    /// Holds G9.2.1, G9.2.4, G9.2.6: a constable's form, with every section there is.
    async fn a_constable_applies(app: &TestApp) {
        walk(app, 1).await;
    }

    /// Holds G9.2.2, G9.2.6: a referendary's form, with conditions of the law.
    async fn a_referendary_applies(app: &TestApp) {
        walk(app, 2).await;
    }

    /// Holds G9.2.6: an IT expert's form, with skills of the agency's list.
    async fn an_it_expert_applies(app: &TestApp) {
        walk(app, 3).await;
    }

    /// Holds G9.2.3, G9.2.4: the form of a traineeship, with courses and languages that the job needs.
    async fn a_trainee_applies(app: &TestApp) {
        walk(app, 4).await;
    }

    /// Holds G9.2.6: a prison officer's form, with health and permits.
    async fn a_prison_officer_applies(app: &TestApp) {
        walk(app, 5).await;
    }
}
