use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use crate::applications::{answer, begin, fill_in, show, submit, version};

/// What a page needs to go on: the refusal carries the thing itself.
fn current_without_clock(body: &Value) -> Value {
    let mut current = body["current"].clone();
    current.as_object_mut().expect("the refusal carries the current state").remove("now");
    current
}

async fn shown(applicant: &tests::Browser, path: &str) -> Value {
    let mut view = show(applicant, path).await;
    view.as_object_mut().unwrap().remove("now");
    view
}

both! {
    /// Holds X14-4: who sends or deletes on top of another version gets the current one with the refusal, and can go on.
    async fn a_stale_request_is_answered_with_the_current_state(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let seen = version(&aino, &path).await;
        answer(&aino, &path, json!({ "motivation": "Ändrat i en annan flik." })).await;
        let sending = aino.send(Method::POST, &format!("{path}/submission"), json!({ "base_version": seen })).await;
        let deleting = async |tag: &str| {
            tests::reply(aino.request(Method::DELETE, &path).header("If-Match", tag)).await
        };
        let old = format!("\"{seen}\"");
        for stale in [sending, deleting(&old).await, deleting("\"no number\"").await, deleting("*").await] {
            assert_eq!((stale.status, stale.code()), (412, "stale"), "{}", stale.body);
            assert_eq!(current_without_clock(&stale.body), shown(&aino, &path).await);
            assert_eq!(stale.body["current"]["answers"]["motivation"], "Ändrat i en annan flik.");
        }
        assert_eq!(submit(&aino, &path).await["state"], "sent");
    }

    /// Holds D56: a version that there has never been is no ground to overwrite anything from; the answer is the current
    /// state.
    async fn a_version_from_the_future_overwrites_nothing(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        answer(&aino, &path, json!({ "motivation": "Det som är sparat." })).await;
        let before = shown(&aino, &path).await;
        let next = before["version"].as_i64().unwrap() + 1;
        for base in [next, i64::from(i32::MAX)] {
            let row = format!("{path}/rows/degrees/{}", api::random::id::<Uuid>());
            for (at, body) in [
                (format!("{path}/answers"), json!({ "base_version": base, "answers": { "motivation": "Ogrundat." } })),
                (row, json!({ "base_version": base, "fields": { "degree": "Magister" } })),
            ] {
                let method = if at.ends_with("answers") { Method::PATCH } else { Method::PUT };
                let refused = aino.send(method, &at, body).await;
                assert_eq!((refused.status, refused.code()), (412, "stale"), "{base}: {}", refused.body);
                assert_eq!(current_without_clock(&refused.body), before);
            }
        }
        let sent = aino.send(Method::POST, &format!("{path}/submission"), json!({ "base_version": next })).await;
        assert_eq!((sent.status, sent.code()), (412, "stale"));
        let profile = aino.ask(Method::GET, "/me/profile").await.body;
        let body = json!({ "base_version": profile["version"].as_i64().unwrap() + 1, "basics": { "city": "Nirgends" } });
        let refused = aino.send(Method::PATCH, "/me/profile", body).await;
        assert_eq!((refused.status, refused.code()), (412, "stale"));
        assert_eq!(refused.body["current"], profile);
        assert_eq!(shown(&aino, &path).await, before);
        assert_eq!(aino.ask(Method::GET, "/me/profile").await.body, profile);
    }
}
