//! The applicant's applications.

mod attach;
mod delete;
mod edit;
mod list;
mod receipt;
mod reminders;
mod save_answers;
mod save_row;
mod send;
mod send_at_deadline;
mod start;
mod strangers;
mod withdraw;

use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Stage};
use uuid::Uuid;

/// Begins an application and answers its path and version.
pub(crate) async fn begin(applicant: &Browser, stage: &Stage) -> String {
    let begun = applicant.send(Method::POST, "/applications", json!({ "ad_id": stage.ad, "language": "sv" })).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    format!("/applications/{}", begun.body["id"].as_str().unwrap())
}

/// The application as it is now.
pub(crate) async fn show(applicant: &Browser, path: &str) -> Value {
    let shown = applicant.ask(Method::GET, path).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    shown.body
}

/// Its version.
pub(crate) async fn version(applicant: &Browser, path: &str) -> i64 {
    show(applicant, path).await["version"].as_i64().unwrap()
}

/// Saves answers on top of the newest version.
pub(crate) async fn answer(applicant: &Browser, path: &str, answers: Value) -> Value {
    let body = json!({ "base_version": version(applicant, path).await, "answers": answers });
    let saved = applicant.send(Method::PATCH, &format!("{path}/answers"), body).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    saved.body
}

/// A new row with these fields; answers its id.
pub(crate) async fn row(applicant: &Browser, path: &str, section: &str, fields: Value) -> Uuid {
    let id = api::random::id::<Uuid>();
    let saved = applicant
        .send(Method::PUT, &format!("{path}/rows/{section}/{id}"), json!({ "base_version": 1, "fields": fields }))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    id
}

/// Fills in the standard form, so that it can be sent.
pub(crate) async fn fill_in(applicant: &Browser, path: &str) {
    answer(applicant, path, json!({ "motivation": "Jag vill.", "experience": true })).await;
    let degree = json!({
        "level": "l7", "degree": "Filosofie magister", "school": "Helsingfors universitet", "completed_on": "31.5.2014",
        "highest": true
    });
    row(applicant, path, "degrees", degree).await;
}

/// Sends it.
pub(crate) async fn submit(applicant: &Browser, path: &str) -> Value {
    let body = json!({ "base_version": version(applicant, path).await, "wishes_no_publication": true });
    let sent = applicant.send(Method::POST, &format!("{path}/submission"), body).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    sent.body
}

/// A form that also asks for files.
pub(crate) fn form_with_files() -> domain::forms::Form {
    use domain::forms::{FileAsk, Question, QuestionKind, Section, SectionKind, standard_form};
    let mut form = standard_form();
    let pattern = form.section(SectionKind::Job).unwrap().questions[0].clone();
    let ask = |id: &str, max_files, required| Question {
        id: id.into(),
        kind: QuestionKind::File(FileAsk { max_files }),
        required,
        ..pattern.clone()
    };
    form.sections
        .push(Section { kind: SectionKind::Attachments, questions: vec![ask("cv", 1, true), ask("more", 3, false)] });
    form
}

/// A file of `tests/files`.
pub(crate) fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}
