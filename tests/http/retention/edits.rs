use api::db::entities::audit_log;
use chrono::TimeDelta;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{As, apply, stage};
use crate::applications::version;

both! {
    /// Of X13-6, D37: beginning changes of a sent application, dropping them, and their being dropped at the deadline stand in
    /// the audit log, the last by the service; beginning twice stands there once.
    async fn edits_stand_in_the_audit_log(app: &TestApp) {
        let stage = stage(app).await;
        let sent = apply(app, &stage, As::Sent).await;
        let act = async |what: &str| {
            let body = json!({ "base_version": version(&sent.person, &sent.own()).await });
            let done = sent.person.send(Method::POST, &format!("{}/{what}", sent.own()), body).await;
            assert_eq!(done.status, 200, "{what}: {}", done.body);
        };
        act("edits").await;
        act("edits").await;
        act("edits/discard").await;
        act("edits").await;
        app.wait(TimeDelta::minutes(41));
        api::jobs::watch_deadlines(&app.app).await.unwrap();
        api::jobs::watch_deadlines(&app.app).await.unwrap();
        app.work().await;
        let rows = audit_log::Entity::find().order_by_asc(audit_log::Column::Id).all(app.app.db.read()).await.unwrap();
        let edits = rows.iter().filter(|row| row.did.ends_with("_edit"));
        let told: Vec<_> = edits.map(|row| (row.did.as_str(), row.actor == "service", row.subject.clone(), row.agency_id.clone())).collect();
        let row = |did, service| (did, service, sent.id.to_string(), Some("migri".to_owned()));
        assert_eq!(
            told,
            [row("started_edit", false), row("discarded_edit", false), row("started_edit", false), row("dropped_edit", true)]
        );
    }
}
