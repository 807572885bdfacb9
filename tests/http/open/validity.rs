//! How long it is valid: at most two years, from the day on which that is chosen.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{act, begin, fill_in, prolong, sent, wishes};
use crate::applications::{answer, show, submit, version};

both! {
    /// Holds G11-1. Of G1-8: what is beyond two years from the day of sending is refused, and the field named.
    async fn two_years_are_the_most(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = begin(&aino).await;
        fill_in(&aino, &path, wishes()).await;
        for (day, wrong) in [("26.11.2028", "too_late"), ("25.11.2026", "too_early"), ("1.1.", "not_a_date"), ("", "missing")] {
            answer(&aino, &path, json!({ "valid_until": day })).await;
            let refused = act(&aino, &path, "submission").await;
            assert_eq!((refused.code(), refused.errors()), ("not_complete", vec![format!("/answers/valid_until {wrong}")]));
        }
        answer(&aino, &path, json!({ "valid_until": "25.11.2028" })).await;
        assert_eq!(submit(&aino, &path).await["open"]["valid_until"], "2028-11-25");
    }

    /// Holds G11-1: prolonged it is valid longer, never beyond two years from the day of prolonging; its content stays.
    async fn it_can_be_prolonged(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = begin(&aino).await;
        assert_eq!(prolong(&aino, &path, "2028-01-01").await.code(), "not_possible", "not before it is sent");
        fill_in(&aino, &path, wishes()).await;
        let before = submit(&aino, &path).await;
        for (day, wrong) in
            [("2028-11-26", "too_late"), ("2027-11-25", "too_early"), ("2027-01-01", "too_early"), ("tomorrow", "not_a_date")]
        {
            let refused = prolong(&aino, &path, day).await;
            assert_eq!((refused.status, refused.errors()), (422, vec![format!("/valid_until {wrong}")]), "{day}");
        }
        let longer = prolong(&aino, &path, "25.11.2028").await;
        assert_eq!((longer.status, &longer.body["open"]["valid_until"]), (200, &json!("2028-11-25")), "{}", longer.body);
        assert_eq!(longer.body["answers"]["valid_until"], "2028-11-25", "what stands there is what is so");
        assert_eq!(longer.body["receipt"], before["receipt"]);
        assert_eq!(app.audit("prolonged_open_application").await.len(), 1);
        // Two days later two days more are possible.
        app.wait(TimeDelta::days(2));
        let aino = app.logged_in(&aino).await;
        assert_eq!(prolong(&aino, &path, "2028-11-28").await.errors(), ["/valid_until too_late"]);
        assert_eq!(prolong(&aino, &path, "2028-11-27").await.status, 200);
        // Whoever edits it begins with the day that counts.
        act(&aino, &path, "edits").await;
        let editing = show(&aino, &path).await;
        assert_eq!((&editing["answers"]["valid_until"], &editing["changes"]), (&json!("27.11.2028"), &json!([])));
        assert_eq!(prolong(&aino, &path, "2028-11-27").await.code(), "not_possible", "in the form now");
    }

    /// Holds G11-1, X14-4: of two who prolong or send what they have seen, one does; the same request again changes nothing.
    async fn two_at_once_are_one(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = begin(&aino).await;
        fill_in(&aino, &path, wishes()).await;
        let body = json!({ "base_version": version(&aino, &path).await });
        let address = format!("{path}/submission");
        let sends = join_all((0..5).map(|_| aino.send(Method::POST, &address, body.clone()))).await;
        assert_eq!(sends.iter().filter(|one| one.status == 200).count(), 1);
        let seen = version(&aino, &path).await;
        let wish = |day: u32| json!({ "base_version": seen, "valid_until": format!("2028-03-{day:02}") });
        let address = format!("{path}/prolongation");
        let asked = join_all((1..6).map(|day| aino.send(Method::POST, &address, wish(day)))).await;
        assert_eq!(asked.iter().filter(|one| one.status == 200).count(), 1);
        assert!(asked.iter().all(|one| one.status == 200 || one.status == 412), "{:?}", asked[0].body);
        assert_eq!(version(&aino, &path).await, seen + 1);
        let key = api::random::id::<uuid::Uuid>().to_string();
        let once = async || {
            let wish = json!({ "base_version": seen + 1, "valid_until": "2028-05-01" });
            let request = aino.request(Method::POST, &address).header("Idempotency-Key", &key).json(&wish);
            tests::reply(request).await
        };
        let (first, second) = (once().await, once().await);
        assert_eq!((first.status, second.status), (200, 200), "{}", second.body);
        assert_eq!(first.body, second.body);
        app.work().await;
        assert_eq!(app.mails("aino@example.org").len(), 1, "sent once, told once");
    }

    /// Holds G11-1: nothing prolongs an application to a recruitment.
    async fn a_targeted_one_is_not_prolonged(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = crate::applications::begin(&aino, &stage).await;
        crate::applications::fill_in(&aino, &path).await;
        let view = submit(&aino, &path).await;
        assert_eq!(view["open"], json!(null));
        assert_eq!(prolong(&aino, &path, "2028-01-01").await.code(), "not_possible");
        assert_eq!(sent(&aino, wishes()).await.len(), path.len());
    }
}
