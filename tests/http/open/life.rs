//! From beginning to deleting.

use api::db::entities::application_equality;
use domain::event::Event;
use domain::language::Language;
use futures_util::future::join_all;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{act, begin, fill_in, sent, wishes};
use crate::applications::{answer, begin as begin_targeted, show, submit, version};

both! {
    /// Holds G11-1, G6-1: one standing form, saved field by field, sent, and listed among the other applications.
    async fn an_open_application_is_written_and_sent(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let begun = aino.send(Method::POST, "/open-applications", json!({ "language": "sv" })).await;
        assert_eq!(begun.status, 201, "{}", begun.body);
        let view = &begun.body;
        let path = format!("/applications/{}", view["id"].as_str().unwrap());
        assert_eq!(begun.headers["location"], format!("/api/v1{path}"));
        assert_eq!(view["ad"]["title"], "Öppen ansökan till staten");
        assert_eq!(view["ad"]["agency"]["name"], "Statliga ämbetsverk");
        assert_eq!(view["actions"], json!(["edit", "send", "delete"]));
        assert_eq!(view["answers"]["valid_until"], "25.11.2027", "a year is proposed");
        assert_eq!(view["open"]["valid_until"], json!(null));
        assert_eq!(view["open"]["disappears_at"], "2027-05-25T21:00:00.000Z", "six months, to the end of the day");
        let job = view["form"]["sections"].as_array().unwrap().iter().find(|one| one["kind"] == "job").unwrap();
        let help = job["questions"][0]["help"]["sv"].as_str().unwrap();
        assert!(help.contains("endast till högst två år långa tillfälliga uppgifter"), "{help}");
        let refused = act(&aino, &path, "submission").await;
        assert_eq!(refused.code(), "not_complete");
        for missing in ["/answers/areas missing", "/answers/places missing", "/answers/motivation missing"] {
            assert!(refused.errors().iter().any(|error| error == missing), "{missing}: {:?}", refused.errors());
        }
        let unknown = json!({ "base_version": 1, "answers": { "areas": ["nonsense"] } });
        let unknown = aino.send(Method::PATCH, &format!("{path}/answers"), unknown).await;
        assert_eq!(unknown.errors(), ["/answers/areas not_a_choice"]);
        fill_in(&aino, &path, wishes()).await;
        let sent = submit(&aino, &path).await;
        assert_eq!((&sent["state"], &sent["actions"]), (&json!("sent"), &json!(["start_edit", "withdraw", "prolong"])));
        assert_eq!(sent["open"]["valid_until"], "2027-11-25");
        assert_eq!(sent["open"]["disappears_at"], "2027-11-25T22:00:00.000Z");
        assert_eq!(sent["ad"]["closes_at"], sent["open"]["disappears_at"]);
        let list = aino.ask(Method::GET, "/applications").await.body;
        let item = &list["items"][0];
        assert_eq!((&item["heading"], &item["open"]), (&json!("active"), &sent["open"]));
        assert_eq!(act(&aino, &path, "submission").await.code(), "not_possible");
        // Nobody counts who has not applied to a recruitment (D4).
        assert!(application_equality::Entity::find().all(app.app.db.read()).await.unwrap().is_empty());
        app.work().await;
        let mail = &app.mails("aino@example.org")[0];
        assert_eq!(mail.subject, "Tack för din ansökan!");
        for words in ["öppna ansökan till staten", "till och med 25.11.2027", "högst två år långa tillfälliga", "SHA-256"] {
            assert!(mail.text.contains(words), "{words}: {}", mail.text);
        }
        let receipt = sent["receipt"]["sha256"].as_str().unwrap();
        let genuine = aino.ask(Method::GET, &format!("/receipts/{receipt}")).await;
        assert_eq!((genuine.status, &genuine.body["title"]), (200, &json!("Öppen ansökan till staten")));
    }

    /// Holds G11-1: one at a time, however many are begun at once; whoever has one is led to it.
    async fn there_is_one_at_a_time(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let begins = (0..6).map(|_| aino.send(Method::POST, "/open-applications", json!({})));
        let answers = join_all(begins).await;
        let begun: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
        assert_eq!(begun.len(), 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        let id = begun[0].body["id"].as_str().unwrap();
        let again = aino.send(Method::POST, "/open-applications", json!({})).await;
        assert_eq!((again.code(), &again.body["instance"]), ("already_applied", &json!(format!("/api/v1/applications/{id}"))));
        begin(&app.applying("Eero").await).await;
        // Beside it one applies to recruitments as before, and may begin with what was written here (G9.1).
        let stage = app.stage("migri").await;
        fill_in(&aino, &format!("/applications/{id}"), wishes()).await;
        submit(&aino, &format!("/applications/{id}")).await;
        let copied = json!({ "ad_id": stage.ad, "start_from": id, "language": "sv" });
        let copied = aino.send(Method::POST, "/applications", copied).await;
        assert_eq!(copied.body["rows"].as_array().map(Vec::len), Some(1), "{}", copied.body);
        assert_eq!(copied.body["answers"], json!({ "experience": true }), "areas and places stay here");
        begin_targeted(&app.applying("Liisa").await, &stage).await;
    }

    /// Holds G11-1, G9.4.2, G10.1, G10.3: it is edited, withdrawn, sent again and deleted as others are; then a new one can be begun.
    async fn what_is_sent_can_be_changed_and_taken_back(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = sent(&aino, wishes()).await;
        assert_eq!(aino.request(Method::DELETE, &path).header("If-Match", "\"9\"").send().await.unwrap().status(), 409);
        act(&aino, &path, "edits").await;
        let editing = answer(&aino, &path, json!({ "areas": ["law"], "valid_until": "1.3.2027" })).await;
        assert_eq!(editing["evaluation"]["errors"], json!([]));
        let changes = show(&aino, &path).await["changes"].clone();
        assert_eq!(changes, json!(["/answers/areas", "/answers/valid_until"]));
        assert_eq!(show(&aino, &path).await["open"]["valid_until"], "2027-11-25", "not before it is done");
        let done = act(&aino, &path, "edits/completion").await;
        assert_eq!((done.status, &done.body["open"]["valid_until"]), (200, &json!("2027-03-01")), "{}", done.body);
        let withdrawn = act(&aino, &path, "withdrawal").await;
        assert_eq!((&withdrawn.body["state"], &withdrawn.body["actions"]), (&json!("withdrawn"), &json!(["send_again", "delete"])));
        let again = act(&aino, &path, "resubmission").await;
        assert_eq!((again.status, &again.body["state"]), (200, &json!("sent")), "{}", again.body);
        act(&aino, &path, "withdrawal").await;
        let seen = version(&aino, &path).await;
        let deleted = aino.request(Method::DELETE, &path).header("If-Match", format!("\"{seen}\"")).send().await.unwrap();
        assert_eq!(deleted.status(), 204);
        assert_eq!(aino.ask(Method::GET, &path).await.status, 404);
        assert_ne!(begin(&aino).await, path);
        // It is in no agency's feed, and its mails say how it stands.
        assert!(app.events().await.iter().any(|event| matches!(event, Event::ApplicationWithdrawn { .. })));
        app.work().await;
        let subjects: Vec<_> = app.mails("aino@example.org").into_iter().map(|mail| mail.subject).collect();
        assert!(subjects.is_empty(), "it is gone, and so are the letters about it: {subjects:?}");
    }

    /// Holds G2-1, G11-1: whoever writes in Finnish or English gets the mail in that language.
    async fn the_mails_speak_the_language_of_the_application(app: &TestApp) {
        for (name, language, words) in [
            ("Aino", "fi", ["Kiitos hakemuksestasi!", "Se on voimassa 25.11.2027 asti"]),
            ("Eve", "en", ["Thank you for your application!", "It is valid until 25 November 2027"]),
        ] {
            let person = app.applying(name).await;
            let begun = person.send(Method::POST, "/open-applications", json!({ "language": language })).await;
            let path = format!("/applications/{}", begun.body["id"].as_str().unwrap());
            fill_in(&person, &path, wishes()).await;
            submit(&person.speaking(language.parse::<Language>().unwrap()), &path).await;
            app.work().await;
            let mail = &app.mails("aino@example.org")[0];
            assert_eq!(mail.subject, words[0]);
            assert!(mail.text.contains(words[1]), "{}", mail.text);
        }
    }

    /// Holds G1-12, G11-1: a work account has none, and somebody else's does not exist.
    async fn it_is_its_applicants_alone(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = sent(&aino, wishes()).await;
        let (eero, recruiter) = (app.applying("Eero").await, app.reader("migri").await);
        assert_eq!(recruiter.send(Method::POST, "/open-applications", json!({})).await.code(), "work_account_cannot_apply");
        let wish = json!({ "base_version": 4, "valid_until": "2028-01-01" });
        assert_eq!(eero.send(Method::POST, &format!("{path}/prolongation"), wish).await.status, 404);
        assert_eq!(eero.ask(Method::GET, &path).await.status, 404);
        // What stands in the place of its agency is none: nobody lists it.
        let list = aino.ask(Method::GET, "/code-lists/agencies").await;
        assert!(!list.text().contains("open-applications"));
        let deletion = aino.ask(Method::GET, "/me/deletion").await;
        assert_eq!(deletion.body["sent"], json!([]), "it goes with the account: {}", deletion.body);
    }
}
