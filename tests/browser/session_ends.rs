//! A session that ends while somebody fills in a form (X9-8, C30), with keys alone.

use domain::time::Instant;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

/// Moves the clock of the device, and lets the page look at it as it does when a device wakes up.
const MINUTES_PASS: &str =
    "const real = Date.now.bind(Date), by = arguments_minutes * 60_000; Date.now = () => real() + by;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";

impl Browser {
    async fn minutes_pass(&self, minutes: u32) {
        self.script(&MINUTES_PASS.replace("arguments_minutes", &minutes.to_string())).await;
    }

    /// Stands in the form of an ad, in the middle of a field.
    async fn types_a_name(&self, demo: &Demo, email: &str) {
        self.listen().await;
        self.go("/sv/lediga-jobb?q=VERO-1-2026").await;
        self.click("link", "Byråsekreterare").await;
        self.by_role("heading", "Byråsekreterare").await;
        self.register_at_ad(demo, email).await;
        self.type_into("textbox", "Efternamn", "Unnérus").await;
        self.press(Key::Tab).await;
        self.saved().await;
        self.tab_back_to("textbox", "Förnamn").await;
        self.keys("Ul").await;
        self.forget_said().await;
    }
}

/// Of X9-8: five minutes before the end one is asked; a key is enough to go on, and the focus comes back to the field
/// (WCAG 2.2.1).
#[tokio::test]
async fn before_a_session_ends_one_is_asked_whether_to_go_on() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.types_a_name(&demo, "ulla@example.org").await;
    browser.minutes_pass(56).await;
    browser.focus_is_on("heading", "Du loggas snart ut").await;
    browser.hears("Du loggas ut om 4 min. Vill du fortsätta?").await;
    browser.keeps_the_focus("du loggas snart ut").await;
    browser.axe("du loggas snart ut").await;
    browser.every_stop_is_seen("du loggas snart ut").await;
    browser.looks_right("du loggas snart ut").await;
    browser.picture("05-loggas-ut").await;
    browser.enter("button", "Fortsätt").await;
    browser.focus_is_on("textbox", "Förnamn").await;
    assert_eq!(browser.at_focus().await.value, "Ul", "what was typed stays");
    assert_eq!(browser.count("dialog", "Du loggas snart ut").await, 0);

    // Once more; Esc means to go on
    browser.minutes_pass(56).await;
    browser.focus_is_on("heading", "Du loggas snart ut").await;
    browser.press(Key::Escape).await;
    browser.focus_is_on("textbox", "Förnamn").await;
    browser.keys("la").await;
    browser.press(Key::Tab).await;
    browser.saved().await;

    // Whoever is typing is not asked
    browser.keys("x").await;
    browser.minutes_pass(0).await;
    assert_eq!(browser.count("dialog", "Du loggas snart ut").await, 0);
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    browser.close().await;
}

/// Of X9-8: logging out on purpose is no news to whoever does it: no window says so on the way out, neither over the form
/// nor over another page.
#[tokio::test]
async fn logging_out_on_purpose_opens_no_window() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.types_a_name(&demo, "unto@example.org").await;
    let log_in_again = [None, Some("/sv/me/settings")];
    for path in log_in_again {
        if let Some(path) = path {
            browser.go(&format!("/sv/login?next={}", path.replace('/', "%2F"))).await;
            browser.type_into("textbox", "E-postadress", "unto@example.org").await;
            browser.type_into("textbox", "Lösenord", PASSWORD).await;
            browser.press(Key::Enter).await;
            browser.by_role("heading", "Egna inställningar").await;
            browser.ready().await;
        }
        browser
            .script(
                "const show = HTMLDialogElement.prototype.showModal;
                HTMLDialogElement.prototype.showModal = function () {
                    sessionStorage.setItem('test.opened', this.id);
                    return show.call(this);
                }",
            )
            .await;
        let menu = browser.web.find(By::Css("[aria-controls='account-menu']")).await.unwrap();
        browser.click_on(&menu).await;
        browser.click("button", "Logga ut").await;
        browser.by_role("heading", "Hitta ditt nästa jobb hos staten").await;
        assert_eq!(browser.script("return sessionStorage.getItem('test.opened')").await, serde_json::Value::Null);
    }
    browser.close().await;
}

/// Of X9-8: a session that ended elsewhere is found out by what one does in the settings, and the login is offered.
#[tokio::test]
async fn the_settings_find_out_that_the_session_is_over() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/login?next=%2Fsv%2Fme%2Fsettings").await;
    browser.type_into("textbox", "E-postadress", "ada@example.org").await;
    browser.type_into("textbox", "Lösenord", "Virka-demo-2026").await;
    browser.press(Key::Enter).await;
    browser.by_role("heading", "Egna inställningar").await;
    browser.ready().await;
    browser.enter("button", "Byt lösenord").await;
    browser.focus_is_on("heading", "Byt lösenord").await;
    browser.web.delete_all_cookies().await.unwrap();
    browser.fill("Nuvarande lösenord", "Virka-demo-2026").await;
    browser.fill("Nytt lösenord", "Vinter-2027-inne").await;
    browser.enter("button", "Byt lösenord").await;
    browser.focus_is_on("heading", "Logga in").await;
    browser.sees("Du har loggats ut.").await;
    browser.refused("401").await;
    browser.close().await;
}

/// Of X9-8: the session ends in the middle of the form. The login comes over it, keeps the focus, and gives it back to
/// the field; what was typed is saved.
#[tokio::test]
async fn a_session_that_ends_in_the_form_loses_nothing() {
    let mut demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.types_a_name(&demo, "urho@example.org").await;
    let now: Instant = demo.api("/api/v1/session").await["now"].as_str().unwrap().parse().unwrap();
    demo.again_at(&(now + chrono::TimeDelta::minutes(61)).to_string()).await;
    browser.keys("la").await;
    browser.press(Key::Tab).await;

    browser.focus_is_on("heading", "Logga in").await;
    browser
        .until("it is said that nothing is lost", || async {
            browser.said().await.iter().any(|one| one.contains("Det du skrivit finns kvar här"))
        })
        .await;
    browser.keeps_the_focus("inloggning över ansökan").await;
    browser.axe("inloggning över ansökan").await;
    browser.fields_are_labelled("inloggning över ansökan").await;
    browser.every_stop_is_seen("inloggning över ansökan").await;
    browser.looks_right("inloggning över ansökan").await;
    browser.picture("05-inloggning-over").await;
    let email = browser.by_role("textbox", "E-postadress").await;
    assert_eq!(email.prop("value").await.unwrap().unwrap(), "urho@example.org", "the address is known");

    // A wrong password first
    browser.type_into("textbox", "Lösenord", "Fel-losenord-1234").await;
    browser.press(Key::Enter).await;
    browser.hears("E-postadressen eller lösenordet stämmer inte.").await;
    browser.axe("inloggning över ansökan med fel").await;
    browser.focus_is_on("textbox", "Lösenord").await;
    browser.keys(PASSWORD).await;
    browser.press(Key::Enter).await;

    browser.focus_is_on("textbox", "Efternamn").await;
    browser.hears("Du är inloggad.").await;
    browser.saved().await;
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    let name = browser.by_role("textbox", "Förnamn").await;
    assert_eq!(name.prop("value").await.unwrap().unwrap(), "Ulla");
    let left =
        browser.script("return Object.keys(sessionStorage).filter(key => key.startsWith('virka.unsaved'))").await;
    assert_eq!(left, json!([]), "once saved, nothing of it stays on the device");
    browser.refused("401").await;
    browser.close().await;
}
