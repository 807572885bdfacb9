use api::admin::create_user::{self, Created};
use api::usecases::accounts::create_work_account::{Duty, Wish};
use chrono::TimeDelta;
use domain::accounts::{AccountKind, ActivateWorkAccount, LogIn};
use domain::agencies::Role;
use domain::email::Email;
use domain::language::Language;
use domain::personal::Personal;
use domain::problem::FieldCode;
use tests::{PASSWORD, TestApp, both};

/// What the command prints after `#`.
async fn link(app: &TestApp, email: &str) -> String {
    let wish = Wish {
        email: Email::parse(email).unwrap(),
        duty: Duty::Agency("migri".parse().unwrap(), Role::Recruiter),
        language: Language::Sv,
    };
    match create_user::run(&app.app, wish, app.now()).await.unwrap() {
        Created::Link(link) => {
            let (page, secret) = link.split_once('#').unwrap();
            assert_eq!(page, app.at("/sv/work-account"));
            secret.to_owned()
        }
        Created::HasPassword(_) => panic!("a link was expected"),
    }
}

fn with(secret: &str, password: &str) -> ActivateWorkAccount {
    ActivateWorkAccount { secret: Personal(secret.to_owned()), password: Personal(password.to_owned()) }
}

both! {
    /// Of X13-6: a work account gets its password by a link that works once, and belongs to its agency.
    async fn a_link_sets_the_password_once(app: &TestApp) {
        let secret = link(app, "rekry@example.org").await;
        let browser = app.client();
        let weak = browser.activate_work_account(&with(&secret, "short")).await.unwrap_err();
        assert_eq!(weak.problem().unwrap().errors[0].code, FieldCode::PasswordTooWeak);
        let session = browser.activate_work_account(&with(&secret, PASSWORD)).await.unwrap().value;
        let account = session.account.unwrap();
        assert_eq!(account.kind, AccountKind::Work);
        assert_eq!(account.agencies, ["migri".parse().unwrap()]);
        assert_eq!(browser.show_me().await.unwrap().value.id, account.id);
        let again = app.client().activate_work_account(&with(&secret, "Vinter-2026-inne")).await.unwrap_err();
        assert_eq!(again.code(), Some("not_found"));
        let log_in = LogIn {
            email: Personal("rekry@example.org".to_owned()),
            password: Personal(PASSWORD.to_owned()),
            kind: AccountKind::Work,
        };
        app.client().log_in(&log_in).await.unwrap();
    }

    /// Of X13-6: a newer link replaces an older one, and none lives longer than a week.
    async fn a_link_is_replaced_and_grows_old(app: &TestApp) {
        let first = link(app, "rekry@example.org").await;
        let second = link(app, "rekry@example.org").await;
        let client = app.client();
        assert_eq!(client.activate_work_account(&with(&first, PASSWORD)).await.unwrap_err().code(), Some("not_found"));
        app.wait(TimeDelta::days(7));
        assert_eq!(client.activate_work_account(&with(&second, PASSWORD)).await.unwrap_err().code(), Some("not_found"));
        assert_eq!(client.activate_work_account(&with("", PASSWORD)).await.unwrap_err().code(), Some("not_found"));
    }

    /// A work account has no profile and cannot apply, but one address may have both kinds (D51).
    async fn a_work_account_cannot_apply(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let secret = link(app, "ada@example.org").await;
        let work = app.client();
        let account = work.activate_work_account(&with(&secret, PASSWORD)).await.unwrap().value.account.unwrap();
        assert_ne!(account.id, ada.id);
        assert_eq!(work.show_profile().await.unwrap_err().code(), Some("work_account_cannot_apply"));
        assert_eq!(work.list_applications().await.unwrap_err().code(), Some("work_account_cannot_apply"));
        ada.client.show_profile().await.unwrap();
    }

    /// Holds G2-1: the page behind the link speaks each language, and its script is a file of ours.
    async fn the_page_of_the_link_speaks_every_language(app: &TestApp) {
        for (language, heading) in
            [("fi", "Työtilisi salasana"), ("sv", "Lösenord för ditt arbetskonto"), ("en", "Password for your work account")]
        {
            let page = app.http().get(app.at(&format!("/{language}/work-account"))).send().await.unwrap();
            assert_eq!(page.status(), 200);
            let html = page.text().await.unwrap();
            assert!(html.contains(&format!("<h1>{heading}</h1>")), "{html}");
            assert!(html.contains(r#"src="/work-account.js""#) && html.contains("noindex"));
        }
        let script = app.http().get(app.at("/work-account.js")).send().await.unwrap();
        assert!(script.headers()["content-type"].to_str().unwrap().starts_with("text/javascript"));
    }
}
