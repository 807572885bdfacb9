//! Chapter 2: “Val av webbplatsens språk”.

use crate::demo::Demo;
use crate::driver::Browser;

/// Holds G2-1: the button “Språk” switches everything, keeps the place, and the choice is kept.
#[tokio::test]
async fn the_language_is_switched_on_every_page_and_kept() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb?type=permanent").await;
    browser.click("link", "FI suomi").await;
    browser
        .until("the Finnish results", || async { browser.address().await == "/fi/avoimet-tyopaikat?type=permanent" })
        .await;
    browser.sees("avointa työpaikkaa").await;
    browser.sound("resultaten på finska").await;
    browser.click("link", "EN English").await;
    browser.until("the English results", || async { browser.address().await == "/en/jobs?type=permanent" }).await;
    browser.sees("open jobs").await;
    browser.sound("resultaten på engelska").await;
    browser.go("/").await;
    assert_eq!(browser.address().await, "/en", "the choice is kept");
    browser.close().await;
}

/// Holds G2-4: the ad's own “Språk” buttons, independent of the site's language.
#[tokio::test]
async fn an_ad_has_language_buttons_of_its_own() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb?q=%22IT-expert%22").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "IT-expert").await;
    let own = browser.nth("link", "EN English", 1).await;
    browser.click_on(&own).await;
    browser.until("the English version", || async { browser.address().await.ends_with("?ad=en") }).await;
    browser.by_role("heading", "IT Specialist").await;
    assert_eq!(browser.script("return document.documentElement.lang").await, "sv", "the site stays Swedish");
    assert_eq!(browser.script("return document.querySelector('main h1').closest('[lang]').lang").await, "en");
    browser.sees("Ansökningstiden upphör").await;
    browser.sound("annonsen på engelska").await;
    browser.close().await;
}
