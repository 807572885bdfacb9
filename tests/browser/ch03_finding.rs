//! Chapter 3: “Att söka jobb”.

use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

impl Browser {
    /// The number in the page's heading ‹128 lediga jobb›.
    async fn found(&self) -> u32 {
        let heading = self.script("return document.querySelector('main h1').innerText").await;
        heading.as_str().unwrap().chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
    }

    /// Ticks an option of an open filter group and says how many jobs it promised.
    async fn tick(&self, option: &str) -> u32 {
        let boxed = self.by_role_starting("checkbox", option).await;
        let name = self.name_of(&boxed).await;
        let counted = name.strip_prefix(option).expect("the name begins with the option").trim();
        let (count, jobs) = counted.split_once(' ').expect("the count and what is counted");
        assert!(jobs == "lediga jobb" || jobs == "ledigt jobb", "{name}");
        let label = boxed.find(By::XPath("ancestor::label")).await.unwrap().text().await.unwrap();
        assert!(label.contains(count), "what is heard is seen too: {label}");
        let promised = count.parse().expect("the count is a number");
        self.click_on(&boxed).await;
        promised
    }
}

/// Holds G3.1-1, G3.2-1, G3.2.1, G3.2.3, G3.2.4, X3.2-9: words, the three filters with exact counts, chips, the whole
/// search in the address, and Back.
#[tokio::test]
async fn each_filter_gives_as_many_jobs_as_it_promised() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv").await;
    browser.by_role("heading", "Hitta ditt nästa jobb hos staten").await;
    browser.click("link", "Visa alla sökvillkor").await;
    browser.by_role_starting("heading", "1").await;
    browser.ready().await;
    let all = browser.found().await;
    assert!(all > 100, "most of the demo's ads are open: {all}");

    let promised = browser.tick("Ordinarie").await;
    browser.until("the count that the filter promised", || async { browser.found().await == promised }).await;
    assert_eq!(browser.address().await, "/sv/lediga-jobb?type=permanent");
    assert!(promised < all);

    let promised = browser.tick("Nyland").await;
    browser.until("the count that the region promised", || async { browser.found().await == promised }).await;
    assert_eq!(browser.address().await, "/sv/lediga-jobb?region=01&type=permanent");

    browser.click("DisclosureTriangle", "Uppgiftsområden").await;
    browser.fill_search("Sök uppgiftsområden", "ict").await;
    let promised = browser.tick("ICT-uppgifter").await;
    browser.until("the count that the area promised", || async { browser.found().await == promised }).await;
    assert_eq!(browser.address().await, "/sv/lediga-jobb?area=ict&region=01&type=permanent");
    browser.sound("resultat med tre villkor").await;
    browser.picture("02-sokvillkor").await;

    browser.click("button", "Ta bort villkoret Nyland").await;
    browser
        .until("the chip is gone", || async { browser.address().await == "/sv/lediga-jobb?area=ict&type=permanent" })
        .await;
    browser.web.back().await.unwrap();
    browser
        .until("Back brings the filter again", || async {
            browser.address().await == "/sv/lediga-jobb?area=ict&region=01&type=permanent"
                && browser.found().await == promised
        })
        .await;
    browser.close().await;
}

/// Holds G3.1-1: a comma belongs to the word, and an empty answer helps on.
#[tokio::test]
async fn nothing_found_says_so_and_offers_to_clear() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb").await;
    browser.fill_search("Sökord", "ICT-expert, ICT-planerare").await;
    browser.click("button", "Sök").await;
    browser.sees("Inga jobb motsvarar sökningen").await;
    browser.sound("inga resultat").await;
    browser.picture("11-inga-resultat").await;
    browser.close().await;
}

/// Holds G3.4-1, G1-10: everything of the facts box, and whom to ask.
#[tokio::test]
async fn an_ad_shows_its_facts_and_its_contact_persons() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb?q=HELPOL-2-2026").await;
    browser.click("link", "Äldre konstapel").await;
    browser.by_role("heading", "Äldre konstapel").await;
    for told in [
        "Ansökningstiden upphör",
        "Polisinrättningen i Helsingfors",
        "HELPOL-2-2026",
        "Antal platser",
        "Uppgiften börjar",
        "Lön",
        "Ansökningstid",
        "Orter",
        "Uppgiftsområden",
        "Behörighetsvillkor",
        "Vad förväntar vi oss av den sökande",
        "Kontaktpersoner",
    ] {
        browser.sees(told).await;
    }
    browser.sound("annonsen").await;
    browser.tabs_through("annonsen").await;
    browser.picture("04-annons").await;
    browser.close().await;
}

/// Holds G1-7: a closed ad says so and cannot be applied to.
#[tokio::test]
async fn a_closed_ad_says_so() {
    let mut demo = Demo::start().await;
    let ad = demo.api("/api/v1/ads/by-code/TULLI-4-2026").await;
    demo.again_at(ad["closes_at"].as_str().unwrap()).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go(&format!("/sv/lediga-jobb/{}", ad["id"].as_str().unwrap())).await;
    browser.sees("Ansökningstiden har gått ut").await;
    assert_eq!(browser.count("button", "Sök nu").await, 0);
    browser.sound("stängd annons").await;
    browser.close().await;
}

/// C6 and C9 on the front page.
#[tokio::test]
async fn the_front_page_is_reached_by_keyboard_alone() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv").await;
    browser.sound("framsidan").await;
    browser.skip_link_works().await;
    browser.tabs_through("framsidan").await;
    browser.picture("01-framsida").await;
    browser.close().await;
}
