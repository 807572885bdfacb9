use chrono::TimeDelta;
use domain::recruitments::RecruitmentState;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{begin, fill_in, submit};

both! {
    /// Holds G6-1, D7: applications stand under the guide's headings, by the recruitment's phase.
    async fn applications_stand_under_their_headings(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let empty = aino.ask(Method::GET, "/applications").await.body;
        assert_eq!((&empty["total"], &empty["items"]), (&json!(0), &json!([])));
        let (draft, sent) = (app.stage("migri").await, app.stage("krp").await);
        let first = begin(&aino, &draft).await;
        let second = begin(&aino, &sent).await;
        fill_in(&aino, &second).await;
        app.wait(TimeDelta::minutes(1));
        submit(&aino, &second).await;
        let headings = async || {
            let list = aino.ask(Method::GET, "/applications").await.body;
            let mut found: Vec<(String, String, i64)> = list["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| {
                    (
                        item["ad"]["agency"]["id"].as_str().unwrap().to_owned(),
                        item["heading"].as_str().unwrap().to_owned(),
                        item["percent"].as_i64().unwrap(),
                    )
                })
                .collect();
            found.sort();
            found
        };
        let row = |agency: &str, heading: &str, percent| (agency.to_owned(), heading.to_owned(), percent);
        assert_eq!(headings().await, [row("krp", "active", 100), row("migri", "unfinished", 75)]);
        app.wait(TimeDelta::minutes(29));
        assert_eq!(headings().await, [row("krp", "active", 100), row("migri", "active", 75)]);
        app.set_recruitment(&sent, |recruitment| recruitment.state = Set(RecruitmentState::Ended)).await;
        app.set_recruitment(&draft, |recruitment| recruitment.state = Set(RecruitmentState::Archived)).await;
        assert_eq!(headings().await, [row("krp", "ended", 100)]);
        assert_eq!(aino.ask(Method::GET, &first).await.status, 200);
    }
}
