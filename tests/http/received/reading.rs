use domain::codes::Choice;
use domain::forms::BasicField;
use domain::recruitments::RecruitmentState;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use tests::reqwest::Method;
use tests::{Browser, Stage, both};
use uuid::Uuid;

use crate::applications::{begin, file, fill_in, form_with_files, submit};

/// An application that was sent, with one file; answers its id and the file's.
async fn sent(aino: &Browser, stage: &Stage) -> (String, Uuid) {
    let path = begin(aino, stage).await;
    fill_in(aino, &path).await;
    let attachment = api::random::id::<Uuid>();
    let at = format!("{path}/attachments/{attachment}?question=cv");
    assert_eq!(aino.upload(&at, "CV.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
    submit(aino, &path).await;
    (path.rsplit_once('/').unwrap().1.to_owned(), attachment)
}

both! {
    /// Holds D1. Of X13-2: a recruiter of the agency reads what was sent, with the profile's basic details as they are now.
    async fn a_recruiter_reads_what_was_sent(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let (application, attachment) = sent(&aino, &stage).await;
        let recruiter = app.reader("migri").await;
        let list_at = format!("/agencies/migri/recruitments/{}/applications", stage.recruitment);
        let list = recruiter.ask(Method::GET, &list_at).await;
        assert_eq!(list.status, 200, "{}", list.body);
        assert_eq!(list.body["total"], 1);
        assert_eq!(list.body["items"][0]["id"], application.as_str());
        assert_eq!(list.body["items"][0]["name"], "Aino Lindqvist");
        assert_eq!(list.body["items"][0]["attachments"], 1);
        let at = format!("/agencies/migri/applications/{application}");
        let shown = recruiter.ask(Method::GET, &at).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert_eq!(shown.body["answers"]["motivation"], "Jag vill.");
        assert_eq!(shown.body["rows"][0]["fields"]["completed_on"], "2014-05-31");
        assert_eq!(shown.body["basics"]["phone"], "+358 40 123 4567");
        assert_eq!(shown.body["wishes_no_publication"], true);
        let moved = json!({ "base_version": 1, "basics": { "phone": "+358 50 765 4321", "gender": "man" } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", moved).await.status, 200);
        let live = recruiter.ask(Method::GET, &at).await;
        assert_eq!(live.body["basics"]["phone"], "+358 50 765 4321", "the profile shines through in sent ones (G7.1-3)");
        assert_eq!(live.body["answers"], shown.body["answers"]);
        let fetched = recruiter.ask(Method::GET, &format!("{at}/attachments/{attachment}")).await;
        assert_eq!(fetched.status, 200);
        assert_eq!(fetched.bytes, file("valid/cv_reportlab.pdf"));
        assert!(fetched.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    }

    /// Of X13-6, X13-2: every reading stands in the audit log, who is refused leaves none.
    async fn every_reading_is_in_the_audit_log(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let (application, attachment) = sent(&aino, &stage).await;
        let recruiter = app.reader("migri").await;
        let at = format!("/agencies/migri/applications/{application}");
        recruiter.ask(Method::GET, &format!("/agencies/migri/recruitments/{}/applications", stage.recruitment)).await;
        recruiter.ask(Method::GET, &at).await;
        recruiter.ask(Method::GET, &format!("{at}/attachments/{attachment}")).await;
        recruiter.ask(Method::GET, &format!("{at}/attachments/{}", api::random::id::<Uuid>())).await;
        assert_eq!(app.audit("listed_received").await, [stage.recruitment.to_string()]);
        assert_eq!(app.audit("read_received").await, [application]);
        assert_eq!(app.audit("fetched_received_attachment").await, [attachment.to_string()]);
    }

    /// Of X13-2: nobody reads a draft.
    async fn nobody_reads_a_draft(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let attachment = api::random::id::<Uuid>();
        let at = format!("{path}/attachments/{attachment}?question=cv");
        assert_eq!(aino.upload(&at, "CV.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        let recruiter = app.reader("migri").await;
        let list_at = format!("/agencies/migri/recruitments/{}/applications", stage.recruitment);
        assert_eq!(recruiter.ask(Method::GET, &list_at).await.body["total"], 0);
        let at = format!("/agencies/migri{path}");
        for at in [at.clone(), format!("{at}/attachments/{attachment}")] {
            let refused = recruiter.ask(Method::GET, &at).await;
            assert_eq!((refused.status, refused.code()), (404, "not_found"));
        }
        assert!(app.audit("read_received").await.is_empty());
    }

    /// Of X13-2: what is another agency's does not exist, however one asks.
    async fn another_agency_finds_nothing(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        app.stage("krp").await;
        let (application, attachment) = sent(&aino, &stage).await;
        let other = app.reader("krp").await;
        for agency in ["migri", "krp", "no-such-agency"] {
            for at in [
                format!("/agencies/{agency}/recruitments/{}/applications", stage.recruitment),
                format!("/agencies/{agency}/applications/{application}"),
                format!("/agencies/{agency}/applications/{application}/attachments/{attachment}"),
            ] {
                let refused = other.ask(Method::GET, &at).await;
                assert_eq!((refused.status, refused.code()), (404, "not_found"), "{at}");
                let refused = aino.ask(Method::GET, &at).await;
                assert_eq!((refused.status, refused.code()), (404, "not_found"), "{at}");
                let refused = tests::reply(app.http().get(app.at(&format!("/api/v1{at}")))).await;
                assert_eq!((refused.status, refused.code()), (401, "not_logged_in"), "{at}");
            }
        }
        assert!(app.audit("read_received").await.is_empty());
    }

    /// Holds D4. Of X13-2: legal gender and work at the state stand in no answer that a recruiter gets, whatever becomes of
    /// the recruitment.
    async fn no_recruiter_learns_the_legal_gender(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let (application, attachment) = sent(&aino, &stage).await;
        let open = crate::open::sent(&aino, crate::open::wishes()).await;
        let recruiter = app.reader("migri").await;
        let hidden: Vec<String> = BasicField::ALL
            .iter()
            .filter(|field| field.is_for_equality_only())
            .map(|field| format!("\"{field}\""))
            .chain([format!("\"{}\"", tests::GENDER), "\"no_employer\"".to_owned()])
            .collect();
        assert_eq!(hidden.len(), 5);
        for state in [RecruitmentState::Published, RecruitmentState::Ended, RecruitmentState::Withdrawn] {
            app.set_recruitment(&stage, |row| row.state = Set(state)).await;
            for at in [
                format!("/agencies/migri/recruitments/{}/applications", stage.recruitment),
                format!("/agencies/migri/applications/{application}"),
                format!("/agencies/migri/applications/{application}/attachments/{attachment}"),
                "/agencies/migri/open-applications".to_owned(),
                format!("/agencies/migri/open-applications/{}", open.rsplit('/').next().unwrap()),
            ] {
                let reply = recruiter.ask(Method::GET, &at).await;
                assert_eq!(reply.status, 200, "{at}");
                let text = String::from_utf8_lossy(&reply.bytes);
                for word in &hidden {
                    assert!(!text.contains(word.as_str()), "{at} says {word}");
                }
            }
        }
        // The applicant sees their own.
        let own = aino.ask(Method::GET, &format!("/applications/{application}")).await.body;
        assert_eq!(own["basics"]["gender"], json!(tests::GENDER));
    }
}
