use chrono::TimeDelta;
use domain::accounts::{AccountKind, ChangeEmail, ChangePassword, ConfirmEmail, EmailChangeView, LogIn, SessionView};
use domain::language::Language;
use domain::personal::Personal;
use tests::{PASSWORD, TestApp, both};

/// Another password that fulfils every rule.
const NEW: &str = "Vinter-2027-inne";

async fn log_in(app: &TestApp, email: &str, password: &str) -> Result<(client::Client, SessionView), client::Failure> {
    let wish = LogIn {
        email: Personal(email.to_owned()),
        password: Personal(password.to_owned()),
        kind: AccountKind::Applicant,
    };
    let client = app.client();
    let session = client.log_in(&wish).await?.value;
    Ok((client, session))
}

fn passwords(current: &str, new: &str) -> ChangePassword {
    ChangePassword { current_password: Personal(current.to_owned()), new_password: Personal(new.to_owned()) }
}

/// The fields that a refusal names.
fn named<T: std::fmt::Debug>(answer: Result<T, client::Failure>) -> Vec<String> {
    let refusal = answer.unwrap_err();
    let errors = refusal.problem().unwrap().errors.iter();
    errors.map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
}

async fn ask(client: &client::Client, email: &str) -> Result<EmailChangeView, client::Failure> {
    let wish = ChangeEmail { email: Personal(email.to_owned()), password: Personal(PASSWORD.to_owned()) };
    client.in_language(Language::Sv).change_email(&wish).await.map(|answer| answer.value)
}

fn code(digits: &str) -> ConfirmEmail {
    ConfirmEmail { code: Personal(digits.to_owned()) }
}

both! {
    /// Holds G7.2-1: the old password is needed, and every other session ends.
    async fn the_password_is_changed_by_whoever_knows_it(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let (other, _) = log_in(app, "ada@example.org", PASSWORD).await.unwrap();
        assert_eq!(named(ada.client.change_password(&passwords(NEW, NEW)).await), ["/current_password wrong_password"]);
        assert_eq!(named(ada.client.change_password(&passwords("", NEW)).await), ["/current_password missing"]);
        assert_eq!(named(ada.client.change_password(&passwords(PASSWORD, "kort")).await), ["/new_password password_too_weak"]);
        other.show_me().await.expect("nothing has changed yet");
        ada.client.change_password(&passwords(PASSWORD, NEW)).await.unwrap();
        ada.client.show_me().await.expect("this session goes on");
        assert_eq!(other.show_me().await.unwrap_err().code(), Some("not_logged_in"));
        assert_eq!(log_in(app, "ada@example.org", PASSWORD).await.unwrap_err().code(), Some("wrong_credentials"));
        log_in(app, "ada@example.org", NEW).await.unwrap();
        app.work().await;
        assert_eq!(app.mails("ada@example.org")[0].subject, "Ditt lösenord har bytts");
        assert_eq!(app.audit("changed_password").await, [ada.id.to_string()]);
        // Of X15-6: whoever found the browser cannot guess for ever; whoever knows it guesses nothing.
        for _ in 0..19 {
            assert_eq!(named(ada.client.change_password(&passwords("Fel-losenord-12", NEW)).await), ["/current_password wrong_password"]);
        }
        let over = ada.client.change_password(&passwords(NEW, PASSWORD)).await.unwrap_err();
        assert_eq!(over.code(), Some("too_many_requests"));
        app.wait(TimeDelta::minutes(15));
        ada.client.change_password(&passwords(NEW, PASSWORD)).await.unwrap();
        app.work().await;
    }

    /// Holds G7.2.1: a six-digit code to the new address, the old one is told, the login is with the new one.
    async fn the_user_name_is_changed_by_a_code(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        assert_eq!(named(ask(&ada.client, "ada@").await), ["/email not_an_email"]);
        assert_eq!(named(ask(&ada.client, " ADA@example.org").await), ["/email unchanged"]);
        let wrong = ChangeEmail { email: Personal("ada@nytt.example".to_owned()), password: Personal(NEW.to_owned()) };
        assert_eq!(named(ada.client.change_email(&wrong).await), ["/password wrong_password"]);
        let change = ask(&ada.client, "Ada@nytt.example").await.unwrap();
        assert_eq!(change.code_expires_at, app.now() + TimeDelta::minutes(20));
        app.work().await;
        let digits = app.code("Ada@nytt.example");
        assert_eq!(app.mails("Ada@nytt.example")[0].subject, "Bekräfta din nya e-postadress");
        let wrong = if digits == "000000" { "000001" } else { "000000" };
        assert_eq!(named(ada.client.confirm_email(change.id, &code(wrong)).await), ["/code code_wrong"]);
        log_in(app, "ada@example.org", PASSWORD).await.expect("until the code the old one counts");
        let eva = app.applicant("eva@example.org").await;
        assert_eq!(named(eva.client.confirm_email(change.id, &code(&digits)).await), ["/code code_wrong"], "not hers");
        let session = ada.client.confirm_email(change.id, &code(&digits)).await.unwrap().value;
        assert_eq!(session.account.unwrap().email.0, "Ada@nytt.example");
        assert_eq!(log_in(app, "ada@example.org", PASSWORD).await.unwrap_err().code(), Some("wrong_credentials"));
        let (_, session) = log_in(app, "ada@nytt.example", PASSWORD).await.unwrap();
        assert_eq!(session.account.unwrap().id, ada.id);
        assert_eq!(named(ada.client.confirm_email(change.id, &code(&digits)).await), ["/code code_wrong"], "once");
        app.work().await;
        let told = &app.mails("ada@example.org")[0];
        assert_eq!(told.subject, "Din e-postadress har bytts");
        assert!(!told.text.contains("nytt.example"), "the new one is not named: {}", told.text);
        // Of D45: where mails about recruitments went to the user name, they follow it.
        let profile = ada.client.show_profile().await.unwrap().value;
        let contact = profile.basics.get(&domain::forms::BasicField::Email).and_then(|value| value.as_text().map(str::to_owned));
        assert_eq!(contact.as_deref(), Some("Ada@nytt.example"));
        app.wait(TimeDelta::seconds(60));
        app.applicant("ada@example.org").await;
    }

    /// Of X4-5, D14: an address that is somebody's user name is answered alike, its owner is told, and no code is right;
    /// five guesses a code, and a code has its time.
    async fn a_taken_address_and_guesses_lead_nowhere(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        app.applicant("eva@example.org").await;
        let change = ask(&ada.client, "eva@example.org").await.unwrap();
        assert_eq!(change.next_code_at, app.now() + TimeDelta::seconds(60));
        app.work().await;
        let told = &app.mails("eva@example.org")[0];
        assert_eq!(told.subject, "Du har redan ett konto");
        assert!(told.text.split(|c: char| !c.is_ascii_digit()).all(|run| run.len() != 6), "no code: {}", told.text);
        assert_eq!(ask(&ada.client, "eva@example.org").await.unwrap_err().code(), Some("too_many_requests"));
        let change = ask(&ada.client, "ada@nytt.example").await.unwrap();
        app.work().await;
        let digits = app.code("ada@nytt.example");
        let wrong = if digits == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(named(ada.client.confirm_email(change.id, &code(wrong)).await), ["/code code_wrong"]);
        }
        assert_eq!(named(ada.client.confirm_email(change.id, &code(&digits)).await), ["/code code_wrong"], "guessed too often");
        app.wait(TimeDelta::seconds(60));
        let change = ask(&ada.client, "ada@nytt.example").await.unwrap();
        app.work().await;
        let digits = app.code("ada@nytt.example");
        app.wait(TimeDelta::minutes(20));
        assert_eq!(named(ada.client.confirm_email(change.id, &code(&digits)).await), ["/code code_wrong"], "too old");
        // Somebody registers the address while the code waits: the account that is there first keeps it.
        let change = ask(&ada.client, "ada@nytt.example").await.unwrap();
        app.work().await;
        let digits = app.code("ada@nytt.example");
        app.applicant("ada@nytt.example").await;
        assert_eq!(named(ada.client.confirm_email(change.id, &code(&digits)).await), ["/code code_wrong"]);
        assert_eq!(ada.client.show_me().await.unwrap().value.email.0, "ada@example.org");
    }

    /// Of G7.2-1: one sees where one is logged in, ends what one does not know, and nobody else's.
    async fn sessions_are_listed_and_ended(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        app.wait(TimeDelta::minutes(5));
        let (other, _) = log_in(app, "ada@example.org", PASSWORD).await.unwrap();
        let eva = app.applicant("eva@example.org").await;
        let list = ada.client.list_sessions().await.unwrap().value;
        assert_eq!(list.iter().filter(|session| session.current).count(), 1);
        assert_eq!(list.len(), 2);
        let of_other = list.iter().find(|session| !session.current).unwrap();
        assert_eq!((of_other.began_at, of_other.last_seen_at), (app.now(), app.now()));
        assert_eq!(eva.client.end_session(of_other.id).await.unwrap_err().code(), Some("not_found"));
        ada.client.end_session(of_other.id).await.unwrap();
        assert_eq!(other.show_me().await.unwrap_err().code(), Some("not_logged_in"));
        assert_eq!(ada.client.end_session(of_other.id).await.unwrap_err().code(), Some("not_found"));
        assert_eq!(ada.client.list_sessions().await.unwrap().value.len(), 1);
        let recruiter = app.recruiter("rekry@example.org", "migri").await;
        assert_eq!(recruiter.client.list_sessions().await.unwrap().value.len(), 1);
    }
}
