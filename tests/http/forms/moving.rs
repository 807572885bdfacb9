use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{form, label, stage, standard, text, with_job, write, written};
use crate::applications::{answer, begin as begin_application, fill_in, show, submit, version};
use crate::recruitments::{at, begin, done, draft, published};

fn asks_whether(id: &str) -> Value {
    json!({ "id": id, "label": label("Har du körkort?"), "kind": { "type": "yes_no" }, "required": true })
}

both! {
    /// Holds D31: while somebody writes, a change is the next version; the draft moves to it with its answers, its writer is
    /// told by mail and in the form, and cannot send what they have not seen.
    async fn a_draft_moves_to_the_newest_form_and_its_writer_is_told(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        written(&recruiter, &open, with_job(|job| job.push(text("old")))).await;
        let aino = app.applying("Aino").await;
        let path = begin_application(&aino, &stage(&open)).await;
        fill_in(&aino, &path).await;
        answer(&aino, &path, json!({ "old": "Gammalt" })).await;
        assert_eq!(show(&aino, &path).await["form_changes"], Value::Null);
        let seen = version(&aino, &path).await;

        let saved = written(&recruiter, &open, with_job(|job| job.push(asks_whether("drive")))).await;
        assert_eq!((&saved["form"]["version"], &saved["use"]), (&json!(2), &json!("written")));
        assert_eq!(saved["versions"].as_array().unwrap().len(), 2);
        let first = recruiter.ask(Method::GET, &at(&open, "/form/versions/1")).await;
        assert_eq!(first.body["sections"][2]["questions"][1]["id"], "old", "versions are kept");
        app.work().await;
        let mail = &app.mails("aino@example.org")[0];
        assert_eq!(mail.subject, "Ansökningsblanketten har ändrats");
        assert!(mail.text.contains("Jurist 1") && mail.text.contains(&path), "{}", mail.text);

        let unseen = aino.send(Method::POST, &format!("{path}/submission"), json!({ "base_version": seen })).await;
        assert_eq!((unseen.status, unseen.code()), (412, "stale"));
        assert_eq!(unseen.body["current"]["form"]["version"], 2);
        let moved = show(&aino, &path).await;
        assert_eq!(moved["answers"]["motivation"], "Jag vill.", "answers stay");
        assert_eq!(moved["form_changes"], json!({
            "from": 1, "to": 2, "added": ["/answers/drive"], "changed": [], "removed": [label("old")]
        }));
        let incomplete = aino.send(Method::POST, &format!("{path}/submission"), json!({ "base_version": moved["version"] })).await;
        assert_eq!(incomplete.errors(), ["/answers/drive missing"]);
        let noted = aino.send(Method::PUT, &format!("{path}/seen-form"), json!({ "form_version": 2 })).await;
        assert_eq!((noted.status, &noted.body["form_changes"]), (200, &Value::Null), "{}", noted.body);
        let older = aino.send(Method::PUT, &format!("{path}/seen-form"), json!({ "form_version": 1 })).await;
        assert_eq!((older.status, &older.body["form_changes"]), (200, &Value::Null), "seen is seen");
        let never = aino.send(Method::PUT, &format!("{path}/seen-form"), json!({ "form_version": 3 })).await;
        assert_eq!(never.errors(), ["/form_version out_of_range"]);
        answer(&aino, &path, json!({ "drive": false })).await;
        let sent = submit(&aino, &path).await;
        assert_eq!(sent["form"]["version"], 2);
        assert!(sent["answers"].get("old").is_none(), "what is asked no more is not sent");
        let over = aino.send(Method::PUT, &format!("{path}/seen-form"), json!({ "form_version": 2 })).await;
        assert_eq!((over.status, over.code()), (409, "not_possible"));
        assert_eq!(app.mails("aino@example.org").iter().filter(|mail| mail.subject.contains("blanketten")).count(), 1);
    }

    /// Holds D31: an id keeps its kind of question while answers to it lie somewhere.
    async fn a_question_keeps_its_kind_while_somebody_writes(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        written(&recruiter, &open, with_job(|job| job.push(text("place")))).await;
        let aino = app.applying("Aino").await;
        begin_application(&aino, &stage(&open)).await;
        let other = with_job(|job| job.push(asks_whether("place")));
        let refused = write(&recruiter, &open, other.clone()).await;
        assert_eq!(refused.errors(), ["/sections/2/questions/1/kind locked"]);
        // Not by a detour either.
        written(&recruiter, &open, standard()).await;
        assert_eq!(write(&recruiter, &open, other).await.errors(), ["/sections/2/questions/1/kind locked"]);
    }

    /// Holds D31: after the first sent one only additions that nobody has to answer; what was sent keeps its version, and
    /// whoever edits it sees the newest.
    async fn after_the_first_sent_one_only_optional_additions(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        let (aino, eero) = (app.applying("Aino").await, app.applying("Eero").await);
        let sent = begin_application(&aino, &stage(&open)).await;
        fill_in(&aino, &sent).await;
        submit(&aino, &sent).await;
        let unsent = begin_application(&eero, &stage(&open)).await;
        fill_in(&eero, &unsent).await;
        assert_eq!(form(&recruiter, &open).await["use"], "sent");
        let at = "/sections/2/questions";
        let refused = async |wish: Value| write(&recruiter, &open, wish).await.errors();
        assert_eq!(refused(with_job(|job| job.push(asks_whether("drive")))).await, [format!("{at}/1/required locked")]);
        assert_eq!(refused(with_job(|job| job[0]["label"]["sv"] = json!("Varför?"))).await, [format!("{at}/0/label locked")]);
        assert_eq!(refused(with_job(|job| job[0]["kind"]["max"] = json!(100))).await, [format!("{at}/0/kind locked")]);
        let mut citizens = standard();
        citizens["basics"]["citizenship"] = json!(true);
        assert_eq!(refused(citizens).await, ["/basics/citizenship locked"]);
        let saved = written(&recruiter, &open, with_job(|job| job.push(text("hobby")))).await;
        assert_eq!(saved["form"]["version"], 2);
        assert_eq!(refused(standard()).await, [at.to_owned() + " locked"], "nor is it taken back");

        let before = show(&aino, &sent).await;
        assert_eq!((&before["form"]["version"], &before["form_changes"]), (&json!(1), &Value::Null));
        let id = sent.rsplit_once('/').unwrap().1;
        let read = recruiter.ask(Method::GET, &format!("/agencies/migri/applications/{id}")).await;
        assert_eq!(read.body["form"]["version"], 1, "the agency reads what was answered beside what was asked");
        let edit = aino.send(Method::POST, &format!("{sent}/edits"), json!({ "base_version": before["version"] })).await;
        assert_eq!((edit.status, &edit.body["form"]["version"]), (200, &json!(2)), "{}", edit.body);
        assert_eq!(show(&eero, &unsent).await["form_changes"]["added"], json!(["/answers/hobby"]));
        assert_eq!(submit(&eero, &unsent).await["form"]["version"], 2, "nobody has to answer it");
    }

    /// Of D31: whoever edits a sent application while the form changes is told as well, and it stays in force as it is.
    async fn whoever_edits_is_told_too(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        let aino = app.applying("Aino").await;
        let path = begin_application(&aino, &stage(&open)).await;
        fill_in(&aino, &path).await;
        let sent = submit(&aino, &path).await;
        let edit = aino.send(Method::POST, &format!("{path}/edits"), json!({ "base_version": sent["version"] })).await;
        app.work().await;
        written(&recruiter, &open, with_job(|job| job.push(text("hobby")))).await;
        app.work().await;
        let mail = &app.mails("aino@example.org")[0];
        assert!(mail.subject.contains("blanketten") && mail.text.contains("Redigering klar"), "{}", mail.text);
        let done = json!({ "base_version": edit.body["version"] });
        let unseen = aino.send(Method::POST, &format!("{path}/edits/completion"), done).await;
        assert_eq!((unseen.status, unseen.code()), (412, "stale"));
        let done = json!({ "base_version": unseen.body["current"]["version"] });
        let done = aino.send(Method::POST, &format!("{path}/edits/completion"), done).await;
        assert_eq!((done.status, &done.body["form"]["version"]), (200, &json!(2)), "{}", done.body);
    }

    /// Holds D31: whoever begins while the form changes has either seen the new one from the start, or is told of it.
    async fn beginning_and_changing_exclude_each_other(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        for number in 1..=6 {
            let open = published(&recruiter, draft(number)).await;
            let aino = app.applying("Aino").await;
            let stage = stage(&open);
            let changed = with_job(|job| job.push(text("new")));
            let (path, saved) = tokio::join!(begin_application(&aino, &stage), write(&recruiter, &open, changed));
            assert_eq!(saved.status, 200, "{}", saved.body);
            let shown = show(&aino, &path).await;
            let newest = form(&recruiter, &open).await;
            assert_eq!(shown["form"], newest["form"]);
            let told = shown["form_changes"]["added"] == json!(["/answers/new"]);
            assert_eq!(told, newest["versions"].as_array().unwrap().len() == 2, "{newest}");
        }
    }

    /// Of D31, D49: a draft of an ad that is not public yet has nobody who writes by it.
    async fn a_form_of_a_draft_is_free(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft(1)).await;
        let first = written(&recruiter, &begun, with_job(|job| job.push(text("place")))).await;
        assert_eq!(first["use"], "free");
        let saved = written(&recruiter, &begun, with_job(|job| job.push(asks_whether("place")))).await;
        assert_eq!(saved["form"]["version"], 1);
        let mut seen = begun.clone();
        seen["version"] = saved["version"].clone();
        let open = done(&recruiter, &seen, "/publication", json!({})).await;
        assert_eq!(form(&recruiter, &open).await["form"], saved["form"]);
    }
}
