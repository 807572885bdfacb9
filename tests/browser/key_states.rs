//! The key states of the main job under every wish of a reader: a keyboard (C7, C8), forced colours, dark, large text,
//! more space, a finger, less motion (C13–C17), and axe in Finnish and English.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

impl Browser {
    /// All checks of a key state.
    pub(crate) async fn key_state(&self, state: &str) {
        self.axe(state).await;
        self.every_stop_is_seen(state).await;
        self.looks_right(state).await;
        self.fields_are_labelled(state).await;
    }
}

/// Front page, results, nothing found, ad, dialog, info page.
#[tokio::test]
async fn the_public_pages_suit_every_reader() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    for (path, state) in [
        ("/sv", "framsidan"),
        ("/sv/lediga-jobb?type=permanent&region=01", "resultat med villkor"),
        ("/sv/lediga-jobb?q=finnsinte", "inga resultat"),
        ("/sv/information/anvandarvillkor", "användarvillkor"),
    ] {
        browser.go(path).await;
        browser.key_state(state).await;
    }

    // C24: choosing an order with the keys changes the list and nothing else
    browser.go("/sv/lediga-jobb").await;
    browser.forget_said().await;
    browser.tab_to("combobox", "Sortera").await;
    browser.press(Key::Down).await;
    browser.until("another order", || async { browser.address().await != "/sv/lediga-jobb" }).await;
    browser.ready().await;
    browser.focus_is_on("combobox", "Sortera").await;
    browser.hears("lediga jobb").await;
    browser.forget_said().await;
    browser.tab_to_starting("checkbox", "Ordinarie").await;
    browser.press(Key::Space).await;
    browser
        .until("the filter is in the address", || async { browser.address().await.contains("type=permanent") })
        .await;
    browser.ready().await;
    browser.focus_is_on_starting("checkbox", "Ordinarie").await;
    browser.hears("lediga jobb").await;

    // Back: the focus is on the ad that one came from (K1)
    browser.go("/sv/lediga-jobb?q=%22IT-expert%22").await;
    browser.enter("link", "IT-expert").await;
    browser.arrives("IT-expert").await;
    browser.key_state("annonsen").await;
    browser.enter("button", "Sök nu").await;
    browser.focus_is_on("heading", "Sök jobbet").await;
    browser.key_state("sök jobbet").await;
    browser.press(Key::Escape).await;
    browser.web.back().await.unwrap();
    browser.focus_is_on("link", "IT-expert").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    browser.close().await;
}

/// Sign-up with errors, code, form, rows, preview with gaps, own applications, login.
#[tokio::test]
async fn the_pages_of_a_person_suit_every_reader() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv/register").await;
    browser.enter("button", "Registrera dig").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.key_state("skapa konto med fel").await;
    browser.fill("E-postadress", "tove@example.org").await;
    browser.fill("Lösenord", PASSWORD).await;
    browser.click("checkbox", "Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
    browser.click("button", "Registrera dig").await;
    browser.by_role("heading", "Bekräfta din e-postadress").await;
    browser.key_state("koden").await;
    let code = demo.code("tove@example.org").await;
    browser.fill("Identifieringskod", &code).await;
    browser.click("button", "Bekräfta").await;
    browser.by_role("heading", "Fyll i dina basuppgifter").await;
    browser.ready().await;
    browser.key_state("första uppgifterna").await;
    browser.click("link", "Hoppa över").await;
    browser.by_role_starting("heading", "Hej").await;
    browser.go("/sv/me/profile/edit").await;
    browser.click("button", "Lägg till språk").await;
    browser.key_state("redigera profil").await;
    browser.click("button", "Ta bort språk 1").await;
    browser.saved().await;
    browser.go("/sv/me/profile").await;
    browser.key_state("min profil").await;
    browser.go("/sv/lediga-jobb?q=HELPOL-2-2026").await;
    browser.click("link", "Äldre konstapel").await;
    browser.by_role("heading", "Äldre konstapel").await;
    browser.nth_click("button", "Sök nu", 0).await;
    browser.by_role_starting("heading", "Ansökan: ").await;
    browser.ready().await;
    browser.key_state("basuppgifter").await;
    browser.section("Språkkunskaper").await;
    browser.key_state("språkkunskaper").await;
    browser.section("Erfarenhet, kompetens och kunskaper").await;
    browser.key_state("kompetens").await;
    browser.section("Ansökan till jobbet").await;
    browser.key_state("frågor").await;
    browser.fill_degree().await;
    browser.nth_click("radio", "Ja", 0).await;
    browser.fill("När avlades examen?", "31.4.2014").await;
    browser.sees("Datumet finns inte").await;
    browser.saved().await;
    browser.key_state("examen").await;
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Det finns ett problem").await;
    browser.key_state("förhandsgranska med luckor").await;
    browser.go("/sv/me/applications").await;
    browser.by_role_starting("heading", "Oavslutade ansökningar").await;
    browser.key_state("mina ansökningar").await;
    browser.close().await;
}

/// C1 in the other two languages, on the states that a link leads to, and the frame of each page (C2–C4).
#[tokio::test]
async fn the_pages_are_sound_in_finnish_and_english() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let ad = demo.api("/api/v1/ads/by-code/TULLI-4-2026").await;
    let id = ad["id"].as_str().unwrap();
    for paths in [
        ["/fi", "/fi/avoimet-tyopaikat", "/fi/tietoa/kayttoehdot", "/fi/login", "/fi/register"],
        ["/en", "/en/jobs", "/en/about/terms-of-use", "/en/login", "/en/register"],
    ] {
        for path in paths {
            browser.go(path).await;
            browser.sound(path).await;
        }
    }
    for path in [format!("/fi/avoimet-tyopaikat/{id}"), format!("/en/jobs/{id}")] {
        browser.go(&path).await;
        browser.sound(&path).await;
        let hreflang = browser
            .script("return [...document.querySelectorAll('link[hreflang]')].map(link => link.hreflang).includes('x-default')")
            .await;
        assert_eq!(hreflang, json!(true), "{path}");
    }
    browser.close().await;
}
