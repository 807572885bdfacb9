//! Interviews (G12, X12-6, X13-3).

mod arranging;
mod calendars;
mod choosing;
mod closing;
mod fixed;
mod interleavings;
mod links;
mod race;
mod reminders;
mod video;

use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Reply, Stage, TestApp};

use crate::applications::{begin, fill_in, submit};

/// A recruitment with a round, and its recruiter.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) stage: Stage,
    pub(crate) recruiter: Browser,
    /// The address of the round, below `/api/v1`.
    pub(crate) round: String,
}

/// Somebody who has applied.
#[derive(Debug)]
pub(crate) struct Applicant {
    pub(crate) browser: Browser,
    pub(crate) application: String,
    pub(crate) email: String,
}

impl Applicant {
    /// The address of their application.
    pub(crate) fn path(&self) -> String {
        format!("/applications/{}", self.application)
    }
}

/// Somebody who has sent an application.
pub(crate) async fn applied(app: &TestApp, stage: &Stage, name: &str) -> Applicant {
    let email = format!("{}@example.org", name.to_lowercase());
    let browser = app.applying_at(name, &email).await;
    let path = begin(&browser, stage).await;
    fill_in(&browser, &path).await;
    submit(&browser, &path).await;
    Applicant { browser, application: path.rsplit('/').next().unwrap().to_owned(), email }
}

/// A round as its recruiter wants it.
pub(crate) fn wish() -> Value {
    json!({
        "kind": "interview", "name": "Omgång 1", "place": "Bulevarden 1, Helsingfors", "book_until": "2026-12-10T12:00",
        "contact": { "name": "Konta Kt", "email": "rekry@migri.example", "phone": "+358 40 765 4321" },
        "note": { "sv": "Ta med ditt betyg.", "fi": "Ota todistus mukaan." }
    })
}

/// The same with changes.
pub(crate) fn wish_with(change: impl FnOnce(&mut Value)) -> Value {
    let mut wish = wish();
    change(&mut wish);
    wish
}

/// What was answered, which must be good.
pub(crate) fn good(reply: Reply) -> Value {
    assert!((200..300).contains(&reply.status), "{} {}", reply.status, reply.body);
    reply.body
}

/// Sends something on top of the version that was seen.
pub(crate) async fn send_seen(browser: &Browser, method: Method, path: &str, seen: &Value, body: Value) -> Reply {
    tests::reply(browser.request(method, path).header("If-Match", format!("\"{seen}\"")).json(&body)).await
}

impl Table {
    /// A table of `migri` with a round without times.
    pub(crate) async fn laid(app: &TestApp) -> Self {
        let stage = app.stage("migri").await;
        let recruiter = app.reader("migri").await;
        Self::with(stage, recruiter, wish()).await
    }

    /// A round of this recruitment.
    pub(crate) async fn with(stage: Stage, recruiter: Browser, wish: Value) -> Self {
        let all = format!("/agencies/migri/recruitments/{}/interview-rounds", stage.recruitment);
        let made = good(recruiter.send(Method::POST, &all, wish).await);
        let round = format!("{all}/{}", made["id"].as_str().unwrap());
        Self { stage, recruiter, round }
    }

    /// The round as it is.
    pub(crate) async fn shown(&self) -> Value {
        good(self.recruiter.ask(Method::GET, &self.round).await)
    }

    /// Adds times; answers their ids, the earliest first.
    pub(crate) async fn add(&self, body: Value) -> Vec<String> {
        let before = self.shown().await;
        let path = format!("{}/slots", self.round);
        let added = good(send_seen(&self.recruiter, Method::POST, &path, &before["version"], body).await);
        added["slots"].as_array().unwrap().iter().map(|slot| slot["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Three times of a day, one hour apart.
    pub(crate) async fn three(&self) -> Vec<String> {
        self.add(json!({ "pattern": {
            "days": ["2026-12-14"], "from": "09:00", "to": "12:00", "minutes": 45, "pause_minutes": 15
        } }))
        .await
    }

    /// Invites, and sends the mails.
    pub(crate) async fn invite(&self, app: &TestApp, invitees: Value) -> Value {
        let path = format!("{}/invitations", self.round);
        let invited = good(self.recruiter.send(Method::POST, &path, json!({ "invitees": invitees })).await);
        app.work().await;
        invited
    }

    /// The invitations as the agency sees them.
    pub(crate) async fn invitations(&self) -> Value {
        good(self.recruiter.ask(Method::GET, &format!("{}/invitations", self.round)).await)["items"].clone()
    }

    /// Removes a time.
    pub(crate) async fn remove(&self, slot: &str, body: Value) -> Reply {
        let seen = self.shown().await["version"].clone();
        let path = format!("{}/slots/{slot}/removal", self.round);
        send_seen(&self.recruiter, Method::POST, &path, &seen, body).await
    }
}

/// The secret of the link in a mail.
pub(crate) fn secret_in(text: &str) -> Option<String> {
    let after = text.split_once("/interview#t=")?.1;
    Some(after.split(|c: char| c.is_whitespace()).next()?.to_owned())
}

/// The secret of the link in the newest mail to somebody that has one.
pub(crate) fn secret(app: &TestApp, email: &str) -> String {
    app.mails(email).iter().find_map(|mail| secret_in(&mail.text)).expect("a mail with a link")
}

/// Something by the secret of a link, from our own page and without a login.
pub(crate) async fn by_link(app: &TestApp, what: &str, body: Value) -> Reply {
    let request = app.http().post(app.at(&format!("/api/v1/interview-invitations/{what}")));
    tests::reply(request.header("Origin", &app.url).header("Accept-Language", "sv").json(&body)).await
}

/// Looks behind a link.
pub(crate) async fn look(app: &TestApp, secret: &str) -> Reply {
    by_link(app, "look", json!({ "secret": secret })).await
}

/// Books by a link.
pub(crate) async fn book(app: &TestApp, secret: &str, slot: &str) -> Reply {
    by_link(app, "booking", json!({ "secret": secret, "slot_id": slot })).await
}

/// Cancels by a link.
pub(crate) async fn cancel(app: &TestApp, secret: &str) -> Reply {
    by_link(app, "cancellation", json!({ "secret": secret })).await
}

/// The ids of the times that can be booked.
pub(crate) fn free(view: &Value) -> Vec<String> {
    let days = view["days"].as_array().unwrap().iter();
    days.flat_map(|day| day["times"].as_array().unwrap())
        .map(|time| time["slot_id"].as_str().unwrap().to_owned())
        .collect()
}

/// A property of an event in a mail.
pub(crate) fn property<'a>(calendar: &'a str, name: &str) -> Option<&'a str> {
    calendar.split("\r\n").find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
}
