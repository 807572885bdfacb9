//! Two hundred people who send in the last second, and in the first one after it.

use api::db::entities::{
    application_answers, application_rows, application_versions, applications, profile_equality, profiles,
};
use chrono::TimeDelta;
use domain::applications::ApplicationState;
use domain::ids::{ApplicationId, ApplicationVersionId};
use futures_util::{StreamExt, stream};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use tests::reqwest::Method;
use tests::{Browser, TestApp, both};

use super::{begin, fill_in, version};

const PEOPLE: usize = 200;

/// Everything that is stored of an application, to see whether anything of it has changed.
type Stored = (applications::Model, Vec<application_versions::Model>, serde_json::Value);

async fn stored(app: &TestApp, id: ApplicationId) -> Stored {
    let db = app.app.db.read();
    let application = applications::Entity::find_by_id(id).one(db).await.unwrap().unwrap();
    let versions = application_versions::Entity::find()
        .filter(application_versions::Column::ApplicationId.eq(id))
        .all(db)
        .await
        .unwrap();
    let draft = versions[0].id;
    let answers = application_answers::Entity::find()
        .filter(application_answers::Column::VersionId.eq(draft))
        .all(db)
        .await
        .unwrap();
    let rows =
        application_rows::Entity::find().filter(application_rows::Column::VersionId.eq(draft)).all(db).await.unwrap();
    let answers: Vec<_> = answers.iter().map(|row| json!([row.question, row.value.0, row.changed_in])).collect();
    let rows: Vec<_> = rows.iter().map(|row| json!([row.id, row.fields.0, row.changed_in])).collect();
    (application, versions, json!([answers, rows]))
}

/// The same draft for somebody else, row by row: filling in two hundred forms over HTTP would take too long.
async fn copied(app: &TestApp, first: ApplicationId, of: &Browser, to: &Browser) -> ApplicationId {
    let (application, versions, _) = stored(app, first).await;
    let db = app.app.db.read();
    let draft = versions[0].id;
    let profile = profiles::Entity::find_by_id(of.user).one(db).await.unwrap().unwrap();
    let equality = profile_equality::Entity::find_by_id(of.user).one(db).await.unwrap().unwrap();
    let answers = application_answers::Entity::find()
        .filter(application_answers::Column::VersionId.eq(draft))
        .all(db)
        .await
        .unwrap();
    let rows =
        application_rows::Entity::find().filter(application_rows::Column::VersionId.eq(draft)).all(db).await.unwrap();
    let (id, version): (ApplicationId, ApplicationVersionId) = (api::random::id(), api::random::id());
    let copy = app.app.db.write(async |tx| {
        let mut row = profile.clone().into_active_model().reset_all();
        row.user_id = Set(to.user);
        row.insert(tx).await?;
        let mut row = equality.clone().into_active_model().reset_all();
        row.user_id = Set(to.user);
        row.insert(tx).await?;
        let mut row = application.clone().into_active_model().reset_all();
        (row.id, row.applicant_id, row.draft_version_id) = (Set(id), Set(Some(to.user)), Set(None));
        row.insert(tx).await?;
        let mut row = versions[0].clone().into_active_model().reset_all();
        (row.id, row.application_id) = (Set(version), Set(id));
        row.insert(tx).await?;
        applications::ActiveModel {
            id: sea_orm::ActiveValue::Unchanged(id),
            draft_version_id: Set(Some(version)),
            ..Default::default()
        }
        .update(tx)
        .await?;
        for answer in &answers {
            let mut row = answer.clone().into_active_model().reset_all();
            row.version_id = Set(version);
            row.insert(tx).await?;
        }
        for kept in &rows {
            let mut row = kept.clone().into_active_model().reset_all();
            (row.version_id, row.id) = (Set(version), Set(api::random::id()));
            row.insert(tx).await?;
        }
        Ok(())
    });
    copy.await.unwrap();
    id
}

both! {
    /// Of G1-7, X15-3: whoever arrives in time is in, whoever does not is told so and has lost nothing; nobody is half
    /// sent, however many come in the same second.
    async fn two_hundred_send_across_the_deadline(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let closes_at = app.now() + TimeDelta::minutes(30);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let base_version = version(&aino, &path).await;
        let first: ApplicationId = path.rsplit('/').next().unwrap().parse().unwrap();
        let mut people = vec![(aino.clone(), first)];
        for _ in 1..PEOPLE {
            let person = app.person("Eero", domain::accounts::AccountKind::Applicant).await;
            let id = copied(app, first, &aino, &person).await;
            people.push((person, id));
        }
        let mut before = Vec::new();
        for (_, id) in &people {
            before.push(stored(app, *id).await);
        }
        let half = i64::try_from(PEOPLE / 2).unwrap();
        app.clock.set(closes_at - TimeDelta::milliseconds(5 * half));
        let replies: Vec<_> = stream::iter(people.iter().zip(before))
            .map(|((person, id), before)| async move {
                // Each begins five milliseconds after the last one, while the last ones are still being worked on.
                app.wait(TimeDelta::milliseconds(5));
                let began = app.now();
                let at = format!("/applications/{id}/submission");
                let reply = person.send(Method::POST, &at, json!({ "base_version": base_version })).await;
                (began, *id, before, reply)
            })
            .buffer_unordered(20)
            .collect()
            .await;
        let (mut sent, mut refused) = (0, 0);
        for (began, id, before, reply) in replies {
            let after = stored(app, id).await;
            if reply.status == 200 {
                sent += 1;
                let at = after.0.sent_at.unwrap();
                assert!(began <= at && at < closes_at, "sent at {at}, began at {began}");
                assert_eq!(reply.body["sent_at"], json!(at));
                assert_eq!((after.0.state, after.0.draft_version_id), (ApplicationState::Sent, None));
                assert_eq!(after.0.in_force_version_id, Some(after.1[0].id));
                assert!(after.1[0].basics_at_sending.is_some());
            } else {
                refused += 1;
                assert_eq!((reply.status, reply.code()), (409, "period_over"), "{}", reply.body);
                assert_eq!(after, before, "a refused one is as it was");
            }
            assert!(began < closes_at || reply.status != 200, "arrived at {began}, and was sent");
        }
        assert!(sent > 0 && refused >= PEOPLE / 2, "{sent} sent, {refused} refused");
        assert_eq!(app.events().await.len(), sent);
        assert_eq!(app.audit("sent_application").await.len(), sent);
        app.work().await;
        assert_eq!(app.mails("aino@example.org").len(), sent, "one mail for each that is in");
    }
}
