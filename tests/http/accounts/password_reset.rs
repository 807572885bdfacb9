use chrono::TimeDelta;
use domain::accounts::{
    AccountKind, AskPasswordReset, CheckPasswordReset, LogIn, PasswordResetAsked, ResetPassword, SessionView,
};
use domain::language::Language;
use domain::personal::Personal;
use futures_util::future::join_all;
use tests::{PASSWORD, TestApp, both};

/// Another password that fulfils every rule.
const NEW: &str = "Vinter-2027-inne";

async fn ask(app: &TestApp, email: &str, kind: AccountKind) -> Result<PasswordResetAsked, client::Failure> {
    let wish = AskPasswordReset { email: Personal(email.to_owned()), kind, language: Language::En };
    let answer = app.client().ask_password_reset(&wish).await;
    app.work().await;
    answer.map(|answer| answer.value)
}

/// The secret in the newest mail to an address: it stands behind `#`, where no server and no log sees it.
fn secret(app: &TestApp, email: &str) -> String {
    let text = app.mails(email).first().expect("no mail").text.clone();
    let link = text.split_whitespace().find(|word| word.contains("#t=")).expect("no link in the mail");
    let (page, secret) = link.split_once("/password/new#t=").expect("a link to the page of a new password");
    assert!(!page.contains('?') && !page.contains('#'), "{link}");
    secret.to_owned()
}

async fn reset(app: &TestApp, secret: &str, password: &str) -> Result<SessionView, client::Failure> {
    let wish = ResetPassword { secret: Personal(secret.to_owned()), password: Personal(password.to_owned()) };
    app.client().reset_password(&wish).await.map(|answer| answer.value)
}

async fn log_in(app: &TestApp, email: &str, password: &str) -> Result<SessionView, client::Failure> {
    let wish = LogIn {
        email: Personal(email.to_owned()),
        password: Personal(password.to_owned()),
        kind: AccountKind::Applicant,
    };
    app.client().log_in(&wish).await.map(|answer| answer.value)
}

fn code<T: std::fmt::Debug>(answer: Result<T, client::Failure>) -> String {
    answer.unwrap_err().code().unwrap_or_default().to_owned()
}

both! {
    /// Holds G5.1: a link by mail, once; the new password ends all other sessions, and the owner is told.
    async fn the_link_gives_a_new_password_once(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let asked = ask(app, " ADA@example.org ", AccountKind::Applicant).await.unwrap();
        assert_eq!(asked.link_expires_at, app.now() + TimeDelta::minutes(20));
        assert_eq!(asked.next_link_at, app.now() + TimeDelta::seconds(60));
        let mail = app.mails("ada@example.org")[0].clone();
        assert_eq!(mail.subject, "Byt lösenord", "in the language of the account, whatever page it was asked on");
        assert!(mail.text.contains("Länken gäller i 20 minuter, till kl. 10.20"), "{}", mail.text);
        let secret = secret(app, "ada@example.org");
        let check = CheckPasswordReset { secret: Personal(secret.clone()) };
        for _ in 0..2 {
            // Looking changes nothing: programs that look into mails open every link.
            let link = app.client().check_password_reset(&check).await.unwrap().value;
            assert_eq!((link.email.0.as_str(), link.expires_at), ("ada@example.org", asked.link_expires_at));
        }
        let weak = reset(app, &secret, "sommar").await.unwrap_err();
        assert_eq!(weak.problem().unwrap().errors[0].pointer, "/password");
        let own_address = reset(app, &secret, "Ada@example.org-1").await.unwrap_err();
        assert_eq!(own_address.code(), Some("invalid"), "the address is no password");
        ada.client.show_me().await.expect("until then nothing has changed");
        let session = reset(app, &secret, NEW).await.unwrap();
        assert_eq!(session.account.unwrap().id, ada.id);
        assert_eq!(code(ada.client.show_me().await), "not_logged_in", "every other session has ended");
        assert_eq!(code(log_in(app, "ada@example.org", PASSWORD).await), "wrong_credentials");
        log_in(app, "ada@example.org", NEW).await.unwrap();
        assert_eq!(code(reset(app, &secret, PASSWORD).await), "link_used");
        assert_eq!(code(app.client().check_password_reset(&check).await), "link_used");
        assert_eq!(app.audit("reset_password").await, [ada.id.to_string()]);
        app.work().await;
        assert_eq!(app.mails("ada@example.org")[0].subject, "Ditt lösenord har bytts");
        let waiting = serde_json::to_string(&app.events().await).unwrap();
        assert!(!waiting.contains(&secret), "the secret leaves with the mail");
    }

    /// Holds G5.1: twenty minutes, and only the newest link; a link that never was one is no link.
    async fn a_link_is_good_for_twenty_minutes_until_a_newer_one(app: &TestApp) {
        app.applicant("ada@example.org").await;
        ask(app, "ada@example.org", AccountKind::Applicant).await.unwrap();
        let first = secret(app, "ada@example.org");
        app.wait(TimeDelta::seconds(60));
        ask(app, "ada@example.org", AccountKind::Applicant).await.unwrap();
        let second = secret(app, "ada@example.org");
        assert_eq!(code(reset(app, &first, NEW).await), "link_used", "a newer one took its place");
        app.wait(TimeDelta::minutes(20));
        assert_eq!(code(reset(app, &second, NEW).await), "link_expired");
        assert_eq!(code(reset(app, &second[1..], NEW).await), "not_found");
        assert_eq!(code(reset(app, "", NEW).await), "not_found");
        ask(app, "ada@example.org", AccountKind::Applicant).await.unwrap();
        app.wait(TimeDelta::milliseconds(20 * 60_000 - 1));
        reset(app, &secret(app, "ada@example.org"), NEW).await.expect("the last millisecond counts");
        api::jobs::sweep(&app.app).await.unwrap();
    }

    /// Of G5.1: of two who use the link at once one gets through, and one session is there afterwards.
    async fn two_at_once_are_one(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        ask(app, "ada@example.org", AccountKind::Applicant).await.unwrap();
        let secret = secret(app, "ada@example.org");
        let passwords = [NEW, "Host-2028-skogen", "Var-2029-stranden"];
        let answers = join_all(passwords.map(|password| reset(app, &secret, password))).await;
        let won: Vec<_> = answers.iter().zip(passwords).filter(|(answer, _)| answer.is_ok()).collect();
        assert_eq!(won.len(), 1, "{answers:?}");
        log_in(app, "ada@example.org", won[0].1).await.unwrap();
        assert_eq!(app.audit("reset_password").await, [ada.id.to_string()]);
    }

    /// Holds G5.2: whoever has forgotten the user name asks about each address: the mail to the right one has a link and says
    /// that this is the user name, the mail to any other says that it is nobody's.
    async fn the_mail_says_whether_an_address_is_the_user_name(app: &TestApp) {
        app.applicant("ada@example.org").await;
        ask(app, "ada@example.org", AccountKind::Applicant).await.unwrap();
        assert!(app.mails("ada@example.org")[0].text.contains("Ditt användarnamn är ada@example.org."));
        ask(app, "ada@work.example", AccountKind::Applicant).await.unwrap();
        let other = &app.mails("ada@work.example")[0];
        assert_eq!(other.subject, "Change your password", "in the language of the page");
        assert!(other.text.contains("there is no account with the address ada@work.example"), "{}", other.text);
        assert!(!other.text.contains("#t="), "no link to a password that does not exist");
        // An account of the other kind is another account.
        ask(app, "ada@example.org", AccountKind::Work).await.unwrap_err();
        app.wait(TimeDelta::seconds(60));
        ask(app, "ada@example.org", AccountKind::Work).await.unwrap();
        assert!(!app.mails("ada@example.org")[0].text.contains("#t="));
    }

    /// Of G5.1: a work account has the same way back.
    async fn a_work_account_too(app: &TestApp) {
        let recruiter = app.recruiter("rekry@example.org", "migri").await;
        ask(app, "rekry@example.org", AccountKind::Work).await.unwrap();
        let session = reset(app, &secret(app, "rekry@example.org"), NEW).await.unwrap();
        let account = session.account.unwrap();
        assert_eq!((account.id, account.kind), (recruiter.id, AccountKind::Work));
        app.work().await;
    }

    /// Of X4-5, D50: one mail a minute and five an hour for an address, whoever has it; and an end for one sender.
    async fn mails_to_an_address_have_an_end(app: &TestApp) {
        app.applicant("ada@example.org").await;
        for email in ["ada@example.org", "eva@example.org"] {
            for _ in 0..5 {
                ask(app, email, AccountKind::Applicant).await.unwrap();
                let soon = ask(app, email, AccountKind::Applicant).await.unwrap_err();
                assert!(matches!(soon, client::Failure::Wait { seconds: 60, .. }), "{soon:?}");
                app.wait(TimeDelta::seconds(60));
            }
            let client::Failure::Wait { seconds, .. } = ask(app, email, AccountKind::Applicant).await.unwrap_err() else {
                panic!("a sixth mail");
            };
            assert_eq!(seconds, 55 * 60);
            app.wait(TimeDelta::minutes(55));
        }
        let strict = app.replica(|settings| settings.sign_ups_per_network = 2).await;
        app.wait(TimeDelta::hours(2));
        for (n, refused) in [(0, false), (1, false), (2, true)] {
            let answer = ask(&strict, &format!("n{n}@example.org"), AccountKind::Applicant).await;
            assert_eq!(answer.is_err(), refused, "{n}");
        }
        let wrong = ask(app, "ada@", AccountKind::Applicant).await.unwrap_err();
        assert_eq!(wrong.problem().unwrap().errors[0].pointer, "/email");
    }
}
