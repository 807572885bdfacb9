//! Withdrawing and sending again (G10).

use api::db::entities::{application_equality, application_versions};
use chrono::TimeDelta;
use domain::agencies::Role;
use domain::event::Event;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::reqwest::Method;
use tests::{Browser, both};

use super::{answer, begin, fill_in, show, submit, version};

async fn act(applicant: &Browser, path: &str, what: &str) -> tests::Reply {
    let body = json!({ "base_version": version(applicant, path).await });
    applicant.send(Method::POST, &format!("{path}/{what}"), body).await
}

both! {
    /// Holds G10.1, D8, D4: a withdrawn one is told to the agency, closed to it, and to be read by its applicant.
    async fn a_withdrawn_application_is_closed_to_the_agency(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        assert_eq!(act(&aino, &path, "withdrawal").await.code(), "not_possible");
        fill_in(&aino, &path).await;
        let sent = submit(&aino, &path).await;
        act(&aino, &path, "edits").await;
        answer(&aino, &path, json!({ "motivation": "Halvvägs." })).await;
        app.wait(TimeDelta::minutes(3));
        let gone = act(&aino, &path, "withdrawal").await;
        assert_eq!(gone.status, 200, "{}", gone.body);
        assert_eq!((&gone.body["state"], &gone.body["actions"]), (&json!("withdrawn"), &json!(["send_again"])));
        assert_eq!(gone.body["withdrawn_at"], "2026-11-25T08:03:00.000Z");
        assert_eq!(gone.body["answers"], sent["answers"], "what was sent can be read");
        let list = aino.ask(Method::GET, "/applications").await.body;
        assert_eq!((&list["items"][0]["state"], &list["items"][0]["heading"]), (&json!("withdrawn"), &json!("active")));
        let id = sent["id"].as_str().unwrap();
        let recruiter = app.reader("migri").await;
        let seen = recruiter.ask(Method::GET, &format!("/agencies/migri/applications/{id}")).await;
        assert_eq!((seen.status, &seen.body["state"]), (200, &json!("withdrawn")));
        assert_eq!((&seen.body["answers"], &seen.body["rows"]), (&json!({}), &json!([])));
        assert_eq!(seen.body["basics"].as_object().unwrap().len(), 2, "{}", seen.body["basics"]);
        assert_eq!(seen.body["withdrawn_at"], gone.body["withdrawn_at"]);
        let administrator = app.at_agency("migri", Role::AgencyAdministrator).await;
        let open = administrator.ask(Method::GET, &format!("/agencies/migri/applications/{id}")).await;
        assert_eq!(open.body["answers"]["motivation"], "Jag vill.", "a public record stays one for who answers for it");
        assert!(open.body["basics"].as_object().unwrap().len() > 2);
        assert!(application_equality::Entity::find().all(app.app.db.read()).await.unwrap().is_empty());
        assert_eq!(application_versions::Entity::find().all(app.app.db.read()).await.unwrap().len(), 1);
        assert!(matches!(app.events().await.last(), Some(Event::ApplicationWithdrawn { .. })));
        assert_eq!(app.audit("withdrew_application").await, [id]);
        app.work().await;
        assert_eq!(app.mails("aino@example.org")[0].subject, "Din ansökan är återkallad");
        for what in ["withdrawal", "edits", "edits/completion", "submission"] {
            assert_eq!(act(&aino, &path, what).await.code(), "not_possible", "{what}");
        }
        assert_eq!(aino.send(Method::PATCH, &format!("{path}/answers"), json!({ "base_version": 1, "answers": {} })).await.code(), "not_possible");
    }

    /// Holds G10.3: sent again it is in force, the agency sees it with what the profile says now, and it can be edited.
    async fn a_withdrawn_application_is_sent_again(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let sent = submit(&aino, &path).await;
        act(&aino, &path, "withdrawal").await;
        app.wait(TimeDelta::minutes(3));
        let profile = aino.ask(Method::GET, "/me/profile").await.body;
        let phone = json!({ "base_version": profile["version"], "basics": { "phone": null } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", phone).await.status, 200);
        let refused = act(&aino, &path, "resubmission").await;
        assert_eq!((refused.status, refused.errors()), (422, vec!["/basics/phone missing".to_owned()]));
        let profile = aino.ask(Method::GET, "/me/profile").await.body;
        let phone = json!({ "base_version": profile["version"], "basics": { "phone": "+358 50 7654321" } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", phone).await.status, 200);
        let again = act(&aino, &path, "resubmission").await;
        assert_eq!(again.status, 200, "{}", again.body);
        assert_eq!((&again.body["state"], &again.body["actions"]), (&json!("sent"), &json!(["start_edit", "withdraw"])));
        assert_eq!((&again.body["sent_at"], &again.body["withdrawn_at"]), (&json!("2026-11-25T08:03:00.000Z"), &json!(null)));
        let id = sent["id"].as_str().unwrap();
        let recruiter = app.reader("migri").await;
        let seen = recruiter.ask(Method::GET, &format!("/agencies/migri/applications/{id}")).await.body;
        assert_eq!(seen["answers"], sent["answers"]);
        assert_eq!(seen["basics"]["phone"], "+358 50 7654321");
        assert_eq!(application_equality::Entity::find().all(app.app.db.read()).await.unwrap().len(), 1);
        app.work().await;
        let subjects: Vec<_> = app.mails("aino@example.org").iter().map(|mail| mail.subject.clone()).collect();
        assert_eq!(subjects.iter().filter(|subject| *subject == "Tack för din ansökan!").count(), 2, "{subjects:?}");
    }

    /// Holds G10.2: after the period nothing of a sent or withdrawn one can be changed by its applicant.
    async fn after_the_period_the_agency_must_be_told(app: &TestApp) {
        let stage = app.stage("migri").await;
        let (aino, eero) = (app.applying("Aino").await, app.applying("Eero").await);
        let (first, second) = (begin(&aino, &stage).await, begin(&eero, &stage).await);
        fill_in(&aino, &first).await;
        fill_in(&eero, &second).await;
        submit(&aino, &first).await;
        submit(&eero, &second).await;
        act(&eero, &second, "withdrawal").await;
        app.wait(TimeDelta::minutes(30));
        for (who, path, what) in [(&aino, &first, "withdrawal"), (&aino, &first, "edits"), (&eero, &second, "resubmission")] {
            let refused = act(who, path, what).await;
            assert_eq!((refused.status, refused.code()), (409, "period_over"), "{what}");
        }
        let deleted = tests::reply(aino.request(Method::DELETE, &first).header("If-Match", "\"9\"")).await;
        assert_eq!((deleted.status, deleted.code()), (409, "not_possible"));
        assert_eq!(show(&aino, &first).await["actions"], json!([]));
        app.work().await;
    }

    /// Holds G10.1, G1-7: of many who withdraw, edit and send again at once each version of it has one winner, and what
    /// is stored is one of the states of the table.
    async fn many_acts_at_once_leave_one_state(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        submit(&aino, &path).await;
        for _ in 0..3 {
            let body = json!({ "base_version": version(&aino, &path).await });
            let acts = ["withdrawal", "edits", "withdrawal", "edits/discard", "resubmission", "edits/completion"];
            let all = futures_util::future::join_all(acts.map(|what| {
                let body = body.clone();
                let (aino, path) = (&aino, &path);
                async move { aino.send(Method::POST, &format!("{path}/{what}"), body).await }
            }))
            .await;
            for one in &all {
                assert!([200, 409, 412].contains(&one.status), "{} {}", one.status, one.body);
            }
            let view = show(&aino, &path).await;
            let counted = application_equality::Entity::find().all(app.app.db.read()).await.unwrap().len();
            assert_eq!(counted == 1, view["state"] == "sent");
        }
        app.work().await;
    }
}
