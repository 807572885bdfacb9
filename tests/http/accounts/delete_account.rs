use api::db::entities::applications;
use chrono::TimeDelta;
use domain::accounts::{AccountKind, DeleteAccount, LogIn};
use domain::language::Language;
use domain::personal::Personal;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{PASSWORD, both};
use uuid::Uuid;

use crate::applications::{begin, file, fill_in, form_with_files, show, submit};

fn wish(word: &str, password: &str) -> DeleteAccount {
    DeleteAccount { word: word.to_owned(), password: Personal(password.to_owned()), withdraw: Vec::new() }
}

both! {
    /// Holds G8-1, D43: the word in small letters and the password, and then it is final.
    async fn the_word_and_the_password_end_the_account(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let other = app.client();
        let log_in = LogIn {
            email: Personal("ada@example.org".to_owned()), password: Personal(PASSWORD.to_owned()),
            kind: AccountKind::Applicant,
        };
        other.log_in(&log_in).await.unwrap();
        for (language, word, password, field) in [
            (Language::Sv, "Radera", PASSWORD, "/word"),
            (Language::Sv, "poista", PASSWORD, "/word"),
            (Language::Fi, "radera", PASSWORD, "/word"),
            (Language::Sv, "", PASSWORD, "/word"),
            (Language::Sv, "radera", "Fel-losenord-12", "/password"),
            (Language::Sv, "radera", "", "/password"),
        ] {
            let refused = ada.client.in_language(language).delete_account(&wish(word, password)).await.unwrap_err();
            let problem = refused.problem().unwrap();
            assert_eq!(problem.errors[0].pointer, field, "{word}");
            if field == "/word" {
                let right = if language == Language::Sv { "radera" } else { "poista" };
                assert!(problem.errors[0].detail.contains(right), "the message shows the word: {}", problem.errors[0].detail);
            }
        }
        ada.client.show_me().await.expect("so far nothing is gone");
        ada.client.in_language(Language::Sv).delete_account(&wish("radera ", PASSWORD)).await.unwrap();
        for client in [&ada.client, &other] {
            assert_eq!(client.show_me().await.unwrap_err().code(), Some("not_logged_in"));
        }
        assert_eq!(other.log_in(&log_in).await.unwrap_err().code(), Some("wrong_credentials"));
        app.work().await;
        let told = &app.mails("ada@example.org")[0];
        assert_eq!(told.subject, "Ditt konto har raderats");
        assert_eq!(app.audit("deleted_account").await, [ada.id.to_string()]);
        let left = app.everything().await;
        let left: Vec<_> = left.lines().filter(|line| line.to_lowercase().contains("ada@example.org")).collect();
        assert!(left.is_empty(), "the address stays behind: {left:#?}");
        // The same address begins anew, with nothing of before (D2).
        let again = app.applicant("ada@example.org").await;
        assert_ne!(again.id, ada.id);
        assert_eq!(again.client.list_applications().await.unwrap().value.items.len(), 0);
    }

    /// Holds G8-2, D2: profile and drafts go with their files; what was sent stays with the agency, under the name that the
    /// person had, and the same address gets no way back to it.
    async fn drafts_go_and_what_was_sent_stays(app: &TestApp) {
        let (draft, sent) = (app.stage_with("migri", form_with_files()).await, app.stage("migri").await);
        let reader = app.reader("migri").await;
        let aino = app.applying("Aino").await;
        app.give_password(&aino).await;
        let files = app.stored_files();
        let draft = begin(&aino, &draft).await;
        let attachment = api::random::id::<Uuid>();
        let attached = aino.upload(&format!("{draft}/attachments/{attachment}?question=cv"), "cv.pdf", file("valid/cv_fpdf2.pdf")).await;
        assert_eq!(attached.status, 200, "{}", attached.body);
        let path = begin(&aino, &sent).await;
        fill_in(&aino, &path).await;
        submit(&aino, &path).await;
        let preview = aino.ask(Method::GET, "/me/deletion").await.body;
        assert_eq!((&preview["unsent"], preview["sent"].as_array().unwrap().len()), (&json!(1), 1));
        assert_eq!(preview["sent"][0]["recruitment_code"], json!(sent.recruitment.to_string()));
        show(&aino, &draft).await;

        let ended = aino.send(Method::POST, "/me/deletion", json!({ "word": "radera", "password": PASSWORD })).await;
        assert_eq!(ended.status, 204, "{}", ended.body);
        assert!(ended.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"), "the cookie goes too");
        app.work().await;
        assert_eq!(aino.ask(Method::GET, &draft).await.status, 401);
        assert_eq!(app.stored_files(), files, "the file of the draft is gone");
        let left = applications::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(left.iter().map(|row| row.applicant_id).collect::<Vec<_>>(), [None]);
        let id = path.rsplit('/').next().unwrap();
        let list = reader.ask(Method::GET, &format!("/agencies/migri/recruitments/{}/applications", sent.recruitment)).await;
        assert_eq!(list.status, 200, "{}", list.body);
        assert_eq!(list.body["items"][0]["id"], json!(id));
        let received = reader.ask(Method::GET, &format!("/agencies/migri/applications/{id}")).await;
        assert_eq!(received.status, 200, "{}", received.body);
        assert!(received.text().contains("Aino") && received.text().contains("+358 40 123 4567"), "{}", received.text());
        let everything = app.everything().await;
        let user = aino.user.to_string();
        for table in ["profiles", "profile_equality", "sessions", "consents", "users"] {
            let of_user = |line: &&str| line.starts_with(&format!("{table}: ")) && line.contains(&user);
            assert_eq!(everything.lines().filter(of_user).count(), 0, "{table}");
        }
    }

    /// Holds D3: what is chosen is withdrawn with the account, the rest stays in force; where one cannot be withdrawn any more,
    /// nothing happens and the page says which.
    async fn what_is_chosen_is_withdrawn_too(app: &TestApp) {
        let (one, other, over) = (app.stage("migri").await, app.stage("migri").await, app.stage("migri").await);
        let aino = app.applying("Aino").await;
        app.give_password(&aino).await;
        let mut ids = Vec::new();
        for stage in [&one, &other, &over] {
            let path = begin(&aino, stage).await;
            fill_in(&aino, &path).await;
            ids.push(submit(&aino, &path).await["id"].clone());
        }
        let ended = app.now() - TimeDelta::minutes(1);
        app.set_recruitment(&over, |row| row.closes_at = Set(ended)).await;
        let preview = aino.ask(Method::GET, "/me/deletion").await.body;
        let can: Vec<_> = ids.iter().map(|id| {
            let all = preview["sent"].as_array().unwrap();
            all.iter().find(|one| one["id"] == *id).unwrap()["can_withdraw"].as_bool().unwrap()
        }).collect();
        assert_eq!(can, [true, true, false]);
        let end = |withdraw: Value| json!({ "word": "radera", "password": PASSWORD, "withdraw": withdraw });
        let refused = aino.send(Method::POST, "/me/deletion", end(json!([ids[0], ids[2]]))).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(refused.body["errors"][0]["pointer"], "/withdraw/1");
        assert_eq!(refused.body["errors"][0]["code"], "cannot_withdraw");
        let many = aino.send(Method::POST, "/me/deletion", end(json!(vec![&ids[0]; 201]))).await;
        assert_eq!((many.status, &many.body["errors"][0]["pointer"]), (422, &json!("/withdraw")));
        let list = aino.ask(Method::GET, "/applications").await.body;
        assert!(list["items"].as_array().unwrap().iter().all(|one| one["state"] == "sent"), "nothing happened");
        let done = aino.send(Method::POST, "/me/deletion", end(json!([ids[0], ids[0]]))).await;
        assert_eq!(done.status, 204, "{}", done.body);
        app.work().await;
        let reader = app.reader("migri").await;
        for (id, state) in ids.iter().zip(["withdrawn", "sent", "sent"]) {
            let at = format!("/agencies/migri/applications/{}", id.as_str().unwrap());
            assert_eq!(reader.ask(Method::GET, &at).await.body["state"], state, "{id}");
        }
        assert_eq!(app.audit("withdrew_application").await, [ids[0].as_str().unwrap()]);
    }

    /// Of G8-2: sending and the end of the account exclude each other: whichever comes first, nothing is half.
    async fn sending_while_the_account_ends_is_never_half(app: &TestApp) {
        for round in 0..6 {
            let stage = app.stage("migri").await;
            let aino = app.applying("Aino").await;
            app.give_password(&aino).await;
            let path = begin(&aino, &stage).await;
            fill_in(&aino, &path).await;
            let version = show(&aino, &path).await["version"].clone();
            let send = json!({ "base_version": version, "wishes_no_publication": false });
            let submission = format!("{path}/submission");
            let end = aino.send(Method::POST, "/me/deletion", json!({ "word": "radera", "password": PASSWORD }));
            let (sent, ended) = futures_util::join!(aino.send(Method::POST, &submission, send), end);
            assert_eq!(ended.status, 204, "{round}: {}", ended.body);
            let id: domain::ids::ApplicationId = path.rsplit('/').next().unwrap().parse().unwrap();
            let left = applications::Entity::find_by_id(id).one(app.app.db.read()).await.unwrap();
            match sent.status {
                200 => {
                    let left = left.expect("what was sent stays");
                    assert_eq!((left.applicant_id, left.sent_at.is_some()), (None, true), "{round}");
                    let person = api::db::applications::received::frozen_person(app.app.db.read(), id).await.unwrap();
                    assert!(person.is_some(), "under the name that the person had");
                }
                401 | 404 | 409 | 412 => assert_eq!(left, None, "{round}: {}", sent.body),
                other => panic!("{round}: {other} {}", sent.body),
            }
        }
        app.work().await;
    }
}
