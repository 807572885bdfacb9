use domain::accounts::{AccountKind, LogIn};
use domain::personal::Personal;
use futures_util::future::join_all;
use tests::{PASSWORD, both};

fn with(email: &str, password: &str, kind: AccountKind) -> LogIn {
    LogIn { email: Personal(email.to_owned()), password: Personal(password.to_owned()), kind }
}

both! {
    /// Holds D51: the address in any case, the password exactly.
    async fn somebody_with_an_account_logs_in(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let elsewhere = app.client();
        assert_eq!(elsewhere.show_session().await.unwrap().value.account, None);
        let session =
            elsewhere.log_in(&with(" ADA@Example.ORG", PASSWORD, AccountKind::Applicant)).await.unwrap().value;
        assert_eq!(session.account.unwrap().id, ada.id);
        assert_eq!(elsewhere.show_me().await.unwrap().value.id, ada.id);
        elsewhere.log_out().await.unwrap();
        assert_eq!(elsewhere.show_me().await.unwrap_err().code(), Some("not_logged_in"));
        assert_eq!(ada.client.show_me().await.unwrap().value.id, ada.id, "the other browser stays logged in");
    }

    /// Holds X4-5: one answer for every reason.
    async fn every_reason_has_the_same_answer(app: &TestApp) {
        app.applicant("ada@example.org").await;
        let mut answers = Vec::new();
        for (email, password, kind) in [
            ("ada@example.org", "Sommar-2026-utE", AccountKind::Applicant),
            ("eva@example.org", PASSWORD, AccountKind::Applicant),
            ("ada@example.org", PASSWORD, AccountKind::Work),
            ("no address", PASSWORD, AccountKind::Applicant),
            ("", "", AccountKind::Applicant),
        ] {
            let refused = app.client().log_in(&with(email, password, kind)).await.unwrap_err();
            let problem = refused.problem().unwrap();
            answers.push((problem.code.clone(), problem.detail.clone(), problem.status, problem.errors.len()));
        }
        assert_eq!(answers[0].0, "wrong_credentials");
        assert_eq!(answers[0].2, 401);
        answers.dedup();
        assert_eq!(answers.len(), 1);
    }

    /// Holds X4-5. Of X15-6: guesses have an end, for an account that exists and for one that does not, also all at
    /// once.
    async fn guessing_passwords_has_an_end(app: &TestApp) {
        app.applicant("ada@example.org").await;
        for email in ["ada@example.org", "eva@example.org"] {
            let client = app.client();
            let guess = with(email, "Vinter-2026-inne", AccountKind::Applicant);
            let answers = join_all((0..24).map(|_| client.log_in(&guess))).await;
            let codes: Vec<_> = answers.iter().map(|answer| answer.as_ref().unwrap_err().code().unwrap()).collect();
            assert_eq!(codes.iter().filter(|code| **code == "wrong_credentials").count(), 20, "{email}");
            assert_eq!(codes.iter().filter(|code| **code == "too_many_requests").count(), 4, "{email}");
        }
        let right = with("ada@example.org", PASSWORD, AccountKind::Applicant);
        assert_eq!(app.client().log_in(&right).await.unwrap_err().code(), Some("too_many_requests"));
        app.wait(chrono::TimeDelta::minutes(15));
        for _ in 0..25 {
            app.client().log_in(&right).await.expect("whoever knows the password guesses nothing");
        }
    }
}
