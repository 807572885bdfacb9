//! “Sökvakt” (G3.7): asking, turning on, runs, mails and the end.

mod asking;
mod ending;
mod life;
mod once;
mod smtp;
mod times;

use api::db::entities::alerts;
use api::jobs;
use api::mail::KeptMail;
use domain::alerts::{AlertSecret, AskForAlert};
use domain::language::Language;
use domain::personal::Personal;
use domain::time::helsinki;
use sea_orm::EntityTrait;
use tests::TestApp;
use tests::client::Failure;

pub(crate) const ADA: &str = "ada@example.org";

/// What somebody fills in who wants an alert, in Swedish.
pub(crate) fn wish(email: &str, query: &str) -> AskForAlert {
    AskForAlert {
        name: Personal("Jurister".to_owned()),
        email: Personal(email.to_owned()),
        query: Personal(query.to_owned()),
        language: Language::Sv,
    }
}

pub(crate) fn secret(secret: impl Into<String>) -> AlertSecret {
    AlertSecret { secret: Personal(secret.into()) }
}

/// Asks for an alert and lets its mail go out.
pub(crate) async fn ask(app: &TestApp, email: &str, query: &str) {
    app.client().ask_for_alert(api::random::id(), &wish(email, query)).await.unwrap();
    app.work().await;
}

/// An alert that is on; answers the secret of its first mail.
pub(crate) async fn watching(app: &TestApp, email: &str, query: &str) -> String {
    ask(app, email, query).await;
    let secret_ = link(&newest(app, email), "confirm");
    app.app.search.look_again().await;
    let view = app.client().confirm_alert(&secret(&secret_)).await.unwrap().value;
    assert_eq!(view.state, domain::alerts::AlertState::On);
    secret_
}

pub(crate) fn newest(app: &TestApp, email: &str) -> KeptMail {
    app.mails(email).into_iter().next().expect("a mail")
}

/// The secret in a mail's link to this page.
pub(crate) fn link(mail: &KeptMail, page: &str) -> String {
    let address = format!("/sokvakt/{page}#t=");
    let found = mail.text.split_once(&address).unwrap_or_else(|| panic!("no link to {page} in {}", mail.text));
    found.1.split_whitespace().next().unwrap().to_owned()
}

/// Moves the clock to a time of Helsinki and does what is due then.
pub(crate) async fn run_at(app: &TestApp, local: &str) {
    app.clock.set(helsinki::read_local(local).unwrap());
    jobs::begin_alert_run(&app.app).await.unwrap();
    app.work().await;
}

pub(crate) async fn rows(app: &TestApp) -> Vec<alerts::Model> {
    alerts::Entity::find().all(app.app.db.read()).await.unwrap()
}

pub(crate) async fn row(app: &TestApp) -> alerts::Model {
    let rows = rows(app).await;
    assert_eq!(rows.len(), 1);
    rows.into_iter().next().unwrap()
}

/// The pointers and codes of a refusal.
pub(crate) fn errors(refused: Failure) -> Vec<String> {
    let problem = refused.problem().expect("a problem").clone();
    problem.errors.iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
}
