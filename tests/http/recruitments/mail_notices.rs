//! What an agency is told by mail (G9.4.2, G10.1): one mail for all of it, numbers only, and not to whoever wants none.

use api::db::entities::{ads, agency_digests};
use api::jobs;
use chrono::TimeDelta;
use domain::ads::Contact;
use domain::agencies::Role;
use domain::translated::Translated;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use tests::reqwest::Method;
use tests::{Browser, Stage, TestApp, both};

use crate::applications::{answer, begin, fill_in, submit, version};

const MAILBOX: &str = "rekrytering@migri.example";
const PATH: &str = "/agencies/migri/mail-notices";

/// A recruitment that goes on for as long as the test.
async fn open(app: &TestApp) -> Stage {
    let stage = app.stage("migri").await;
    app.set_recruitment(&stage, |row| row.closes_at = Set(app.now() + TimeDelta::days(30))).await;
    stage
}

/// A minute of the worker.
async fn minute(app: &TestApp) {
    jobs::watch_deadlines(&app.app).await.unwrap();
    app.work().await;
}

async fn act(applicant: &Browser, path: &str, what: &str) {
    let body = json!({ "base_version": version(applicant, path).await });
    let done = applicant.send(Method::POST, &format!("{path}/{what}"), body).await;
    assert_eq!(done.status, 200, "{}", done.body);
}

async fn sent_one(app: &TestApp, stage: &Stage, name: &str) -> (Browser, String) {
    let applicant = app.applying(name).await;
    let path = begin(&applicant, stage).await;
    fill_in(&applicant, &path).await;
    submit(&applicant, &path).await;
    app.work().await;
    (applicant, path)
}

async fn set(admin: &Browser, wanted: bool, email: Option<&str>) {
    let wish = json!({ "wanted": wanted, "email": email, "language": "sv" });
    let done = admin.send(Method::PUT, PATH, wish.clone()).await;
    assert_eq!((done.status, &done.body), (200, &wish));
}

/// The ad names this contact person.
async fn name_contact(app: &TestApp, stage: &Stage, email: &str) {
    let id = stage.ad;
    let named = app.app.db.write(async |tx| {
        let ad = ads::Entity::find().filter(ads::Column::Id.eq(id)).one(tx).await?.unwrap();
        let mut facts = ad.facts.clone();
        let title = Translated { fi: None, sv: Some("Chef".to_owned()), en: None };
        facts.0.contacts.push(Contact { name: "Kim".to_owned(), title, phone: None, email: Some(email.to_owned()) });
        let mut row = ad.into_active_model();
        row.facts = Set(facts);
        row.update(tx).await?;
        Ok(())
    });
    named.await.unwrap();
}

both! {
    /// Holds G9.4.2, G10.1 for the agency: one mail an hour for a recruitment, however much came in; it has numbers and links
    /// and nothing of any applicant.
    async fn an_agency_gets_one_mail_for_all_that_came_in(app: &TestApp) {
        let (stage, other) = (open(app).await, open(app).await);
        let admin = app.at_agency("migri", Role::AgencyAdministrator).await;
        set(&admin, true, Some(MAILBOX)).await;
        let (aino, edited) = sent_one(app, &stage, "Aino").await;
        app.wait(TimeDelta::minutes(30));
        let (eero, withdrawn) = sent_one(app, &stage, "Eero").await;
        let (_, _) = sent_one(app, &other, "Ulla").await;
        act(&aino, &edited, "edits").await;
        answer(&aino, &edited, json!({ "motivation": "Jag vill ännu mer." })).await;
        act(&aino, &edited, "edits/completion").await;
        act(&eero, &withdrawn, "withdrawal").await;
        app.work().await;
        app.wait(TimeDelta::minutes(29));
        minute(app).await;
        assert!(app.mails(MAILBOX).is_empty(), "not before the hour is over");
        app.wait(TimeDelta::minutes(1));
        minute(app).await;
        minute(app).await;
        let mails = app.mails(MAILBOX);
        assert_eq!(mails.len(), 1, "of the other recruitment the hour is not over");
        let mail = &mails[0];
        for words in ["2 ansökningar har skickats", "1 ändrad ansökan gäller", "1 ansökan har återkallats", "10.00", "11.00"] {
            assert!(mail.text.contains(words), "{words}: {}", mail.text);
        }
        assert!(mail.text.contains(&format!("/api/v1/agencies/migri/recruitments/{}/applications", stage.recruitment)));
        assert!(mail.text.contains(&format!("{}", stage.ad)));
        for secret in ["Aino", "Eero", "Lindqvist", "aino@", "Jag vill"] {
            assert!(!mail.text.contains(secret) && !mail.html.contains(secret) && !mail.subject.contains(secret), "{secret}");
        }
        app.wait(TimeDelta::minutes(30));
        let eero = app.logged_in(&eero).await;
        act(&eero, &withdrawn, "resubmission").await;
        app.work().await;
        minute(app).await;
        assert_eq!(app.mails(MAILBOX).len(), 2, "the other recruitment has its own");
        app.wait(TimeDelta::minutes(60));
        minute(app).await;
        let again = &app.mails(MAILBOX)[0];
        assert!(again.text.contains("1 ansökan har skickats") && !again.text.contains("återkallats"), "{}", again.text);
        app.wait(TimeDelta::days(8));
        jobs::sweep(&app.app).await.unwrap();
        assert!(agency_digests::Entity::find().all(app.app.db.read()).await.unwrap().is_empty(), "forgotten after a week");
        app.work().await;
    }

    /// Of G9.4.2: an agency that has set nothing is told at the first contact person of the ad; whoever wants no mails gets
    /// none, also of what is collected already; only its administrators say so.
    async fn an_agency_chooses_whether_and_where(app: &TestApp) {
        let (stage, silent) = (open(app).await, open(app).await);
        app.stage("tulli").await;
        name_contact(app, &stage, "kim@migri.example").await;
        let admin = app.at_agency("migri", Role::AgencyAdministrator).await;
        let nothing = json!({ "wanted": true, "email": null, "language": null });
        assert_eq!(admin.ask(Method::GET, PATH).await.body, nothing);
        sent_one(app, &stage, "Aino").await;
        sent_one(app, &silent, "Eero").await;
        app.wait(TimeDelta::minutes(60));
        minute(app).await;
        assert_eq!(app.mails("kim@migri.example").len(), 1, "and the ad without a contact person has nobody to tell");
        sent_one(app, &stage, "Ulla").await;
        let admin = app.logged_in(&admin).await;
        set(&admin, false, Some(MAILBOX)).await;
        app.wait(TimeDelta::minutes(60));
        minute(app).await;
        assert_eq!((app.mails("kim@migri.example").len(), app.mails(MAILBOX).len()), (1, 0));
        let admin = app.logged_in(&admin).await;
        let wrong = admin.send(Method::PUT, PATH, json!({ "wanted": true, "email": "migri@", "language": null })).await;
        assert_eq!((wrong.status, wrong.errors()), (422, vec!["/email not_an_email".to_owned()]));
        assert_eq!(app.audit("set_mail_notices").await, ["migri"]);
        let recruiter = app.reader("migri").await;
        assert_eq!(recruiter.ask(Method::GET, PATH).await.code(), "forbidden");
        assert_eq!(recruiter.send(Method::PUT, PATH, nothing.clone()).await.code(), "forbidden");
        let elsewhere = app.at_agency("tulli", Role::AgencyAdministrator).await;
        assert_eq!(elsewhere.send(Method::PUT, PATH, nothing).await.code(), "not_found");
    }
}
