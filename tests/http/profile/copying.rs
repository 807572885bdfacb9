//! What a new application begins with, and what goes back into the profile (G9.1, D22, D58).

use chrono::TimeDelta;
use domain::forms::{Form, Question, QuestionKind, RowSection, Section, SectionKind, standard_form};
use domain::recruitments::RecruitmentState;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, both};

use super::rows::{degree, profile, row};
use crate::applications::{answer, begin, file, fill_in, form_with_files, show, submit};

/// The standard form asking for courses too.
fn form_with_courses() -> Form {
    let mut form = standard_form();
    let pattern = form.section(SectionKind::Experience).unwrap().questions[0].clone();
    let kind = QuestionKind::Entries { section: RowSection::Courses };
    form.sections.insert(
        1,
        Section { kind: SectionKind::Courses, questions: vec![Question { id: "courses".into(), kind, ..pattern }] },
    );
    form
}

async fn sources(person: &Browser) -> Value {
    let reply = person.ask(Method::GET, "/applications/copy-sources").await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.body
}

/// Begins an application out of something.
async fn begin_from(person: &Browser, ad: impl serde::Serialize, from: &str) -> Value {
    let wish = json!({ "ad_id": ad, "start_from": from, "language": "sv" });
    let begun = person.send(Method::POST, "/applications", wish).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    begun.body
}

fn sections(view: &Value) -> Vec<&str> {
    view["rows"].as_array().unwrap().iter().map(|row| row["section"].as_str().unwrap()).collect()
}

both! {
    /// Holds G9.1, D58: an empty profile and no earlier application are nothing to ask about.
    async fn with_nothing_to_copy_nothing_is_asked(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        assert_eq!(sources(&aino).await, json!({ "profile": false, "applications": [] }));
        begin(&aino, &stage).await;
        assert_eq!(sources(&aino).await["applications"], json!([]), "a draft is no source");
        row(&aino, "courses", json!({ "course": "Första hjälpen" })).await;
        assert_eq!(sources(&aino).await["profile"], true);
    }

    /// Holds G9.1, D22: from the profile come rows, courses only where this form asks for them.
    async fn the_profile_is_copied_where_the_form_asks(app: &TestApp) {
        let (plain, asking) = (app.stage("migri").await, app.stage_with("tulli", form_with_courses()).await);
        let aino = app.applying("Aino").await;
        row(&aino, "degrees", degree("Filosofie magister")).await;
        row(&aino, "courses", json!({ "course": "Första hjälpen" })).await;
        row(&aino, "positions_of_trust", json!({ "assignment": "Ordförande" })).await;
        let first = begin_from(&aino, plain.ad, "profile").await;
        assert_eq!(sections(&first), ["degrees"]);
        assert_eq!(first["rows"][0]["fields"]["degree"], "Filosofie magister");
        assert_eq!(first["answers"], json!({}));
        let second = begin_from(&aino, asking.ad, "profile").await;
        assert_eq!(sections(&second), ["courses", "degrees"]);
        // It is a copy: changing it changes neither the profile nor the other.
        let id = second["rows"][1]["id"].as_str().unwrap();
        let path = format!("/applications/{}", second["id"].as_str().unwrap());
        let body = json!({ "base_version": 1, "fields": { "degree": "Filosofie doktor" } });
        let saved = aino.send(Method::PUT, &format!("{path}/rows/degrees/{id}"), body).await;
        assert_eq!((saved.status, &saved.body["conflicts"]), (200, &json!([])), "{}", saved.body);
        assert!(!profile(&aino).await.to_string().contains("doktor"));
    }

    /// Holds G9.1, D22: from a sent application come its rows and that there were none; never the section ‹Ansökan till
    /// jobbet›, attachments, consents or citizenship.
    async fn an_application_is_copied_without_what_belongs_to_it_alone(app: &TestApp) {
        let (first, second) = (app.stage_with("migri", form_with_files()).await, app.stage_with("tulli", form_with_files()).await);
        let aino = app.applying("Aino").await;
        let path = begin(&aino, &first).await;
        fill_in(&aino, &path).await;
        let at = format!("{path}/attachments/{}?question=cv", api::random::id::<uuid::Uuid>());
        assert_eq!(aino.upload(&at, "CV.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        let consent = json!({ "base_version": 9, "answers": {}, "basics": { "electronic_notice": true } });
        let version = show(&aino, &path).await["version"].clone();
        let mut consent = consent;
        consent["base_version"] = version;
        assert_eq!(aino.send(Method::PATCH, &format!("{path}/answers"), consent).await.status, 200);
        let id = path.trim_start_matches("/applications/").to_owned();
        let unsent = aino.send(Method::POST, "/applications", json!({ "ad_id": second.ad, "start_from": id })).await;
        assert_eq!((unsent.status, unsent.errors()), (422, vec!["/start_from not_a_choice".to_owned()]), "not sent yet");
        submit(&aino, &path).await;

        let copied = begin_from(&aino, second.ad, &id).await;
        assert_eq!(sections(&copied), ["degrees"]);
        assert_eq!(copied["rows"][0]["fields"]["completed_on"], "31.5.2014", "as one would type it");
        assert_eq!(copied["answers"], json!({ "experience": true }), "‹jag har ingen arbetserfarenhet›, not the motivation");
        assert_eq!(copied["attachments"], json!([]));
        assert_eq!(copied["basics"].get("electronic_notice"), None);
        assert_eq!(copied["basics"]["phone"], "+358 40 123 4567", "the profile shines through");
    }

    /// Holds G9.1: the five sent last, the newest first, archived ones too; nobody else's, and no sixth.
    async fn the_five_sent_last_are_offered(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let mut sent = Vec::new();
        for agency in ["a1", "a2", "a3", "a4", "a5", "a6"] {
            let stage = app.stage(agency).await;
            let path = begin(&aino, &stage).await;
            fill_in(&aino, &path).await;
            submit(&aino, &path).await;
            app.set_recruitment(&stage, |row| row.state = Set(RecruitmentState::Archived)).await;
            sent.insert(0, path.trim_start_matches("/applications/").to_owned());
            app.wait(TimeDelta::minutes(1));
        }
        let listed = sources(&aino).await;
        let ids: Vec<&str> = listed["applications"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids, sent[..5]);
        assert_eq!(listed["applications"][0]["title"], "Ylitarkastaja");
        let stage = app.stage("a7").await;
        let bo = app.applying("Bo").await;
        assert_eq!(sources(&bo).await["applications"], json!([]));
        for (who, from) in [(&aino, &sent[5]), (&bo, &sent[0])] {
            let refused = who.send(Method::POST, "/applications", json!({ "ad_id": stage.ad, "start_from": from })).await;
            assert_eq!((refused.status, refused.code()), (422, "invalid"));
        }
        let nonsense = aino.send(Method::POST, "/applications", json!({ "ad_id": stage.ad, "start_from": "moon" })).await;
        assert_eq!((nonsense.status, nonsense.errors()), (400, vec!["/start_from not_a_choice".to_owned()]));
        assert_eq!(sections(&begin_from(&aino, stage.ad, &sent[4]).await), ["degrees"]);
    }

    /// Of G9.1: the rows of an application go into the profile once, and overwrite only when that is wished.
    async fn an_application_goes_into_the_profile(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        answer(&aino, &path, json!({ "motivation": "Jag vill." })).await;
        let copy = format!("{path}/copy-to-profile");
        let first = aino.send(Method::POST, &copy, json!({})).await;
        assert_eq!((first.status, &first.body["conflicts"]), (200, &json!([])), "{}", first.body);
        assert_eq!(first.body["saved"].as_array().unwrap().len(), 5);
        let rows = profile(&aino).await["rows"].clone();
        assert_eq!(rows.as_array().unwrap().len(), 1);
        let again = aino.send(Method::POST, &copy, json!({})).await;
        assert_eq!((&again.body["saved"], &again.body["conflicts"]), (&json!([]), &json!([])));
        assert_eq!(profile(&aino).await["rows"], rows, "the second time changes nothing");

        let id = rows[0]["id"].as_str().unwrap();
        let version = show(&aino, &path).await["version"].clone();
        let body = json!({ "base_version": version, "fields": { "school": "Åbo Akademi" } });
        aino.send(Method::PUT, &format!("{path}/rows/degrees/{id}"), body).await;
        let asked = aino.send(Method::POST, &copy, json!({ "overwrite": false })).await;
        assert_eq!(asked.body["conflicts"][0]["pointer"], format!("/rows/degrees/{id}/school"));
        assert_eq!(profile(&aino).await["rows"], rows);
        aino.send(Method::POST, &copy, json!({ "overwrite": true })).await;
        assert_eq!(profile(&aino).await["rows"][0]["fields"]["school"], "Åbo Akademi");
        let bo = app.applying("Bo").await;
        assert_eq!(bo.send(Method::POST, &copy, json!({})).await.status, 404, "somebody else's does not exist");
    }
}
