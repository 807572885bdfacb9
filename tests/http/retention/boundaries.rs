use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{Applied, As, answers, apply, apply_as, at, closes, ends, files, is_there, patient, stage, sweep};
use crate::applications::{begin, show};
use crate::recruitments::{self, done, draft};

both! {
    /// Of X9-7: the day that an application shows is the day that its recruitment means, and it moves when that moves.
    async fn the_day_that_is_shown_is_the_day_that_is_meant(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let stage = stage(app).await;
        let unsent = apply(app, &stage, As::Unsent).await;
        let sent = apply(app, &stage, As::Sent).await;
        closes(app, &stage, "2026-12-15T16:15").await;
        let shown = async |one: &Applied| {
            let person = app.logged_in(&one.person).await;
            let item = person.ask(Method::GET, "/applications").await.body["items"][0]["disappears_at"].clone();
            let view = show(&person, &one.own()).await["disappears_at"].clone();
            assert_eq!(item, view);
            view
        };
        assert_eq!(shown(&unsent).await, json!("2027-06-15T13:15:00.000Z"));
        assert_eq!(shown(&sent).await, Value::Null, "it goes on");
        closes(app, &stage, "2026-12-22T16:15").await;
        assert_eq!(shown(&unsent).await, json!("2027-06-22T13:15:00.000Z"), "prolonged");
        server.clock.set(at("2027-06-15T16:15"));
        sweep(&server).await;
        assert!(is_there(app, &unsent).await, "prolonging has moved it");
        ends(app, &stage, "2027-01-31T12:00").await;
        assert_eq!(shown(&sent).await, json!("2029-01-31T10:00:00.000Z"));
        assert_eq!(shown(&unsent).await, json!("2027-06-22T13:15:00.000Z"), "its period counts");
        server.clock.set(at("2027-06-22T16:15"));
        sweep(&server).await;
        assert!(!is_there(app, &unsent).await && is_there(app, &sent).await);
    }

    /// Of G1-8, G6-1, D6: what an agency does over the API moves the time too: ending early ends the period, archiving moves
    /// nothing and hides it from the list alone.
    async fn ending_early_and_archiving_over_the_api(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let recruiter = app.reader("migri").await;
        let open = recruitments::published(&recruiter, draft(1)).await;
        let aino = app.applying("Aino").await;
        let ad = tests::Stage {
            agency: "migri".parse().unwrap(),
            recruitment: open["id"].as_str().unwrap().parse().unwrap(),
            ad: open["ad_id"].as_str().unwrap().parse().unwrap(),
        };
        let path = begin(&aino, &ad).await;
        assert_eq!(show(&aino, &path).await["disappears_at"], json!("2027-06-20T13:15:00.000Z"));
        app.wait(TimeDelta::minutes(30));
        let ended = done(&recruiter, &open, "/end", Value::Null).await;
        assert_eq!(show(&aino, &path).await["disappears_at"], json!("2027-05-25T07:30:00.000Z"), "half past ten, Finnish time");
        done(&recruiter, &ended, "/archive", Value::Null).await;
        assert_eq!(show(&aino, &path).await["disappears_at"], json!("2027-05-25T07:30:00.000Z"));
        server.clock.set("2027-05-25T07:29:59.999Z".parse().unwrap());
        sweep(&server).await;
        let aino = app.logged_in(&aino).await;
        assert_eq!(aino.ask(Method::GET, &path).await.status, 200);
        app.wait(TimeDelta::milliseconds(1));
        assert_eq!(aino.ask(Method::GET, &path).await.status, 404);
        for (method, rest) in [(Method::DELETE, ""), (Method::POST, "/copy-to-profile"), (Method::POST, "/edits")] {
            let refused = aino.send(method, &format!("{path}{rest}"), json!({})).await;
            assert!([404, 405].contains(&refused.status), "{rest}: {} {}", refused.status, refused.body);
        }
        sweep(&server).await;
        assert_eq!(app.audit("removed_unsent_application").await.len(), 1);
    }

    /// Of X10-4, D8: one that was sent again is a sent one: it does not go with the withdrawn ones.
    async fn sent_again_it_stays(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let stage = stage(app).await;
        let (aino, eero) = (app.applying("Aino").await, app.applying("Eero").await);
        let again = apply_as(&aino, &stage, As::Withdrawn).await;
        let gone = apply_as(&eero, &stage, As::Withdrawn).await;
        let version = show(&aino, &again.own()).await["version"].clone();
        let sent = aino.send(Method::POST, &format!("{}/resubmission", again.own()), json!({ "base_version": version })).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
        closes(app, &stage, "2026-12-15T16:15").await;
        server.clock.set(at("2027-06-15T16:15") - TimeDelta::milliseconds(1));
        sweep(&server).await;
        assert_eq!(answers(&server, &gone).await, (200, 200));
        app.wait(TimeDelta::milliseconds(1));
        sweep(&server).await;
        assert_eq!(answers(&server, &gone).await, (404, 404), "on both sides");
        assert_eq!(answers(&server, &again).await, (200, 200));
        assert_eq!(files(app).await, 1);
    }

    /// Of G9.1, D6: what has left the profile is offered no more to begin another application with.
    async fn what_is_gone_is_no_template(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let stage = stage(app).await;
        let sent = apply(app, &stage, As::Sent).await;
        closes(app, &stage, "2026-12-15T16:15").await;
        ends(app, &stage, "2026-12-31T10:00").await;
        let sources = async || {
            let aino = app.logged_in(&sent.person).await;
            aino.ask(Method::GET, "/applications/copy-sources").await.body["applications"].as_array().unwrap().len()
        };
        server.clock.set(at("2028-12-31T10:00") - TimeDelta::milliseconds(1));
        assert_eq!(sources().await, 1);
        app.wait(TimeDelta::milliseconds(1));
        assert_eq!(sources().await, 0, "also before a run");
        let next = app.stage("migri").await;
        let aino = app.logged_in(&sent.person).await;
        let begun = aino.send(Method::POST, "/applications", json!({ "ad_id": next.ad, "start_from": sent.id })).await;
        assert_eq!((begun.status, begun.errors()), (422, vec!["/start_from not_a_choice".to_owned()]));
    }
}
