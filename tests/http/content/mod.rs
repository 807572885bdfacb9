//! What the service itself says: pages, employers, notices (G1-2, G1-5).

mod admin;
mod employers;
mod notices;
mod pages;
pub(crate) mod pictures;

use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Reply, TestApp, reply};

/// A page of information.
pub(crate) fn page(title: &str, body: &str) -> Value {
    json!({ "kind": "information", "title": title, "summary": "Kort sagt.", "body": body, "position": 15 })
}

/// Writes a page that is not there yet, or as it has been seen.
pub(crate) async fn put(admin: &Browser, at: &str, seen: Option<u32>, body: &Value) -> Reply {
    let mut request = admin.request(Method::PUT, &format!("/admin/pages/{at}")).json(body);
    if let Some(seen) = seen {
        request = request.header("If-Match", format!("\"{seen}\""));
    }
    reply(request).await
}

/// What everybody is answered.
pub(crate) async fn public(app: &TestApp, path: &str) -> Reply {
    reply(app.http().get(app.at(&format!("/api/v1{path}")))).await
}

/// A page for people.
pub(crate) async fn html(app: &TestApp, path: &str) -> (u16, String) {
    let answer = app.http().get(app.at(path)).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}
