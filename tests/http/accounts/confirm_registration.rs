use api::db::entities::consents;
use chrono::TimeDelta;
use domain::accounts::AccountKind;
use domain::forms::{AnswerValue, BasicField};
use futures_util::future::join_all;
use sea_orm::EntityTrait;
use tests::people::typed;
use tests::{TestApp, both};

/// A code of six digits that is not this one.
fn wrong(code: &str) -> String {
    let last = code.chars().last().unwrap();
    format!("{}{}", &code[..5], if last == '0' { '1' } else { '0' })
}

async fn codes_made(app: &TestApp) -> String {
    app.code("ada@example.org")
}

both! {
    /// Holds G4-3, D45. Of G1-3: the code makes the account, logs in, and the contact e-mail begins as the login
    /// address.
    async fn the_code_makes_the_account_and_logs_in(app: &TestApp) {
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        let code = codes_made(app).await;
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let answer = client.confirm_registration(registration, &typed(&spaced)).await.unwrap();
        assert_eq!(answer.status, 201);
        let account = answer.value.account.unwrap();
        assert_eq!((account.kind, account.email.as_str()), (AccountKind::Applicant, "ada@example.org"));
        assert_eq!(client.show_me().await.unwrap().value, account);
        let profile = client.show_profile().await.unwrap().value;
        assert_eq!(profile.basics[&BasicField::Email], AnswerValue::Text("ada@example.org".to_owned()));
        let consents = consents::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(consents.len(), 2, "which versions were accepted, and when, is kept");
        assert!(consents.iter().all(|consent| consent.user_id == account.id && consent.accepted_at == app.now()));
        let again = client.confirm_registration(registration, &typed(&code)).await.unwrap_err();
        assert_eq!(again.code(), Some("code_wrong"), "a code is good once");
    }

    /// Holds G4-3: after twenty minutes the code is good no more.
    async fn an_old_code_is_wrong(app: &TestApp) {
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        let code = typed(&codes_made(app).await);
        app.wait(TimeDelta::minutes(20));
        assert_eq!(client.confirm_registration(registration, &code).await.unwrap_err().code(), Some("code_wrong"));
    }

    /// Holds D50: five guesses, then the right code is wrong too.
    async fn a_code_survives_five_guesses(app: &TestApp) {
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        let code = codes_made(app).await;
        for _ in 0..5 {
            let refused = client.confirm_registration(registration, &typed(&wrong(&code))).await.unwrap_err();
            assert_eq!(refused.code(), Some("code_wrong"));
        }
        let refused = client.confirm_registration(registration, &typed(&code)).await.unwrap_err();
        assert_eq!(refused.code(), Some("code_wrong"));
    }

    /// Holds D50: guesses made at the same time count as many as they are.
    async fn guesses_at_the_same_time_are_counted_one_by_one(app: &TestApp) {
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        let code = codes_made(app).await;
        let guess = typed(&wrong(&code));
        join_all((0..12).map(|_| client.confirm_registration(registration, &guess))).await;
        let refused = client.confirm_registration(registration, &typed(&code)).await.unwrap_err();
        assert_eq!(refused.code(), Some("code_wrong"));
        app.wait(TimeDelta::seconds(61));
        client.resend_registration_code(registration).await.unwrap();
        app.work().await;
        client.confirm_registration(registration, &typed(&codes_made(app).await)).await.unwrap();
    }

    /// Holds D50: twenty guesses a day for an address, however many codes it gets.
    async fn an_address_takes_twenty_guesses_a_day(app: &TestApp) {
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        for round in 0..4 {
            if round > 0 {
                app.wait(TimeDelta::seconds(61));
                client.resend_registration_code(registration).await.unwrap();
                app.work().await;
            }
            let guess = typed(&wrong(&codes_made(app).await));
            for _ in 0..5 {
                let refused = client.confirm_registration(registration, &guess).await.unwrap_err();
                assert_eq!(refused.code(), Some("code_wrong"));
            }
        }
        app.wait(TimeDelta::seconds(61));
        client.resend_registration_code(registration).await.unwrap();
        app.work().await;
        let refused = client.confirm_registration(registration, &typed(&codes_made(app).await)).await.unwrap_err();
        assert_eq!(refused.code(), Some("too_many_requests"));
        assert!(matches!(refused, client::Failure::Wait { seconds, .. } if seconds > 80_000));
    }

    /// Holds D50, D51: somebody else's sign-up for the same address stands in nobody's way, and one account comes of both.
    async fn two_sign_ups_for_one_address_make_one_account(app: &TestApp) {
        let (stranger, ada) = (app.client(), app.client());
        let first = app.sign_up(&stranger, "ada@example.org").await;
        let first_code = typed(&codes_made(app).await);
        app.wait(TimeDelta::seconds(61));
        let second = app.sign_up(&ada, "Ada@example.org").await;
        let second_code = typed(&app.code("Ada@example.org"));
        let crossed = stranger.confirm_registration(first, &second_code).await;
        if second_code != first_code {
            assert_eq!(crossed.unwrap_err().code(), Some("code_wrong"), "a code belongs to its own sign-up");
        }
        ada.confirm_registration(second, &second_code).await.unwrap();
        let late = stranger.confirm_registration(first, &first_code).await.unwrap_err();
        assert_eq!(late.code(), Some("code_wrong"));
    }
}
