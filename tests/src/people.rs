//! People who use the service in tests.

use api::admin::create_user::{self, Created};
use api::usecases::accounts::create_work_account::{Duty, Wish};
use client::Client;
use domain::accounts::{AccountKind, ActivateWorkAccount, ConfirmRegistration, Register, SessionView};
use domain::agencies::Role;
use domain::email::Email;
use domain::ids::{RegistrationId, UserId};
use domain::language::Language;
use domain::personal::Personal;
use uuid::Uuid;

use crate::TestApp;

/// A password that fulfils every rule.
pub const PASSWORD: &str = "Sommar-2026-ute";

/// Somebody with an account and a browser that is logged in.
#[derive(Clone, Debug)]
pub struct TestPerson {
    /// The account.
    pub id: UserId,
    /// Their address.
    pub email: String,
    /// Their browser, logged in.
    pub client: Client,
}

/// What somebody fills in who wants an account, in Swedish, with the terms of this server.
pub async fn wish(client: &Client, email: &str) -> Register {
    let terms = client.in_language(Language::Sv).show_terms().await.unwrap().value;
    Register {
        email: Personal(email.to_owned()),
        password: Personal(PASSWORD.to_owned()),
        accepted_terms: terms.iter().map(|version| version.id).collect(),
        language: Language::Sv,
        ad_id: None,
    }
}

/// A code as somebody types it.
#[must_use]
pub fn typed(code: &str) -> ConfirmRegistration {
    ConfirmRegistration { code: Personal(code.to_owned()) }
}

impl TestApp {
    /// Asks for an account and lets the mail go out.
    pub async fn sign_up(&self, client: &Client, email: &str) -> RegistrationId {
        let wish = wish(client, email).await;
        let view = client.register(api::random::id::<Uuid>(), &wish).await.unwrap().value;
        self.work().await;
        view.id
    }

    /// A new applicant, by the way everybody goes.
    pub async fn applicant(&self, email: &str) -> TestPerson {
        let client = self.client();
        let registration = self.sign_up(&client, email).await;
        let code = typed(&self.code(email));
        let session: SessionView = client.confirm_registration(registration, &code).await.unwrap().value;
        TestPerson { id: session.account.unwrap().id, email: email.to_owned(), client }
    }

    /// A browser that is logged in, for requests that no client of ours would make.
    pub async fn browser_of(&self, email: &str, kind: AccountKind) -> reqwest::Client {
        let browser = self.http();
        let body = serde_json::json!({ "email": email, "password": PASSWORD, "kind": kind });
        let answer = browser.post(self.at("/api/v1/session")).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{email} cannot log in");
        browser
    }

    /// A new recruiter of an agency, by the administrator's command and its link.
    pub async fn recruiter(&self, email: &str, agency: &str) -> TestPerson {
        let wish = Wish {
            email: Email::parse(email).unwrap(),
            duty: Duty::Agency(agency.parse().unwrap(), Role::Recruiter),
            language: Language::Sv,
        };
        let Created::Link(link) = create_user::run(&self.app, wish, self.now()).await.unwrap() else {
            panic!("{email} has an account already");
        };
        let secret = link.split_once('#').unwrap().1.to_owned();
        let client = self.client();
        let activate = ActivateWorkAccount { secret: Personal(secret), password: Personal(PASSWORD.to_owned()) };
        let session = client.activate_work_account(&activate).await.unwrap().value;
        TestPerson { id: session.account.unwrap().id, email: email.to_owned(), client }
    }

    /// The same as a browser for requests that no client of ours would make.
    pub async fn browser_of_recruiter(&self, email: &str, agency: &str) -> reqwest::Client {
        self.recruiter(email, agency).await;
        self.browser_of(email, AccountKind::Work).await
    }
}
