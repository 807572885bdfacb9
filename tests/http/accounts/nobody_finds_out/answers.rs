use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::people::wish;
use tests::reqwest::{Client, Method};
use tests::{PASSWORD, Reply, TestApp, both, reply};
use uuid::Uuid;

use super::known_and_unknown;

/// An answer as a spy compares it: everything but the moment, the name of the request, and ids made by chance.
fn bare(reply: &Reply) -> (u16, Vec<(String, String)>, String) {
    let mut headers: Vec<_> = reply
        .headers
        .iter()
        .filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    let mut body = reply.text();
    for name in ["id", "request_id"] {
        if let Some(id) = reply.body[name].as_str() {
            assert!(Uuid::try_parse(id).is_ok(), "{id} tells more than chance");
            body = body.replace(id, "…");
        }
    }
    (reply.status, headers, body)
}

async fn send(app: &TestApp, path: &str, body: Value) -> Reply {
    let request = Client::new().request(Method::POST, app.at(&format!("/api/v1{path}")));
    reply(request.header("Origin", &app.url).header("Accept-Language", "sv").json(&body)).await
}

/// The same request about both addresses, or about both their registrations.
async fn both_ways(app: &TestApp, of: [&String; 2], make: impl Fn(&str) -> (String, Value)) -> Reply {
    let mut replies = Vec::new();
    for one in of {
        let (path, body) = make(one);
        replies.push(send(app, &path, body).await);
    }
    let [known, unknown] = [bare(&replies[0]), bare(&replies[1])];
    assert_eq!(known, unknown, "an account shows");
    replies.pop().unwrap()
}

both! {
    /// Of X4-5, D50: status, headers and body are the same to the byte, through a whole sign-up with all its refusals,
    /// with a forgotten password, and at the login.
    async fn every_answer_is_the_same(app: &TestApp) {
        let emails = known_and_unknown(app).await;
        let emails = [&emails[0], &emails[1]];
        let terms = json!(wish(&app.client(), emails[0]).await.accepted_terms);
        let register = |password: &str, email: &str| {
            let body = json!({ "email": email, "password": password, "accepted_terms": terms, "language": "sv" });
            ("/registrations".to_owned(), body)
        };
        let refused = both_ways(app, emails, |email| register("kort", email)).await;
        assert_eq!(refused.status, 422);
        let begun = [
            send(app, "/registrations", register(PASSWORD, emails[0]).1).await,
            send(app, "/registrations", register(PASSWORD, emails[1]).1).await,
        ];
        assert_eq!((begun[0].status, bare(&begun[0])), (202, bare(&begun[1])));
        let ids = begun.map(|reply| reply.body["id"].as_str().unwrap().to_owned());
        let ids = [&ids[0], &ids[1]];
        let resend = |id: &str| (format!("/registrations/{id}/codes"), json!({}));
        let confirm = |code: &str, id: &str| (format!("/registrations/{id}/confirmation"), json!({ "code": code }));
        assert_eq!(both_ways(app, emails, |email| register(PASSWORD, email)).await.code(), "too_many_requests");
        assert_eq!(both_ways(app, ids, resend).await.code(), "too_many_requests");
        // Seven digits are never right; six might be, once in a million.
        for _ in 0..7 {
            assert_eq!(both_ways(app, ids, |id| confirm("1234567", id)).await.code(), "code_wrong");
        }
        for _ in 0..4 {
            app.wait(TimeDelta::seconds(61));
            assert_eq!(both_ways(app, ids, resend).await.status, 202);
        }
        app.wait(TimeDelta::seconds(61));
        for again in [both_ways(app, ids, resend).await, both_ways(app, emails, |email| register(PASSWORD, email)).await] {
            assert_eq!(again.code(), "too_many_requests", "five codes an hour");
        }
        app.wait(TimeDelta::hours(25));
        assert_eq!(both_ways(app, ids, resend).await.code(), "not_found");
        assert_eq!(both_ways(app, ids, |id| confirm("1234567", id)).await.code(), "code_wrong");

        let forgot = |email: &str| ("/password-resets".to_owned(), json!({ "email": email, "language": "sv" }));
        for _ in 0..5 {
            assert_eq!(both_ways(app, emails, forgot).await.status, 202);
            assert_eq!(both_ways(app, emails, forgot).await.code(), "too_many_requests");
            app.wait(TimeDelta::seconds(61));
        }
        assert_eq!(both_ways(app, emails, forgot).await.code(), "too_many_requests", "five mails an hour");

        let log_in = |kind: &str, email: &str| {
            ("/session".to_owned(), json!({ "email": email, "password": "Vinter-2026-inne", "kind": kind }))
        };
        for kind in ["applicant", "work"] {
            for _ in 0..20 {
                assert_eq!(both_ways(app, emails, |email| log_in(kind, email)).await.code(), "wrong_credentials");
            }
            assert_eq!(both_ways(app, emails, |email| log_in(kind, email)).await.code(), "too_many_requests");
        }
        assert_eq!(both_ways(app, emails, |email| log_in("boss", email)).await.code(), "bad_json");
        // As many mails, too: whoever sees somebody's mail server at work learns nothing.
        app.work().await;
        assert_eq!(app.mails(emails[0]).len(), app.mails(emails[1]).len());
    }
}
