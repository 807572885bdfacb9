//! It disappears by itself, and nothing brings it back.

use api::db::entities::{
    application_answers, application_rows, application_versions, applications, open_application_wishes,
};
use api::jobs;
use chrono::TimeDelta;
use domain::time::Instant;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::reqwest::Method;
use tests::{TestApp, both};

use super::{act, begin, fill_in, prolong, sent, wishes};
use crate::applications::{answer, submit};

/// How many rows are left of applications.
async fn rows(app: &TestApp) -> usize {
    let db = app.app.db.read();
    applications::Entity::find().all(db).await.unwrap().len()
        + application_versions::Entity::find().all(db).await.unwrap().len()
        + application_answers::Entity::find().all(db).await.unwrap().len()
        + application_rows::Entity::find().all(db).await.unwrap().len()
        + open_application_wishes::Entity::find().all(db).await.unwrap().len()
}

async fn reminded(app: &TestApp) -> usize {
    jobs::watch_deadlines(&app.app).await.unwrap();
    app.work().await;
    let mails = app.mails("aino@example.org");
    mails.iter().filter(|mail| mail.subject == "Din öppna ansökan försvinner snart").count()
}

both! {
    /// Holds G11-1, X9-7. Of G1-8: until the last millisecond of the chosen day it is there; then it is gone, with everything
    /// in it, for the applicant and for all agencies.
    async fn on_the_day_it_disappears(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = sent(&aino, wishes()).await;
        let bank = "/agencies/migri/open-applications";
        let recruiter = app.reader("migri").await;
        let end: Instant = "2027-11-25T22:00:00Z".parse().unwrap();
        app.clock.set(end - TimeDelta::milliseconds(1));
        let (aino, recruiter) = (app.logged_in(&aino).await, app.logged_in(&recruiter).await);
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(recruiter.ask(Method::GET, bank).await.body["total"], 1);
        assert_eq!(aino.ask(Method::GET, &path).await.status, 200);
        app.clock.set(end);
        let shown = aino.ask(Method::GET, &path).await;
        assert_eq!(shown.status, 404, "even before anybody has cleared up");
        let longer = json!({ "base_version": 9, "valid_until": "2028-11-25" });
        assert_eq!(aino.send(Method::POST, &format!("{path}/prolongation"), longer).await.status, 404);
        assert_eq!(aino.send(Method::POST, &format!("{path}/withdrawal"), json!({ "base_version": 9 })).await.status, 404);
        assert_eq!(recruiter.ask(Method::GET, bank).await.body["total"], 0);
        assert_eq!(recruiter.ask(Method::GET, &format!("{bank}/{}", path.rsplit('/').next().unwrap())).await.status, 404);
        assert!(rows(app).await > 0);
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(rows(app).await, 0);
        assert_eq!(aino.ask(Method::GET, &path).await.status, 404);
        assert_eq!(app.audit("removed_open_application").await.len(), 1);
        assert_eq!(aino.ask(Method::GET, "/applications").await.body["total"], 0);
        begin(&aino).await;
    }

    /// Holds G11-1: the one who prolongs in time keeps it; changes that were not done go with the rest.
    async fn who_prolongs_in_time_keeps_it(app: &TestApp) {
        let (aino, eero) = (app.applying("Aino").await, app.applying("Eero").await);
        let (path, other) = (sent(&aino, wishes()).await, sent(&eero, wishes()).await);
        app.clock.set("2027-11-25T21:00:00Z".parse().unwrap());
        let (aino, eero) = (app.logged_in(&aino).await, app.logged_in(&eero).await);
        assert_eq!(prolong(&aino, &path, "2028-01-31").await.status, 200);
        act(&eero, &other, "edits").await;
        answer(&eero, &other, json!({ "valid_until": "1.2.2028" })).await;
        app.clock.set("2027-11-25T22:00:00Z".parse().unwrap());
        let (aino, eero) = (app.logged_in(&aino).await, app.logged_in(&eero).await);
        let done = json!({ "base_version": 9, "wishes_no_publication": false });
        assert_eq!(eero.send(Method::POST, &format!("{other}/edits/completion"), done).await.status, 404);
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(aino.ask(Method::GET, &path).await.status, 200);
        assert_eq!(eero.ask(Method::GET, &other).await.status, 404);
    }

    /// Of G1-8: one that is not sent disappears six months after it was last saved; a withdrawn one on its own day.
    async fn what_is_not_sent_disappears_too(app: &TestApp) {
        let (aino, eero) = (app.applying("Aino").await, app.applying("Eero").await);
        let path = begin(&aino).await;
        fill_in(&aino, &path, wishes()).await;
        let other = begin(&eero).await;
        fill_in(&eero, &other, wishes()).await;
        answer(&eero, &other, json!({ "valid_until": "1.3.2027" })).await;
        submit(&eero, &other).await;
        act(&eero, &other, "withdrawal").await;
        app.clock.set("2027-03-01T22:00:00Z".parse().unwrap());
        let (aino, eero) = (app.logged_in(&aino).await, app.logged_in(&eero).await);
        let again = json!({ "base_version": 9 });
        assert_eq!(eero.send(Method::POST, &format!("{other}/resubmission"), again).await.status, 404);
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(eero.ask(Method::GET, &other).await.status, 404);
        app.clock.set("2027-05-25T20:59:59.999Z".parse().unwrap());
        let aino = app.logged_in(&aino).await;
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(aino.ask(Method::GET, &path).await.status, 200);
        app.clock.set("2027-05-25T21:00:00Z".parse().unwrap());
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(aino.ask(Method::GET, &path).await.status, 404);
        assert_eq!(rows(app).await, 0);
    }

    /// Of X9-7, G11-1: two weeks before, once; prolonged it ends on another day, of which one is told again.
    async fn its_applicant_is_told_in_time(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = sent(&aino, wishes()).await;
        let end: Instant = "2027-11-25T22:00:00Z".parse().unwrap();
        app.clock.set(end - TimeDelta::days(14) - TimeDelta::milliseconds(1));
        assert_eq!(reminded(app).await, 0);
        app.clock.set(end - TimeDelta::days(14));
        assert_eq!((reminded(app).await, reminded(app).await), (1, 1), "once");
        let mail = &app.mails("aino@example.org")[0];
        assert!(mail.text.contains("till och med 25.11.2027") && mail.text.contains(&path[1..]), "{}", mail.text);
        let aino = app.logged_in(&aino).await;
        assert_eq!(prolong(&aino, &path, "2028-01-31").await.status, 200);
        app.clock.set("2028-01-17T22:00:00Z".parse().unwrap());
        assert_eq!(reminded(app).await, 2);
        // Whoever has withdrawn it wants no more of it.
        let eero = app.applying("Eero").await;
        let other = begin(&eero).await;
        fill_in(&eero, &other, wishes()).await;
        answer(&eero, &other, json!({ "valid_until": "10.3.2028" })).await;
        submit(&eero, &other).await;
        act(&eero, &other, "withdrawal").await;
        app.clock.set("2028-03-01T22:00:00Z".parse().unwrap());
        assert_eq!(reminded(app).await, 2);
    }

    /// Holds G8-2: it disappears with the account.
    async fn it_goes_with_the_account(app: &TestApp) {
        let aino = app.applying("Aino").await;
        sent(&aino, wishes()).await;
        app.give_password(&aino).await;
        let word = json!({ "word": "radera", "password": tests::PASSWORD });
        let ended = aino.send(Method::POST, "/me/deletion", word).await;
        assert!(ended.status < 300, "{}", ended.body);
        app.work().await;
        assert_eq!(rows(app).await, 0);
        let recruiter = app.reader("migri").await;
        assert_eq!(recruiter.ask(Method::GET, "/agencies/migri/open-applications").await.body["total"], 0);
    }
}
