use api::db::entities::registrations;
use chrono::TimeDelta;
use domain::problem::FieldCode;
use futures_util::future::join_all;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::people::wish;
use tests::{both, client};
use uuid::Uuid;

fn key() -> Uuid {
    api::random::id()
}

fn fields(failure: &client::Failure) -> Vec<(String, FieldCode)> {
    failure.problem().unwrap().errors.iter().map(|error| (error.pointer.clone(), error.code)).collect()
}

both! {
    /// Holds G4-3: the code comes by mail, in the language of the page, and is good for twenty minutes.
    async fn a_code_comes_by_mail(app: &TestApp) {
        let client = app.client();
        let wish = wish(&client, "Ada@Example.org ").await;
        let answer = client.register(key(), &wish).await.unwrap();
        assert_eq!(answer.status, 202);
        assert_eq!(answer.value.code_expires_at, app.now() + TimeDelta::minutes(20));
        assert_eq!(answer.value.next_code_at, app.now() + TimeDelta::seconds(60));
        app.work().await;
        let mails = app.mails("Ada@example.org");
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].subject, "Bekräfta din e-postadress");
        let code = app.code("Ada@example.org");
        assert!(mails[0].html.contains(&code) && !mails[0].subject.contains(&code));
    }

    /// Holds G4-2, D16, D51. Of G1-3: all fields that do not fit are told at once, each with its reason.
    async fn every_field_that_does_not_fit_is_told(app: &TestApp) {
        let client = app.client();
        let good = wish(&client, "ada@example.org").await;
        let mut bad = good.clone();
        bad.email.0 = "ada@example".to_owned();
        bad.password.0 = "sommar".to_owned();
        bad.accepted_terms.truncate(1);
        let refused = client.register(key(), &bad).await.unwrap_err();
        assert_eq!(refused.code(), Some("invalid"));
        assert_eq!(
            fields(&refused),
            [
                ("/email".to_owned(), FieldCode::NotAnEmail),
                ("/password".to_owned(), FieldCode::PasswordTooWeak),
                ("/accepted_terms".to_owned(), FieldCode::TermsNotAccepted),
            ]
        );
        let weak = &refused.problem().unwrap().errors[1];
        assert_eq!(weak.params["rules"], "length digit upper special");
        for (password, code) in [
            ("Password1234!", FieldCode::PasswordTooCommon),
            ("", FieldCode::Missing),
        ] {
            let mut bad = good.clone();
            bad.password.0 = password.to_owned();
            let refused = client.register(key(), &bad).await.unwrap_err();
            assert_eq!(fields(&refused), [("/password".to_owned(), code)], "{password}");
        }
        let mut long = good;
        long.password.0 = format!("Sommar-2026-{}", "ute".repeat(60));
        let refused = client.register(key(), &long).await.unwrap_err();
        assert_eq!(fields(&refused), [("/password".to_owned(), FieldCode::TooLong)]);
        app.work().await;
        assert!(app.mails("ada@example.org").is_empty());
    }

    /// Holds X4-5, D14: whoever asks cannot tell whether an address has an account; its owner is told by mail.
    async fn an_address_that_has_an_account_gets_the_same_answer(app: &TestApp) {
        app.applicant("ada@example.org").await;
        app.wait(TimeDelta::minutes(2));
        let stranger = app.client();
        let taken = stranger.register(key(), &wish(&stranger, "ADA@example.org").await).await.unwrap();
        let free = stranger.register(key(), &wish(&stranger, "eva@example.org").await).await.unwrap();
        assert_eq!((taken.status, free.status), (202, 202));
        assert_eq!(taken.value.code_expires_at, free.value.code_expires_at);
        assert_eq!(taken.value.next_code_at, free.value.next_code_at);
        app.work().await;
        let mail = &app.mails("ADA@example.org")[0];
        assert_eq!(mail.subject, "Du har redan ett konto");
        assert!(!mail.text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 6), "no code: {}", mail.text);
        for registration in [taken.value.id, free.value.id] {
            let again = stranger.resend_registration_code(registration).await.unwrap_err();
            assert_eq!(again.code(), Some("too_many_requests"));
        }
    }

    /// Holds X14-4: a double click asks once.
    async fn repeating_the_request_sends_one_mail(app: &TestApp) {
        let client = app.client();
        let wish = wish(&client, "ada@example.org").await;
        let key = key();
        let first = client.register(key, &wish).await.unwrap().value;
        let second = client.register(key, &wish).await.unwrap().value;
        assert_eq!(first, second);
        let mut other = wish.clone();
        other.email.0 = "eva@example.org".to_owned();
        assert_eq!(client.register(key, &other).await.unwrap_err().code(), Some("key_reused"));
        app.work().await;
        assert_eq!(app.mails("ada@example.org").len(), 1);
    }

    /// Holds X14-4: what is no registration is refused before anything is done.
    async fn a_body_that_cannot_be_read_is_a_problem(app: &TestApp) {
        let send = async |media_type: &str, body: String| {
            let answer = app
                .http()
                .post(app.at("/api/v1/registrations"))
                .header("Content-Type", media_type)
                .body(body)
                .send()
                .await
                .unwrap();
            let status = answer.status().as_u16();
            (status, answer.json::<domain::problem::Problem>().await.unwrap())
        };
        assert_eq!(send("text/plain", "{}".to_owned()).await.1.code, "unsupported_media_type");
        assert_eq!(send("application/json", "{".to_owned()).await.1.code, "bad_json");
        let (status, problem) =
            send("application/json", r#"{"email":"a@example.org","password":"x","nickname":"b"}"#.to_owned()).await;
        assert_eq!((status, problem.code.as_str()), (400, "bad_json"));
        assert_eq!((problem.errors[0].pointer.as_str(), problem.errors[0].code), ("/nickname", FieldCode::Unknown));
        let (status, problem) = send("application/json", format!("{{\"email\":\"{}\"}}", "a".repeat(300_000))).await;
        assert_eq!((status, problem.code.as_str()), (413, "too_large"));
    }

    /// Of D50, X4-5: twenty browsers in twenty networks ask two servers for one address at the same time; whether or not
    /// it has an account, one of them begins a sign-up, the others are told to wait a minute, and one mail goes out.
    async fn twenty_who_ask_for_one_address_send_one_mail(app: &TestApp) {
        app.applicant("ada@example.org").await;
        app.wait(TimeDelta::minutes(2));
        let behind_proxy = async || app.replica(|settings| settings.trusted_proxies = "127.0.0.1".to_owned()).await;
        let servers = [behind_proxy().await, behind_proxy().await];
        let count = async || registrations::Entity::find().count(app.app.db.read()).await.unwrap();
        for email in ["ada@example.org", "eva@example.org"] {
            let (mails, rows) = (app.mails(email).len(), count().await);
            let wish = wish(&app.client(), email).await;
            let answers = join_all((0..20).map(|number| {
                let server = &servers[number % 2];
                // Limits of one network would make them queue: it is the address that counts here.
                let request = server.http().post(server.at("/api/v1/registrations"));
                tests::reply(request.header("X-Forwarded-For", format!("192.0.2.{number}")).json(&wish))
            }))
            .await;
            let (begun, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 202);
            assert_eq!((begun.len(), refused.len()), (1, 19), "{email}: {answers:?}");
            for refused in refused {
                assert_eq!((refused.status, refused.code()), (429, "too_many_requests"), "{email}");
                assert_eq!(refused.headers["retry-after"], "60", "{email}");
            }
            app.work().await;
            assert_eq!((app.mails(email).len(), count().await), (mails + 1, rows + 1), "{email}");
        }
    }

    /// Of X15-6: one network cannot flood the world with mails.
    async fn a_network_has_a_limit(app: &TestApp) {
        let strict = app.replica(|settings| settings.sign_ups_per_network = 3).await;
        let client = strict.client();
        for number in 0..3 {
            client.register(key(), &wish(&client, &format!("ada{number}@example.org")).await).await.unwrap();
        }
        let fourth = wish(&client, "ada4@example.org").await;
        assert_eq!(client.register(key(), &fourth).await.unwrap_err().code(), Some("too_many_requests"));
        app.wait(TimeDelta::hours(1));
        client.register(key(), &fourth).await.unwrap();
    }
}
