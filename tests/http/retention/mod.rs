//! What is kept no longer goes, when it is due and not before (G1-8, G8-2, X9-7, X10-4).

mod boundaries;
mod command;
mod edits;
mod holds;
mod left;
mod settings;
mod three_years;

use api::db::entities::{applications, blobs};
use api::jobs;
use domain::ids::{ApplicationId, RecruitmentId};
use domain::recruitments::RecruitmentState;
use domain::time::{Instant, helsinki};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::reqwest::Method;
use tests::{Browser, Stage, TestApp};
use uuid::Uuid;

use crate::applications::{begin, file, fill_in, form_with_files, submit, version};

/// How far an applicant has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Unsent,
    Sent,
    Withdrawn,
}

/// An application with a file, and who has it.
#[derive(Clone, Debug)]
struct Applied {
    person: Browser,
    id: ApplicationId,
    recruitment: RecruitmentId,
}

impl Applied {
    /// Where its applicant finds it.
    fn own(&self) -> String {
        format!("/applications/{}", self.id)
    }

    /// Where its agency does.
    fn received(&self) -> String {
        format!("/agencies/migri/applications/{}", self.id)
    }
}

/// The instant at which a Finnish clock shows this.
fn at(local: &str) -> Instant {
    helsinki::read_local(local).unwrap()
}

/// An open recruitment whose form asks for a file.
async fn stage(app: &TestApp) -> Stage {
    app.stage_with("migri", form_with_files()).await
}

/// Somebody new applies.
async fn apply(app: &TestApp, stage: &Stage, how: As) -> Applied {
    let person = app.applying("Aino").await;
    apply_as(&person, stage, how).await
}

/// Somebody applies.
async fn apply_as(person: &Browser, stage: &Stage, how: As) -> Applied {
    let path = begin(person, stage).await;
    fill_in(person, &path).await;
    let upload = format!("{path}/attachments/{}?question=cv", api::random::id::<Uuid>());
    let kept = person.upload(&upload, "CV.docx", file("valid/cv_python-docx.docx")).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    if how != As::Unsent {
        submit(person, &path).await;
    }
    if how == As::Withdrawn {
        let body = json!({ "base_version": version(person, &path).await });
        let withdrawn = person.send(Method::POST, &format!("{path}/withdrawal"), body).await;
        assert_eq!(withdrawn.status, 200, "{}", withdrawn.body);
    }
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    Applied { person: person.clone(), id, recruitment: stage.recruitment }
}

/// The period of a recruitment ends then.
async fn closes(app: &TestApp, stage: &Stage, local: &str) {
    let closes_at = at(local);
    app.set_recruitment(stage, |row| row.closes_at = Set(closes_at)).await;
}

/// Its agency ends it then.
async fn ends(app: &TestApp, stage: &Stage, local: &str) {
    let ended_at = at(local);
    app.set_recruitment(stage, |row| {
        row.state = Set(RecruitmentState::Ended);
        row.ended_at = Set(Some(ended_at));
    })
    .await;
}

/// A worker looks, and does all that follows.
async fn sweep(app: &TestApp) {
    jobs::sweep(&app.app).await.unwrap();
    app.work().await;
}

/// Whether the application is in the database.
async fn is_there(app: &TestApp, applied: &Applied) -> bool {
    applications::Entity::find_by_id(applied.id).one(app.app.db.read()).await.unwrap().is_some()
}

/// What its applicant and somebody of its agency are answered now: both log in for it.
async fn answers(app: &TestApp, applied: &Applied) -> (u16, u16) {
    let applicant = app.logged_in(&applied.person).await;
    let agency = app.reader("migri").await;
    let own = applicant.ask(Method::GET, &applied.own()).await;
    let listed = applicant.ask(Method::GET, "/applications").await.body;
    let id = applied.id.to_string();
    let is_listed = listed["items"].as_array().unwrap().iter().any(|item| item["id"] == json!(id));
    assert_eq!(is_listed, own.status == 200, "the list agrees: {}", own.body);
    let received = agency.ask(Method::GET, &applied.received()).await;
    let all = format!("/agencies/migri/recruitments/{}/applications", applied.recruitment);
    let listed = agency.ask(Method::GET, &all).await.body;
    let is_listed = listed["items"].as_array().unwrap().iter().any(|item| item["id"] == json!(id));
    assert_eq!(is_listed, received.status == 200, "the agency's list agrees: {}", received.body);
    (own.status, received.status)
}

/// The files of the database and those of the store, which are as many.
async fn files(app: &TestApp) -> usize {
    let rows = blobs::Entity::find().all(app.app.db.read()).await.unwrap().len();
    assert_eq!(app.stored_files(), rows, "the store has what the database knows");
    rows
}

/// A server that leaves accounts alone which nobody uses (X8-3 is another matter), with something else set too.
async fn patient(app: &TestApp, change: impl FnOnce(&mut api::config::Settings)) -> TestApp {
    app.replica(|settings| {
        settings.idle_account_days = 100_000;
        change(settings);
    })
    .await
}
