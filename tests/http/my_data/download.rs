//! The archive.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::TimeDelta;
use domain::accounts::AccountKind;
use domain::my_data::{DOWNLOADS_AN_HOUR, MyData};
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Reply, both};
use uuid::Uuid;

use crate::applications::{answer, begin, file, fill_in, form_with_files, submit, version};
use crate::profile::photo::png;

/// The files of an archive by their paths.
fn unpacked(reply: &Reply) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(reply.bytes.clone())).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut bytes = Vec::new();
            archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

async fn everything(person: &Browser, query: &str) -> BTreeMap<String, Vec<u8>> {
    let reply = person.ask(Method::GET, &format!("/me/data{query}")).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(reply.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    unpacked(&reply)
}

both! {
    /// Holds X7-6: one archive has all that is held: a page to read, JSON as documented, every file, the mails; and the
    /// profile in it can be loaded again.
    async fn one_archive_has_all_that_is_held(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let attachment = api::random::id::<Uuid>();
        let at = format!("{path}/attachments/{attachment}?question=cv");
        assert_eq!(aino.upload(&at, "CV Åäö.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        let photo = aino.upload("/me/profile/photo", "jag.png", png(30, 20)).await;
        assert_eq!(photo.status, 200, "{}", photo.body);
        let sent = submit(&aino, &path).await;
        app.work().await;
        let edit = json!({ "base_version": version(&aino, &path).await });
        assert_eq!(aino.send(Method::POST, &format!("{path}/edits"), edit).await.status, 200);
        answer(&aino, &path, json!({ "motivation": "Halvvägs <b>och</b> på väg." })).await;
        let recruiter = app.reader("migri").await;
        recruiter.ask(Method::GET, &format!("/agencies/migri/applications/{}", sent["id"].as_str().unwrap())).await;

        let all = everything(&aino, "?language=sv").await;
        let data: MyData = serde_json::from_slice(&all["data.json"]).unwrap();
        assert!(data.account.email.0.starts_with("aino."), "{}", data.account.email.0);
        let application = &data.applications[0];
        assert_eq!(application.versions.len(), 2, "what was sent, and the changes that are not in force");
        assert_eq!(application.versions[0].receipt.as_ref().unwrap().sha256, sent["receipt"]["sha256"].as_str().unwrap());
        assert_eq!(application.versions[1].in_force_from, None);
        assert!(!application.for_sums.is_empty() && !application.forms.is_empty());
        assert_eq!(data.openings.len(), 1);
        assert_eq!(data.mails.iter().map(|mail| mail.subject.as_str()).collect::<Vec<_>>(), ["Tack för din ansökan!"]);
        assert_eq!(data.mails[0].application_id, Some(application.id));
        assert!(data.acts.iter().any(|act| act.did == "sent_application"));
        assert!(!data.sessions.is_empty());
        for file_of in application.versions.iter().flat_map(|version| &version.attachments) {
            let bytes = &all[&file_of.path];
            assert_eq!(api::random::sha256_hex(bytes), file_of.attachment.sha256, "{}", file_of.path);
        }
        assert_eq!(all.keys().filter(|name| name.ends_with("CV Åäö.pdf")).count(), 2);
        assert!(all.contains_key("files/photo.jpg"));
        let page = String::from_utf8(all["index.html"].clone()).unwrap();
        for words in ["Mina uppgifter i Virka", "Jag vill.", "Halvvägs &#60;b&#62;och&#60;/b&#62;", "Tack för din ansökan!", "Lindqvist", "CV Åäö.pdf"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("<b>"), "what people wrote is text");
        let alone: MyData = serde_json::from_value(aino.ask(Method::GET, "/me/data/json").await.body).unwrap();
        assert_eq!(alone.applications.len(), data.applications.len());
        assert_eq!(alone.applications[0].versions, data.applications[0].versions);

        // Loaded into an empty profile, it is the same profile.
        let eero = app.person("Eero", AccountKind::Applicant).await;
        app.empty_profile(&eero).await;
        let profile: Value = serde_json::from_slice(&all["profile.json"]).unwrap();
        let loaded = eero.send(Method::POST, "/me/profile/file", profile.clone()).await;
        assert_eq!(loaded.status, 200, "{}", loaded.body);
        let again = eero.ask(Method::GET, "/me/profile/file").await.body;
        assert_eq!((&again["basics"], again["rows"].as_array().unwrap().len()), (&profile["basics"], profile["rows"].as_array().unwrap().len()));
    }

    /// Of X7-6: what is another's is not in it, and nothing that would let somebody in.
    async fn nothing_of_anybody_else_is_in_it(app: &TestApp) {
        let stage = app.stage("migri").await;
        let (aino, eero) = (app.applying("Aino").await, app.applying("Eero").await);
        for person in [&aino, &eero] {
            let path = begin(person, &stage).await;
            fill_in(person, &path).await;
            submit(person, &path).await;
        }
        app.give_password(&aino).await;
        app.work().await;
        for (_, bytes) in everything(&aino, "").await {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(!text.contains("eero"), "{text}");
            assert!(!text.contains("$argon2"), "{text}");
        }
        let recruiter = app.reader("migri").await;
        assert_eq!(recruiter.ask(Method::GET, "/me/data").await.code(), "work_account_cannot_apply");
    }

    /// Of X7-6: everything is a lot to read for the service: there is a limit, and it says when to come back.
    async fn a_limit_says_when_to_come_back(app: &TestApp) {
        let aino = app.applying("Aino").await;
        for _ in 0..DOWNLOADS_AN_HOUR {
            assert_eq!(aino.ask(Method::GET, "/me/data").await.status, 200);
        }
        let refused = aino.ask(Method::GET, "/me/data").await;
        assert_eq!((refused.status, refused.code()), (429, "too_many_requests"));
        assert!(refused.headers.contains_key("retry-after"));
        app.wait(TimeDelta::hours(1));
        assert_eq!(app.logged_in(&aino).await.ask(Method::GET, "/me/data").await.status, 200);
    }

    /// Of X7-6: where a file cannot be read, nobody takes the half for all.
    async fn a_file_that_is_gone_breaks_the_download_off(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let attachment = api::random::id::<Uuid>();
        let at = format!("{path}/attachments/{attachment}?question=cv");
        assert_eq!(aino.upload(&at, "CV.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        app.lose_files();
        let head = aino.request(Method::GET, "/me/data").send().await.unwrap();
        assert_eq!(head.status(), 200, "what is wrong shows later");
        assert!(head.bytes().await.is_err(), "the connection breaks off");
    }

    /// Of X7-6: mails are noted for their account only, and for two years.
    async fn mails_are_noted_for_two_years(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        submit(&aino, &path).await;
        app.work().await;
        app.work().await;
        let mails = async || {
            let all = everything(&app.logged_in(&aino).await, "").await;
            serde_json::from_slice::<MyData>(&all["data.json"]).unwrap().mails.len()
        };
        assert_eq!(mails().await, 1);
        app.wait(TimeDelta::days(2 * 365 - 1));
        api::usecases::sweep::run(&app.app, app.now()).await.unwrap();
        assert_eq!(mails().await, 1);
        app.wait(TimeDelta::days(2));
        api::usecases::sweep::run(&app.app, app.now()).await.unwrap();
        assert_eq!(mails().await, 0);
    }
}
