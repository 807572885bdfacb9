//! Open applications (G11): the applicant's own one, and the bank that agencies search.

mod bank;
mod disappearing;
mod life;
mod validity;

use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Reply};

use crate::applications::{answer, row, submit, version};

/// Begins the open application and answers its path.
pub(crate) async fn begin(applicant: &Browser) -> String {
    let begun = applicant.send(Method::POST, "/open-applications", json!({ "language": "sv" })).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    format!("/applications/{}", begun.body["id"].as_str().unwrap())
}

/// What somebody wishes for who works with computers in Esbo or anywhere on Åland.
pub(crate) fn wishes() -> Value {
    json!({
        "areas": ["ict"], "places": ["01", "21"], "places_01": ["049"], "motivation": "Jag gillar Kubernetes.",
        "experience": true
    })
}

/// Fills it in, so that it can be sent.
pub(crate) async fn fill_in(applicant: &Browser, path: &str, answers: Value) {
    answer(applicant, path, answers).await;
    let degree = json!({
        "level": "l7", "degree": "Filosofie magister", "school": "Helsingfors universitet", "completed_on": "31.5.2014",
        "highest": true
    });
    row(applicant, path, "degrees", degree).await;
}

/// Begins, fills in and sends it; answers its path.
pub(crate) async fn sent(applicant: &Browser, answers: Value) -> String {
    let path = begin(applicant).await;
    fill_in(applicant, &path, answers).await;
    submit(applicant, &path).await;
    path
}

/// An act on it as it is now.
pub(crate) async fn act(applicant: &Browser, path: &str, what: &str) -> Reply {
    let body = json!({ "base_version": version(applicant, path).await });
    applicant.send(Method::POST, &format!("{path}/{what}"), body).await
}

/// Asks for another last day.
pub(crate) async fn prolong(applicant: &Browser, path: &str, day: &str) -> Reply {
    let body = json!({ "base_version": version(applicant, path).await, "valid_until": day });
    applicant.send(Method::POST, &format!("{path}/prolongation"), body).await
}
