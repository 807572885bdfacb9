//! What an agency does with its ads over REST (X13-1).

mod changing;
mod life;
mod mail_notices;
mod moved;
mod publishing;
mod strangers;
mod writing;

use api::db::entities::change_feed;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Reply, TestApp, ad};
use uuid::Uuid;

pub(crate) const ALL: &str = "/agencies/migri/recruitments";

/// A draft in which nothing is missing, open until 20 December 2026.
pub(crate) fn draft(number: u32) -> Value {
    let mut draft = ad(number);
    for not_its_own in ["external_id", "agency"] {
        draft.as_object_mut().unwrap().remove(not_its_own);
    }
    draft["application_period"] = json!({"to": "2026-12-20T16:15"});
    draft
}

pub(crate) fn draft_with(number: u32, change: impl FnOnce(&mut Value)) -> Value {
    let mut draft = draft(number);
    change(&mut draft);
    draft
}

/// Begins a recruitment.
pub(crate) async fn begin(recruiter: &Browser, draft: Value) -> Value {
    let begun = recruiter.send(Method::POST, ALL, draft).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    begun.body
}

/// Address of a recruitment, or of something of it.
pub(crate) fn at(view: &Value, rest: &str) -> String {
    format!("{ALL}/{}{rest}", view["id"].as_str().unwrap())
}

/// Does something with a recruitment as one has seen it.
pub(crate) async fn act(recruiter: &Browser, method: Method, view: &Value, rest: &str, body: Value) -> Reply {
    let request = recruiter
        .request(method, &at(view, rest))
        .header("If-Match", format!("\"{}\"", view["version"]))
        .header("Idempotency-Key", api::random::id::<Uuid>().to_string());
    tests::reply(if body.is_null() { request } else { request.json(&body) }).await
}

/// The same where nothing may stand in the way.
pub(crate) async fn done(recruiter: &Browser, view: &Value, rest: &str, body: Value) -> Value {
    let reply = act(recruiter, Method::POST, view, rest, body).await;
    assert_eq!(reply.status, 200, "{rest}: {}", reply.body);
    assert_eq!(reply.headers["etag"].to_str().unwrap(), format!("\"{}\"", reply.body["version"]));
    reply.body
}

/// Begins and publishes.
pub(crate) async fn published(recruiter: &Browser, draft: Value) -> Value {
    let begun = begin(recruiter, draft).await;
    done(recruiter, &begun, "/publication", json!({})).await
}

/// What everybody is answered about the ad.
pub(crate) async fn public(app: &TestApp, view: &Value) -> Reply {
    // Servers look at the feed once a second; tests do not wait.
    app.app.search.look_again().await;
    let at = app.at(&format!("/api/v1/ads/{}", view["ad_id"].as_str().unwrap()));
    tests::reply(app.http().get(at).header("Accept-Language", "sv")).await
}

/// What everybody is told about ads, in order.
pub(crate) async fn told(app: &TestApp) -> Vec<String> {
    let rows = change_feed::Entity::find()
        .filter(change_feed::Column::Feed.eq("ads"))
        .order_by_asc(change_feed::Column::Seq)
        .all(app.app.db.read())
        .await
        .unwrap();
    rows.into_iter().map(|row| row.change.0["change"].as_str().unwrap().to_owned()).collect()
}
