use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::accounts::{ChangeEmail, ConfirmEmail};
use domain::forms::{AnswerValue, BasicField};
use domain::language::Language;
use domain::personal::Personal;
use domain::profile::{AskContactCode, ContactEmailView, ContactStanding, SaveBasics};
use serde_json::json;
use tests::reqwest::Method;
use tests::{PASSWORD, TestApp, TestPerson, both};

use crate::applications::{begin, fill_in, submit, version};

const LOGIN: &str = "ada@example.org";
const OTHER: &str = "ada@annan.example";

async fn write_down(person: &TestPerson, email: &str) {
    let base_version = person.client.show_profile().await.unwrap().value.version;
    let basics = BTreeMap::from([(BasicField::Email, Some(AnswerValue::Text(email.to_owned())))]);
    person.client.save_basics(&SaveBasics { base_version, basics }, false).await.unwrap();
}

async fn ask(person: &TestPerson, email: &str) -> Result<ContactEmailView, client::Failure> {
    let wish = AskContactCode { email: Personal(email.to_owned()) };
    person.client.in_language(Language::Sv).ask_contact_code(&wish).await.map(|answer| answer.value)
}

async fn shown(person: &TestPerson) -> ContactEmailView {
    person.client.show_contact_email().await.unwrap().value
}

fn code(digits: &str) -> ConfirmEmail {
    ConfirmEmail { code: Personal(digits.to_owned()) }
}

fn named<T: std::fmt::Debug>(answer: Result<T, client::Failure>) -> Vec<String> {
    let refusal = answer.unwrap_err();
    let errors = refusal.problem().unwrap().errors.iter();
    errors.map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
}

/// Confirms an address that stands in the profile.
async fn confirmed(app: &TestApp, person: &TestPerson, email: &str) -> ContactEmailView {
    let sent = ask(person, email).await.unwrap().waiting.unwrap();
    app.work().await;
    person.client.confirm_contact_email(sent.id, &code(&app.code(email))).await.unwrap().value
}

fn wrong_for(digits: &str) -> &'static str {
    if digits == "000000" { "000001" } else { "000000" }
}

both! {
    /// Holds D45: the contact e-mail begins as the user name; another one is used only after a code that was sent to it,
    /// which is good once, for its owner, and for this alone. The user name is told, and the account's mails stay there.
    async fn another_address_needs_a_code(app: &TestApp) {
        let ada = app.applicant(LOGIN).await;
        let at_first = shown(&ada).await;
        assert_eq!((at_first.standing, at_first.mails_go_to.as_str()), (ContactStanding::UserName, LOGIN));
        assert_eq!(at_first.contact_email, Some(Personal(LOGIN.to_owned())), "prefilled");
        assert_eq!(named(ask(&ada, "ada@").await), ["/email not_an_email"]);
        assert_eq!(named(ask(&ada, " ADA@example.org").await), ["/email unchanged"]);
        write_down(&ada, OTHER).await;
        let typed = shown(&ada).await;
        assert_eq!((typed.standing, typed.mails_go_to.as_str()), (ContactStanding::Unconfirmed, LOGIN));
        let asked = ask(&ada, OTHER).await.unwrap().waiting.unwrap();
        assert_eq!(asked.expires_at, app.now() + TimeDelta::minutes(20));
        app.work().await;
        let mail = &app.mails(OTHER)[0];
        assert_eq!(mail.subject, "Bekräfta adressen för meddelanden om dina ansökningar");
        let digits = app.code(OTHER);
        assert!(!mail.subject.contains(&digits));
        let wrong = wrong_for(&digits);
        assert_eq!(named(ada.client.confirm_contact_email(asked.id, &code(wrong)).await), ["/code code_wrong"]);
        let eva = app.applicant("eva@example.org").await;
        assert_eq!(named(eva.client.confirm_contact_email(asked.id, &code(&digits)).await), ["/code code_wrong"], "not hers");
        assert_eq!(named(ada.client.confirm_email(asked.id, &code(&digits)).await), ["/code code_wrong"], "no user name");
        let done = ada.client.confirm_contact_email(asked.id, &code(&digits)).await.unwrap().value;
        assert_eq!((done.standing, done.mails_go_to.as_str()), (ContactStanding::Confirmed, OTHER));
        assert_eq!(done.waiting, None);
        assert_eq!(named(ada.client.confirm_contact_email(asked.id, &code(&digits)).await), ["/code code_wrong"], "once");
        assert_eq!(named(ask(&ada, OTHER).await), ["/email unchanged"], "nothing left to confirm");
        app.work().await;
        let told = &app.mails(LOGIN)[0];
        assert_eq!(told.subject, "Meddelanden om dina ansökningar skickas till en annan adress");
        assert!(!told.text.contains("annan.example"), "not named: {}", told.text);
        assert_eq!(app.audit("confirmed_contact").await, [ada.id.to_string()]);
        assert_eq!(ada.client.show_me().await.unwrap().value.email.0, LOGIN, "the user name is the same");
    }

    /// Holds G7.1-3, D45: receipts go to the user name until the code, and to the confirmed address after it.
    async fn mails_about_recruitments_go_where_it_is_confirmed(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let me = aino.ask(Method::GET, "/me").await.body;
        let login = me["email"].as_str().unwrap().to_owned();
        let base = aino.ask(Method::GET, "/me/profile").await.body["version"].clone();
        let typed = json!({ "base_version": base, "basics": { "email": OTHER } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", typed).await.status, 200);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        submit(&aino, &path).await;
        app.work().await;
        let subjects = |to: &str| app.mails(to).into_iter().map(|mail| mail.subject).collect::<Vec<_>>();
        assert_eq!(subjects(&login), ["Tack för din ansökan!"], "nobody has confirmed the other one");
        assert!(subjects(OTHER).is_empty());
        let sent = aino.send(Method::POST, "/me/contact-email/codes", json!({ "email": OTHER })).await.body;
        app.work().await;
        let confirmation =
            format!("/me/contact-email/codes/{}/confirmation", sent["waiting"]["id"].as_str().unwrap());
        let confirmed = aino.send(Method::POST, &confirmation, json!({ "code": app.code(OTHER) })).await;
        assert_eq!((confirmed.status, &confirmed.body["mails_go_to"]), (200, &json!(OTHER)), "{}", confirmed.body);
        app.work().await;
        let body = json!({ "base_version": version(&aino, &path).await });
        assert_eq!(aino.send(Method::POST, &format!("{path}/withdrawal"), body).await.status, 200);
        app.work().await;
        assert_eq!(subjects(OTHER)[0], "Din ansökan är återkallad");
        assert_eq!(subjects(&login)[0], "Meddelanden om dina ansökningar skickas till en annan adress");
    }

    /// Of D45: as soon as something else stands there, mails go to the user name again; another user name changes nothing of
    /// what is confirmed.
    async fn only_the_very_address_is_confirmed(app: &TestApp) {
        let ada = app.applicant(LOGIN).await;
        write_down(&ada, OTHER).await;
        confirmed(app, &ada, OTHER).await;
        write_down(&ada, "ada@tredje.example").await;
        assert_eq!(shown(&ada).await.mails_go_to.as_str(), LOGIN);
        write_down(&ada, "ADA@annan.example").await;
        assert_eq!(shown(&ada).await.mails_go_to.as_str(), "ADA@annan.example", "a code once confirmed it");
        app.wait(TimeDelta::seconds(61));
        let wish = ChangeEmail { email: Personal("ada@nytt.example".to_owned()), password: Personal(PASSWORD.to_owned()) };
        let change = ada.client.change_email(&wish).await.unwrap().value;
        app.work().await;
        ada.client.confirm_email(change.id, &code(&app.code("ada@nytt.example"))).await.unwrap();
        app.work().await;
        let after = shown(&ada).await;
        assert_eq!((after.user_name.as_str(), after.mails_go_to.as_str()), ("ada@nytt.example", "ADA@annan.example"));
    }

    /// Of D45, D50: the limits of the other codes hold, together with them: five guesses a code, one mail a minute to an
    /// address whoever asks, 20 minutes, and only the newest code counts.
    async fn codes_are_limited_like_the_others(app: &TestApp) {
        let (ada, eva) = (app.applicant(LOGIN).await, app.applicant("eva@example.org").await);
        let first = ask(&ada, OTHER).await.unwrap().waiting.unwrap();
        assert_eq!(first.next_code_at, app.now() + TimeDelta::seconds(60));
        assert_eq!(ask(&ada, OTHER).await.unwrap_err().code(), Some("too_many_requests"));
        assert_eq!(ask(&eva, OTHER).await.unwrap_err().code(), Some("too_many_requests"), "to one address, whoever asks");
        let as_name = ChangeEmail { email: Personal(OTHER.to_owned()), password: Personal(PASSWORD.to_owned()) };
        assert_eq!(eva.client.change_email(&as_name).await.unwrap_err().code(), Some("too_many_requests"));
        app.work().await;
        let digits = app.code(OTHER);
        for _ in 0..5 {
            assert_eq!(named(ada.client.confirm_contact_email(first.id, &code(wrong_for(&digits))).await), ["/code code_wrong"]);
        }
        assert_eq!(named(ada.client.confirm_contact_email(first.id, &code(&digits)).await), ["/code code_wrong"], "guessed too often");
        app.wait(TimeDelta::seconds(60));
        let second = ask(&ada, OTHER).await.unwrap().waiting.unwrap();
        app.work().await;
        let digits = app.code(OTHER);
        app.wait(TimeDelta::minutes(20));
        assert_eq!(named(ada.client.confirm_contact_email(second.id, &code(&digits)).await), ["/code code_wrong"], "too old");
        assert_eq!(shown(&ada).await.waiting, None);
        let third = ask(&ada, OTHER).await.unwrap().waiting.unwrap();
        app.work().await;
        let replaced = app.code(OTHER);
        app.wait(TimeDelta::seconds(60));
        let fourth = ask(&ada, OTHER).await.unwrap().waiting.unwrap();
        app.work().await;
        assert_eq!(named(ada.client.confirm_contact_email(third.id, &code(&replaced)).await), ["/code code_wrong"], "replaced");
        ada.client.confirm_contact_email(fourth.id, &code(&app.code(OTHER))).await.unwrap();
        for step in 0..20_i64 {
            app.wait(TimeDelta::minutes(1));
            let asked = ask(&eva, &format!("eva{step}@annan.example")).await;
            if let Err(refusal) = asked {
                assert_eq!((refusal.code(), step), (Some("too_many_requests"), 10), "ten addresses a day");
                break;
            }
            assert!(step < 10, "there is no end");
        }
        app.work().await;
    }

    /// Of D45, X7-6: what waits and what is confirmed is in everything that is held.
    async fn it_is_in_all_that_is_held(app: &TestApp) {
        let ada = app.applicant(LOGIN).await;
        write_down(&ada, OTHER).await;
        ask(&ada, OTHER).await.unwrap();
        let held = ada.client.show_my_data().await.unwrap().value.account;
        assert_eq!(held.new_contact.map(|one| one.email.0).as_deref(), Some(OTHER));
        assert_eq!((held.confirmed_contact, held.new_email), (None, None));
        app.work().await;
        app.wait(TimeDelta::seconds(60));
        confirmed(app, &ada, OTHER).await;
        let held = ada.client.show_my_data().await.unwrap().value.account;
        assert_eq!(held.confirmed_contact.map(|one| one.0).as_deref(), Some(OTHER));
        app.work().await;
    }
}
