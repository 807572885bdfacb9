//! New terms while somebody is logged in, and at the login (G1-3, D39).

use domain::time::{Instant, helsinki};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

/// A title that no other ad of the demo has.
const TITLE: &str = "Skärgårdsinspektör";

impl Demo {
    /// A service administrator publishes the next version of one of the texts, in force from now.
    async fn publish_terms(&self, kind: &str, follows: i32) {
        let email = format!("{kind}@example.org").replace('_', "-");
        let printed = self.admin(&["create-user", "--email", &email, "--service-administrator", "--language", "sv"]);
        let secret = printed.split_whitespace().find_map(|word| Some(word.split_once("/work-account#")?.1)).unwrap();
        let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
        let post = async |path: &str, body: Value| {
            let request = http.post(format!("{}/api/v1{path}", self.address)).header("Origin", &self.address);
            let answer = request.json(&body).send().await.unwrap();
            assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        };
        post("/work-accounts/activation", json!({ "secret": secret, "password": PASSWORD })).await;
        let today = helsinki::date(self.now().await).to_string();
        let terms = json!({
            "kind": kind, "follows": follows, "in_force_from": today,
            "texts": { "fi": "## Käyttäjä\n\nUusi ehto.", "sv": "## Användaren\n\nEtt nytt villkor.", "en": "## The user\n\nA new term." },
            "changes": { "fi": "Uusi luku.", "sv": "Ett nytt kapitel om fartyg.", "en": "A new chapter." }
        });
        post("/admin/terms", terms).await;
    }

    async fn now(&self) -> Instant {
        self.api("/api/v1/session").await["now"].as_str().unwrap().parse().unwrap()
    }
}

impl Browser {
    async fn log_in_at(&self, path: &str, email: &str) {
        self.go(path).await;
        self.type_into("textbox", "E-postadress", email).await;
        self.type_into("textbox", "Lösenord", PASSWORD).await;
        self.press(Key::Enter).await;
    }
}

/// Holds G1-3: who is logged in is asked at the next page, loses nothing that was typed, and comes back to where they
/// were going.
#[tokio::test]
async fn new_terms_are_asked_between_two_pages_and_nothing_typed_is_lost() {
    let demo = Demo::start().await;
    demo.import_ad(TITLE).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go(&format!("/sv/lediga-jobb?q={TITLE}")).await;
    browser.click("link", TITLE).await;
    browser.by_role("heading", TITLE).await;
    browser.register_at_ad(&demo, "sanna@example.org").await;
    browser.section("Basuppgifter").await;
    browser.fill("Förnamn", "Sanna").await;
    browser.saved().await;
    demo.publish_terms("terms_of_use", 1).await;

    // What is being typed is saved as before
    browser.fill("Efternamn", "Sund").await;
    browser.saved().await;
    let form = browser.address().await;

    // The next page asks, in place of what one was going to
    browser.nth_click("link", "Ansökningar", 0).await;
    browser.focus_is_on("heading", "Nya användarvillkor").await;
    browser.sees("Ett nytt villkor.").await;
    browser.sees("Ett nytt kapitel om fartyg.").await;
    assert!(!browser.text().await.contains("Dataskyddsbeskrivningen har ändrats"), "only what is new");
    browser.key_state("nya användarvillkor").await;
    browser.refused("403").await;
    browser.sound("nya användarvillkor").await;
    browser.picture("30-nya-villkor").await;

    // So does the application itself, and nothing there is lost
    browser.go(&form).await;
    browser.by_role("heading", "Nya användarvillkor").await;
    browser.enter("button", "Godkänn").await;
    browser.hears("Tack. Du har godkänt de nya villkoren.").await;
    browser.by_role_starting("heading", "Ansökan: ").await;
    browser.ready().await;
    assert_eq!(browser.address().await, form);
    let name = browser.by_role("textbox", "Efternamn").await;
    assert_eq!(name.prop("value").await.unwrap().unwrap(), "Sund");
    browser.nth_click("link", "Ansökningar", 0).await;
    browser.by_role("heading", "Mina ansökningar").await;
    browser.close().await;
}

/// Holds G1-3: terms that come while one stands at the question before an application are asked when it is refused, once
/// and not to and fro, and lead back to it.
#[tokio::test]
async fn new_terms_that_only_a_refusal_tells_of_are_asked_once() {
    let demo = Demo::start().await;
    demo.import_ad(TITLE).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go(&format!("/sv/lediga-jobb?q={TITLE}")).await;
    browser.click("link", TITLE).await;
    browser.by_role("heading", TITLE).await;
    browser.register_at_ad(&demo, "sigrid@example.org").await;
    // A row in the profile: there is something to copy.
    let stored = browser
        .script(
            "return (async () => {
                const version = (await (await fetch('/api/v1/me/profile')).json()).version;
                const body = JSON.stringify({ base_version: version, position: 0, fields: { course: 'Första hjälpen' } });
                const where = '/api/v1/me/profile/courses/01980000-0000-7000-8000-000000000001', method = 'PUT';
                const answer = await fetch(where, { method, headers: { 'Content-Type': 'application/json' }, body });
                return [answer.status, await answer.text()];
            })()",
        )
        .await;
    assert_eq!(stored[0], 200, "{stored}");
    browser.go("/sv/lediga-jobb?q=HELPOL-2-2026").await;
    browser.click("link", "Äldre konstapel").await;
    browser.by_role("heading", "Äldre konstapel").await;
    browser.nth_click("button", "Sök nu", 0).await;
    browser.by_role("heading", "Vill du utgå från tidigare uppgifter?").await;
    browser.ready().await;
    demo.publish_terms("privacy_notice", 1).await;
    browser.click("radio", "Börja tomt").await;
    browser.click("button", "Välj").await;
    browser.by_role("heading", "Ny dataskyddsbeskrivning").await;
    browser.refused("403").await;
    browser.click("button", "Godkänn").await;
    browser.by_role("heading", "Vill du utgå från tidigare uppgifter?").await;
    browser.click("radio", "Börja tomt").await;
    browser.click("button", "Välj").await;
    browser.by_role("heading", "Ansökan: Äldre konstapel").await;
    browser.close().await;
}

/// Holds G1-3, D39: the next login asks, with a way out; on the last day of a period the form comes first and the question
/// afterwards. Finnish and English have their words.
#[tokio::test]
async fn the_login_asks_for_new_terms_but_not_before_the_last_day_of_an_application() {
    let mut demo = Demo::start().await;
    demo.import_ad(TITLE).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go(&format!("/sv/lediga-jobb?q={TITLE}")).await;
    browser.click("link", TITLE).await;
    browser.by_role("heading", TITLE).await;
    browser.register_at_ad(&demo, "taimi@example.org").await;
    let form = browser.address().await;
    browser.nth_click("link", "Ansökningar", 0).await;
    browser.by_role("heading", "Mina ansökningar").await;
    browser.nth_click("button", "taimi@example.org", 0).await;
    browser.click("button", "Logga ut").await;
    browser.hears("Du har loggat ut.").await;
    demo.publish_terms("terms_of_use", 1).await;
    demo.publish_terms("privacy_notice", 1).await;

    browser.log_in_at("/sv/login", "taimi@example.org").await;
    browser.focus_is_on("heading", "Nya användarvillkor").await;
    browser.sees("Användarvillkoren och dataskyddsbeskrivningen har ändrats.").await;
    for (path, heading, button) in
        [("/fi/terms", "Uudet käyttöehdot", "Hyväksy"), ("/en/terms", "New terms of use", "Accept")]
    {
        browser.go(path).await;
        browser.by_role("heading", heading).await;
        browser.by_role("button", button).await;
        browser.sound(path).await;
    }
    // Whoever does not want to accept can leave
    browser.go("/sv/me").await;
    browser.by_role("heading", "Nya användarvillkor").await;
    browser.click("link", "radera ditt konto").await;
    browser.by_role("heading", "Radera användarkontot").await;
    browser.go("/sv/me").await;
    browser.by_role("heading", "Nya användarvillkor").await;
    browser.click("button", "Logga ut").await;
    browser.by_role("heading", "Hitta ditt nästa jobb hos staten").await;

    // Three hours before the deadline nothing stands in the way of the application
    let closes = demo.api("/api/v1/ads?q=Sk%C3%A4rg%C3%A5rdsinspekt%C3%B6r&language=sv").await;
    let closes: Instant = closes["items"][0]["closes_at"].as_str().unwrap().parse().unwrap();
    demo.again_at(&(closes - chrono::TimeDelta::hours(3)).to_string()).await;
    let next = format!("/sv/login?next={}", form.replace('/', "%2F").replace('?', "%3F").replace('=', "%3D"));
    browser.log_in_at(&next, "taimi@example.org").await;
    browser.by_role_starting("heading", "Ansökan: ").await;
    browser.ready().await;
    browser.section("Basuppgifter").await;
    browser.fill("Förnamn", "Taimi").await;
    browser.saved().await;
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    // Afterwards it is asked
    browser.nth_click("link", "Ansökningar", 0).await;
    browser.by_role("heading", "Nya användarvillkor").await;
    browser.close().await;
}
