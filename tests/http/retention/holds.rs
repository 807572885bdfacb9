use api::db::entities::application_person;
use api::usecases::retention;
use chrono::TimeDelta;
use domain::agencies::Role;
use domain::ids::ApplicationId;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{Applied, As, answers, apply, at, closes, ends, files, is_there, patient, stage, sweep};

fn of_recruitment(one: &Applied) -> String {
    format!("/agencies/migri/recruitments/{}/legal-hold", one.recruitment)
}

fn of_application(id: ApplicationId) -> String {
    format!("/agencies/migri/applications/{id}/legal-hold")
}

both! {
    /// Of G8-2, D6: what an administrator of the agency holds back stays with the agency, and with it alone; no longer held
    /// back it is gone at once.
    async fn what_is_held_back_stays_with_the_agency(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let stage = stage(app).await;
        let (held, free) = (apply(app, &stage, As::Sent).await, apply(app, &stage, As::Sent).await);
        let withdrawn = apply(app, &stage, As::Withdrawn).await;
        closes(app, &stage, "2026-12-15T16:15").await;
        let admin = app.at_agency("migri", Role::AgencyAdministrator).await;
        let before = admin.ask(Method::GET, &of_application(held.id)).await;
        let nothing = json!({ "held_since": null, "recruitment_held_since": null, "removed_at": null });
        assert_eq!((before.status, before.body), (200, nothing));
        for id in [held.id, withdrawn.id] {
            let set = admin.send(Method::PUT, &of_application(id), json!({ "held": true })).await;
            assert_eq!((set.status, &set.body["held_since"]), (200, &json!("2026-11-25T08:00:00.000Z")), "{}", set.body);
        }
        app.wait(TimeDelta::minutes(1));
        let again = admin.send(Method::PUT, &of_application(held.id), json!({ "held": true })).await.body;
        assert_eq!(again["held_since"], json!("2026-11-25T08:00:00.000Z"), "repeating it changes nothing");
        assert_eq!(app.audit("held_application").await, [held.id.to_string(), withdrawn.id.to_string()]);
        ends(app, &stage, "2026-12-31T10:00").await;

        server.clock.set(at("2027-06-15T16:15"));
        sweep(&server).await;
        assert_eq!(answers(&server, &withdrawn).await, (404, 200), "the applicant’s side goes at its time");
        server.clock.set(at("2028-12-31T10:00"));
        assert_eq!(answers(&server, &held).await, (404, 200), "also before a run");
        sweep(&server).await;
        assert_eq!(answers(&server, &held).await, (404, 200));
        assert_eq!(answers(&server, &free).await, (404, 404));
        let frozen = application_person::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(frozen.len(), 2, "under the details of the end: whoever applied can be reached");
        assert_eq!(files(app).await, 2);

        let admin = app.logged_in(&admin).await;
        let shown = admin.ask(Method::GET, &of_application(held.id)).await.body;
        assert_eq!(shown["removed_at"], json!("2028-12-31T08:00:00.000Z"));
        let released = admin.send(Method::PUT, &of_application(held.id), json!({ "held": false })).await;
        assert_eq!((released.status, &released.body["held_since"]), (200, &Value::Null));
        assert_eq!(app.audit("released_application").await, [held.id.to_string()]);
        assert_eq!(answers(&server, &held).await, (404, 404), "at once");
        let gone = admin.send(Method::PUT, &of_application(held.id), json!({ "held": true })).await;
        assert_eq!((gone.status, gone.code()), (404, "not_found"), "it does not come back");
        sweep(&server).await;
        assert!(!is_there(app, &held).await && is_there(app, &withdrawn).await);
        assert_eq!(files(app).await, 1);
    }

    /// Of D6: a recruitment is held back as a whole.
    async fn a_recruitment_is_held_back_as_a_whole(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let stage = stage(app).await;
        let (sent, withdrawn) = (apply(app, &stage, As::Sent).await, apply(app, &stage, As::Withdrawn).await);
        let unsent = apply(app, &stage, As::Unsent).await;
        closes(app, &stage, "2026-12-15T16:15").await;
        ends(app, &stage, "2026-12-31T10:00").await;
        let admin = app.at_agency("migri", Role::AgencyAdministrator).await;
        let set = admin.send(Method::PUT, &of_recruitment(&sent), json!({ "held": true })).await;
        let expected = json!({ "held_since": "2026-11-25T08:00:00.000Z", "anonymised_at": "2028-12-31T08:00:00.000Z" });
        assert_eq!((set.status, &set.body), (200, &expected));
        assert_eq!(admin.ask(Method::GET, &of_recruitment(&sent)).await.body, expected);
        server.clock.set(at("2028-12-31T10:00"));
        sweep(&server).await;
        assert!(!is_there(app, &unsent).await, "the agency never had it");
        for one in [&sent, &withdrawn] {
            assert_eq!(answers(&server, one).await, (404, 200));
        }
        let admin = app.logged_in(&admin).await;
        let one = admin.ask(Method::GET, &of_application(sent.id)).await.body;
        assert_eq!((&one["held_since"], &one["recruitment_held_since"]), (&Value::Null, &expected["held_since"]));
        admin.send(Method::PUT, &of_recruitment(&sent), json!({ "held": false })).await;
        sweep(&server).await;
        assert!(!is_there(app, &sent).await && !is_there(app, &withdrawn).await);
        assert_eq!(files(app).await, 0);
        let id = sent.recruitment.to_string();
        assert_eq!((app.audit("held_recruitment").await, app.audit("released_recruitment").await), (vec![id.clone()], vec![id]));
    }

    /// Of D6, X13-6: only administrators of the agency may, and only over what is theirs; a bad body names the field.
    async fn only_administrators_hold_anything_back(app: &TestApp) {
        let stage = stage(app).await;
        app.stage("krp").await;
        let (sent, unsent) = (apply(app, &stage, As::Sent).await, apply(app, &stage, As::Unsent).await);
        let (recruiter, other) = (app.reader("migri").await, app.at_agency("krp", Role::AgencyAdministrator).await);
        let admin = app.at_agency("migri", Role::AgencyAdministrator).await;
        for path in [of_recruitment(&sent), of_application(sent.id)] {
            for (who, expected) in [(&recruiter, (403, "forbidden")), (&other, (404, "not_found"))] {
                let read = who.ask(Method::GET, &path).await;
                assert_eq!((read.status, read.code()), expected, "{path}");
                let set = who.send(Method::PUT, &path, json!({ "held": true })).await;
                assert_eq!((set.status, set.code()), expected, "{path}");
            }
            let bad = admin.send(Method::PUT, &path, json!({ "held": "yes" })).await;
            assert_eq!((bad.status, bad.code(), bad.errors()), (400, "bad_json", vec!["/held wrong_type".to_owned()]));
            let theirs = other.send(Method::PUT, &path.replace("migri", "krp"), json!({ "held": true })).await;
            assert_eq!((theirs.status, theirs.code()), (404, "not_found"));
        }
        let draft = admin.send(Method::PUT, &of_application(unsent.id), json!({ "held": true })).await;
        assert_eq!((draft.status, draft.code()), (404, "not_found"), "nobody at the agency knows of a draft");
        assert!(app.audit("held_application").await.is_empty() && app.audit("held_recruitment").await.is_empty());
    }

    /// Of D6: holding back and removing exclude each other: what somebody was told is held back is there, and what is not
    /// found is gone.
    async fn holding_back_and_removing_exclude_each_other(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let mut rounds = Vec::new();
        for _ in 0..6 {
            let stage = stage(app).await;
            let sent = apply(app, &stage, As::Sent).await;
            closes(app, &stage, "2026-12-15T16:15").await;
            rounds.push((stage, sent));
        }
        let due = at("2028-12-31T10:00");
        server.clock.set(due - TimeDelta::milliseconds(1));
        let admin = app.at_agency("migri", Role::AgencyAdministrator).await;
        for (round, (stage, one)) in rounds.iter().enumerate() {
            ends(app, stage, "2026-12-31T10:00").await;
            // What a command would do that looks a moment ahead.
            let asked = retention::Asked { at: due, now: app.now() };
            let path = if round % 2 == 0 { of_application(one.id) } else { of_recruitment(one) };
            let hold = admin.send(Method::PUT, &path, json!({ "held": true }));
            let (held, run) = futures_util::join!(hold, retention::run(&server.app, asked));
            run.unwrap();
            let there = is_there(app, one).await;
            match (held.status, round % 2) {
                (200, 0) => assert!(there, "{round}: it was said to be held back"),
                (404, 0) => assert!(!there, "{round}: {}", held.body),
                // A recruitment can be held back when its application is gone.
                (200, _) => {}
                other => panic!("{round}: {other:?} {}", held.body),
            }
        }
        app.work().await;
        files(app).await;
    }
}
