use api::db::entities::{anonymous_sums, applications, change_feed};
use api::usecases::retention;
use domain::applications::Counted;
use futures_util::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use tests::reqwest::Method;
use tests::{GENDER, PASSWORD, TestApp, both};

use super::{As, apply, apply_as, at, closes, ends, files, patient, stage, sweep};
use crate::applications::file;

async fn sums(app: &TestApp) -> Vec<(Counted, String, i32)> {
    let rows = anonymous_sums::Entity::find().all(app.app.db.read()).await.unwrap();
    let mut sums: Vec<_> = rows.into_iter().map(|row| (row.counted, row.value, row.number)).collect();
    sums.sort();
    sums
}

fn sum(counted: Counted, value: &str, number: i32) -> (Counted, String, i32) {
    (counted, value.to_owned(), number)
}

both! {
    /// Holds G8-2, D37: when everything of somebody is over, nothing of them is in any table or file: what is left are sums
    /// of which nobody can be made out.
    async fn nothing_of_anybody_is_left(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let aino = app.applying("Markeringsnamn").await;
        app.give_password(&aino).await;
        for how in [As::Unsent, As::Sent, As::Withdrawn] {
            let stage = stage(app).await;
            apply_as(&aino, &stage, how).await;
            closes(app, &stage, "2026-12-15T16:15").await;
            ends(app, &stage, "2026-12-31T10:00").await;
        }
        // A part of the document that stands in it as it is.
        let document = file("valid/cv_python-docx.docx");
        let part = &document[document.len() / 2..document.len() / 2 + 64];
        let marks = ["markeringsnamn", "lindqvist", "+358 40 123 4567", "storgatan 1", "29.2.1988", "1988-02-29"];
        let found = async || {
            let everything = app.everything().await.to_lowercase();
            marks.into_iter().filter(|mark| everything.contains(mark)).collect::<Vec<_>>()
        };
        assert!(app.store_has(part) && found().await.len() >= 5, "the marks are there to be found");
        let gone = aino.send(Method::POST, "/me/deletion", json!({ "word": "radera", "password": PASSWORD })).await;
        assert_eq!(gone.status, 204, "{}", gone.body);
        app.work().await;
        server.clock.set(at("2028-12-31T10:00") - chrono::TimeDelta::milliseconds(1));
        sweep(&server).await;
        assert!(app.store_has(part) && found().await.contains(&"markeringsnamn"), "the agency still has one");
        server.clock.set(at("2028-12-31T10:00"));
        sweep(&server).await;
        assert_eq!(found().await, Vec::<&str>::new());
        assert!(!app.store_has(part), "nor a file");
        assert_eq!(files(app).await, 0);
        assert_eq!(applications::Entity::find().count(app.app.db.read()).await.unwrap(), 0);
        let one = [sum(Counted::Language, "sv", 1), sum(Counted::Gender, GENDER, 1), sum(Counted::StateEmployer, "no_employer", 1)];
        assert_eq!(sums(app).await, one);
        let everything = app.everything().await;
        let sums: Vec<_> = everything.lines().filter(|line| line.starts_with("anonymous_sums")).collect();
        assert_eq!(sums.len(), 3);
        assert!(sums.iter().all(|line| !line.contains(&aino.user.to_string())), "{sums:?}");
    }

    /// Of G8-2: whoever goes on has a profile, and nothing else that tells of an application which is over. The agency's
    /// systems are told to remove what they have got.
    async fn an_account_that_goes_on_keeps_its_profile(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let stage = stage(app).await;
        let sent = apply(app, &stage, As::Sent).await;
        let unsent = apply(app, &stage, As::Unsent).await;
        closes(app, &stage, "2026-12-15T16:15").await;
        ends(app, &stage, "2026-12-31T10:00").await;
        server.clock.set(at("2028-12-31T10:00"));
        sweep(&server).await;
        let everything = app.everything().await;
        let tables: std::collections::BTreeSet<_> = everything
            .lines()
            .filter(|line| line.contains("Lindqvist"))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(tables, ["profiles"].into());
        let told = change_feed::Entity::find().filter(change_feed::Column::Feed.eq("agency:migri")).all(app.app.db.read()).await.unwrap();
        let removed: Vec<_> = told.iter().map(|row| &row.change.0).filter(|change| change["type"] == "application.removed").collect();
        assert_eq!(removed.len(), 1);
        assert_eq!(removed[0], &json!({ "type": "application.removed", "application_id": sent.id, "recruitment_id": sent.recruitment }));
        assert!(told.iter().all(|row| row.change.0["application_id"] != json!(unsent.id)), "the agency never knew of it");
    }

    /// Of G1-8: workers that run at the same time remove each application once, and twice is as good as once.
    async fn several_workers_remove_each_once(app: &TestApp) {
        let server = patient(app, |_| ()).await;
        let stage = stage(app).await;
        let mut all = Vec::new();
        for _ in 0..6 {
            all.push(apply(app, &stage, As::Sent).await.id.to_string());
        }
        closes(app, &stage, "2026-12-15T16:15").await;
        ends(app, &stage, "2026-12-31T10:00").await;
        let now = at("2028-12-31T10:00");
        server.clock.set(now);
        let asked = retention::Asked { at: now, now };
        let runs = join_all((0..4).map(|_| retention::run(&server.app, asked))).await;
        let removed: u64 = runs.iter().map(|run| run.as_ref().unwrap()[&domain::applications::Removed::Anonymised]).sum();
        assert_eq!(removed, 6);
        app.work().await;
        let mut told = app.audit("anonymised_application").await;
        told.sort();
        all.sort();
        assert_eq!(told, all);
        assert_eq!(sums(app).await[0], sum(Counted::Language, "sv", 6));
        assert_eq!(files(app).await, 0);
    }
}
