//! The form as the agency's own (G9-1): written over REST, versioned, and what applicants fill in.

mod demo;
mod moving;
mod photo;
mod writing;

use domain::recruitments::SaveForm;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Reply, Stage};

use crate::recruitments::{act, at};

/// A label in all languages.
fn label(text: &str) -> Value {
    json!({ "fi": text, "sv": text, "en": text })
}

/// An optional short text.
fn text(id: &str) -> Value {
    json!({ "id": id, "label": label(id), "kind": { "type": "text", "max": 200, "long": false }, "required": false })
}

/// The standard form as one would write it.
fn standard() -> Value {
    let form = domain::forms::standard_form();
    serde_json::to_value(SaveForm { basics: form.basics, sections: form.sections }).unwrap()
}

/// The same with something done to the questions of “Ansökan till jobbet”.
fn with_job(change: impl FnOnce(&mut Vec<Value>)) -> Value {
    let mut form = standard();
    change(form["sections"][2]["questions"].as_array_mut().unwrap());
    form
}

/// The form as its agency sees it.
async fn form(recruiter: &Browser, view: &Value) -> Value {
    let shown = recruiter.ask(Method::GET, &at(view, "/form")).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    assert_eq!(shown.headers["etag"].to_str().unwrap(), format!("\"{}\"", shown.body["version"]));
    shown.body
}

/// Writes it on top of what is there now.
async fn write(recruiter: &Browser, view: &Value, wish: Value) -> Reply {
    let mut seen = view.clone();
    seen["version"] = form(recruiter, view).await["version"].clone();
    act(recruiter, Method::PUT, &seen, "/form", wish).await
}

/// The same where nothing may stand in the way.
async fn written(recruiter: &Browser, view: &Value, wish: Value) -> Value {
    let reply = write(recruiter, view, wish).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.body
}

fn stage(view: &Value) -> Stage {
    let id = |name: &str| serde_json::from_value(view[name].clone()).unwrap();
    let recruitment = serde_json::from_value(view["id"].clone()).unwrap();
    Stage { agency: "migri".parse().unwrap(), recruitment, ad: id("ad_id") }
}
