use chrono::TimeDelta;
use domain::accounts::{AccountKind, LogIn};
use domain::personal::Personal;
use sea_orm::ActiveValue::Set;
use tests::{PASSWORD, TestApp, both};

use crate::applications::{begin, fill_in, submit};

/// Days pass, and the worker looks.
async fn days(app: &TestApp, days: i64) {
    app.wait(TimeDelta::days(days));
    api::jobs::sweep(&app.app).await.unwrap();
    app.work().await;
}

fn subjects(app: &TestApp, email: &str) -> Vec<String> {
    app.mails(email)
        .iter()
        .map(|mail| mail.subject.clone())
        .filter(|subject| subject.contains("raderas") || subject.contains("raderats"))
        .collect()
}

async fn log_in(app: &TestApp, email: &str) -> Result<(), client::Failure> {
    let wish = LogIn {
        email: Personal(email.to_owned()),
        password: Personal(PASSWORD.to_owned()),
        kind: AccountKind::Applicant,
    };
    app.client().log_in(&wish).await.map(|_| ())
}

both! {
    /// Holds X8-3: warned 30 and 7 days before, then deleted by the same rules; nobody else is.
    async fn an_account_that_nobody_uses_is_warned_twice_and_then_ends(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        app.recruiter("rekry@example.org", "migri").await;
        days(app, 334).await;
        assert_eq!(subjects(app, "ada@example.org"), Vec::<String>::new());
        days(app, 1).await;
        assert_eq!(subjects(app, "ada@example.org"), ["Ditt konto raderas den 25.11.2027"]);
        days(app, 0).await;
        days(app, 22).await;
        assert_eq!(subjects(app, "ada@example.org").len(), 1, "once each");
        days(app, 1).await;
        assert_eq!(subjects(app, "ada@example.org").len(), 2);
        assert!(app.mails("ada@example.org")[0].text.contains("/sv/login"), "how to keep it");
        days(app, 6).await;
        assert_eq!(app.audit("deleted_account").await, Vec::<String>::new());
        days(app, 1).await;
        assert_eq!(subjects(app, "ada@example.org")[0], "Ditt konto har raderats");
        assert_eq!(app.audit("deleted_account").await, [ada.id.to_string()]);
        assert_eq!(app.audit("warned_idle_account").await.len(), 2);
        assert_eq!(log_in(app, "ada@example.org").await.unwrap_err().code(), Some("wrong_credentials"));
        assert_eq!(subjects(app, "rekry@example.org"), Vec::<String>::new(), "a work account is its agency's matter");
    }

    /// Holds X8-3: logging in stops it, also after the last warning; and it begins anew.
    async fn logging_in_stops_it(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        days(app, 335).await;
        days(app, 23).await;
        assert_eq!(subjects(app, "ada@example.org").len(), 2);
        log_in(app, "ada@example.org").await.unwrap();
        days(app, 30).await;
        assert_eq!(app.audit("deleted_account").await, Vec::<String>::new());
        days(app, 305).await;
        assert_eq!(subjects(app, "ada@example.org").len(), 3, "a year later it is warned again");
        // The service stood still: the account does not end without its second warning and a week.
        days(app, 200).await;
        assert_eq!(subjects(app, "ada@example.org").len(), 4);
        assert_eq!(app.audit("deleted_account").await, Vec::<String>::new());
        days(app, 7).await;
        assert_eq!(app.audit("deleted_account").await, [ada.id.to_string()]);
    }

    /// Of X8-3, D30: not while an application waits in a recruitment that goes on; the time is a setting.
    async fn an_application_that_waits_keeps_the_account(app: &TestApp) {
        let strict = app.replica(|settings| settings.idle_account_days = 60).await;
        let stage = app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        submit(&aino, &path).await;
        strict.work().await;
        for _ in 0..4 {
            days(&strict, 60).await;
        }
        assert_eq!(app.audit("warned_idle_account").await, Vec::<String>::new());
        app.set_recruitment(&stage, |row| {
            row.state = Set(domain::recruitments::RecruitmentState::Ended);
            row.ended_at = Set(Some(app.now()));
        })
        .await;
        days(&strict, 0).await;
        days(&strict, 30).await;
        days(&strict, 30).await;
        assert_eq!(app.audit("deleted_account").await, [aino.user.to_string()]);
    }
}
