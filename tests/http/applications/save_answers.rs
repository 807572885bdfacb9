use chrono::TimeDelta;
use domain::recruitments::RecruitmentState;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{answer, begin, show};

both! {
    /// Holds G9-2, D47: what is half-typed is kept as typed, and is there on another device.
    async fn a_draft_keeps_half_typed_answers(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let saved = answer(&aino, &path, json!({ "motivation": " Jag vill… " })).await;
        assert_eq!(saved["saved"], json!(["/answers/motivation"]));
        assert_eq!(saved["conflicts"], json!([]));
        assert_eq!(saved["version"], 2);
        assert_eq!(saved["evaluation"]["percent"], 83);
        assert_eq!(saved["saved_at"], "2026-11-25T08:00:00.000Z");
        assert_eq!(show(&aino, &path).await["answers"], json!({ "motivation": " Jag vill… " }));
        let cleared = answer(&aino, &path, json!({ "motivation": null })).await;
        assert_eq!(cleared["evaluation"]["percent"], 75);
        assert_eq!(show(&aino, &path).await["answers"], json!({}));
    }

    /// Holds G9-2, D56: two tabs clash on one field only, and nothing is overwritten unseen.
    async fn two_tabs_clash_on_one_field_only(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let save = async |base: i64, answers: serde_json::Value, basics: serde_json::Value| {
            let body = json!({ "base_version": base, "answers": answers, "basics": basics });
            let saved = aino.send(Method::PATCH, &format!("{path}/answers"), body).await;
            assert_eq!(saved.status, 200, "{}", saved.body);
            saved.body
        };
        let first = save(1, json!({ "motivation": "Flik ett" }), json!({})).await;
        assert_eq!(first["version"], 2);
        let second =
            save(1, json!({ "motivation": "Flik två", "experience": true }), json!({ "electronic_notice": true })).await;
        assert_eq!(second["saved"], json!(["/answers/experience", "/basics/electronic_notice"]));
        assert_eq!(
            second["conflicts"],
            json!([{ "pointer": "/answers/motivation", "yours": "Flik två", "stored": "Flik ett" }])
        );
        let view = show(&aino, &path).await;
        assert_eq!(view["answers"], json!({ "motivation": "Flik ett", "experience": true }));
        assert_eq!(view["basics"]["electronic_notice"], true);
        // Whoever has seen both texts may overwrite.
        let third = save(second["version"].as_i64().unwrap(), json!({ "motivation": "Flik två" }), json!({})).await;
        assert_eq!(third["conflicts"], json!([]));
        // Repeating a save whose answer was lost is no conflict.
        let repeated = save(1, json!({ "motivation": "Flik två" }), json!({})).await;
        assert_eq!(repeated["conflicts"], json!([]));
    }

    /// Holds G9-2: saves from many places at once are all kept or come back, none is lost.
    async fn no_save_is_lost_in_a_crowd(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let all = futures_util::future::join_all((0..10).map(|number| {
            let body = json!({ "base_version": 1, "answers": { "motivation": format!("text {number}") } });
            let path = format!("{path}/answers");
            let aino = aino.clone();
            async move { aino.send(Method::PATCH, &path, body).await }
        }))
        .await;
        let saved = all.iter().filter(|reply| reply.body["conflicts"] == json!([])).count();
        assert_eq!(saved, 1, "the first one is saved, the others come back with both texts");
        assert!(all.iter().all(|reply| reply.status == 200));
        assert_eq!(show(&aino, &path).await["version"], 11);
    }

    /// Holds D47, G9.2.7: what can never become valid is refused at once, with its place and its limit.
    async fn what_no_draft_keeps_is_refused_with_its_place(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let body = json!({
            "base_version": 1,
            "answers": { "motivation": "ö".repeat(4_001), "no_such_question": "x", "experience": "ja" },
            "basics": { "first_name": "Aino", "citizenship": "ja" },
        });
        let refused = aino.send(Method::PATCH, &format!("{path}/answers"), body).await;
        assert_eq!((refused.status, refused.code()), (422, "invalid"));
        assert_eq!(
            refused.errors(),
            [
                "/answers/experience wrong_type",
                "/answers/motivation too_long",
                "/answers/no_such_question unknown",
                "/basics/first_name unknown",
                "/basics/citizenship wrong_type",
            ]
        );
        let view = show(&aino, &path).await;
        assert_eq!((&view["version"], &view["answers"]), (&json!(1), &json!({})));
    }

    /// Holds G1-7: a save after the deadline is refused, and says why; what was saved stays.
    async fn nothing_is_saved_after_the_deadline(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        answer(&aino, &path, json!({ "motivation": "i tid" })).await;
        let save = async || {
            let body = json!({ "base_version": 2, "answers": { "motivation": "för sent" } });
            let reply = aino.send(Method::PATCH, &format!("{path}/answers"), body).await;
            (reply.status, reply.code().to_owned())
        };
        app.set_recruitment(&stage, |row| row.state = Set(RecruitmentState::Withdrawn)).await;
        assert_eq!(save().await, (410, "gone".to_owned()));
        app.set_recruitment(&stage, |row| row.state = Set(RecruitmentState::Published)).await;
        app.wait(TimeDelta::minutes(30));
        assert_eq!(save().await, (409, "period_over".to_owned()));
        let view = show(&aino, &path).await;
        assert_eq!(view["answers"], json!({ "motivation": "i tid" }));
        assert_eq!(view["actions"], json!(["delete"]));
    }
}
