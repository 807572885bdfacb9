use chrono::TimeDelta;
use domain::ids::RegistrationId;
use tests::both;
use tests::client::Failure;
use tests::people::typed;

fn wait(failure: &Failure) -> u64 {
    match failure {
        Failure::Wait { problem, seconds } if problem.code == "too_many_requests" => *seconds,
        other => panic!("{other}"),
    }
}

both! {
    /// Holds D50: another code replaces the last one, at most one a minute.
    async fn another_code_replaces_the_last_one(app: &TestApp) {
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        let first = app.code("ada@example.org");
        app.wait(TimeDelta::seconds(20));
        assert_eq!(wait(&client.resend_registration_code(registration).await.unwrap_err()), 40);
        app.wait(TimeDelta::seconds(40));
        let view = client.resend_registration_code(registration).await.unwrap().value;
        assert_eq!(view.code_expires_at, app.now() + TimeDelta::minutes(20));
        app.work().await;
        let second = app.code("ada@example.org");
        if first != second {
            let refused = client.confirm_registration(registration, &typed(&first)).await.unwrap_err();
            assert_eq!(refused.code(), Some("code_wrong"));
        }
        client.confirm_registration(registration, &typed(&second)).await.unwrap();
        let over = client.resend_registration_code(registration).await.unwrap_err();
        assert_eq!(over.code(), Some("not_found"), "an account needs no code any more");
    }

    /// Holds D50: five codes an hour for an address, by whatever way they are asked for.
    async fn an_address_gets_five_codes_an_hour(app: &TestApp) {
        let began = app.now();
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        for _ in 0..4 {
            app.wait(TimeDelta::minutes(2));
            client.resend_registration_code(registration).await.unwrap();
        }
        app.wait(TimeDelta::minutes(2));
        let left = u64::try_from((began + TimeDelta::hours(1) - app.now()).num_seconds()).unwrap();
        assert_eq!(wait(&client.resend_registration_code(registration).await.unwrap_err()), left);
        let wish = tests::people::wish(&client, "ada@example.org").await;
        assert_eq!(wait(&client.register(api::random::id(), &wish).await.unwrap_err()), left);
        app.clock.set(began + TimeDelta::hours(1));
        client.resend_registration_code(registration).await.unwrap();
        app.work().await;
        assert_eq!(app.mails("ada@example.org").len(), 6);
    }

    /// A registration that nobody made is nothing.
    async fn a_registration_that_nobody_made_is_not_found(app: &TestApp) {
        let nobody: RegistrationId = api::random::id();
        assert_eq!(app.client().resend_registration_code(nobody).await.unwrap_err().code(), Some("not_found"));
    }
}
