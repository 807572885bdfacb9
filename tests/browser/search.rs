//! The rest of chapter 3: what helps where nothing is found, how lists are shown, the open application.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

impl Browser {
    async fn shows(&self, selector: &str) -> bool {
        !self.web.find_all(By::Css(selector)).await.unwrap().is_empty()
    }

    async fn arrives_at(&self, address: &str) {
        self.until(address, || async { self.address().await == address }).await;
    }
}

/// Holds X3.1-3: words one by one, as alternatives, near spellings and filters to drop, each a way to what it promises.
#[tokio::test]
async fn nothing_found_leads_to_what_would_be() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb?type=permanent").await;
    browser.fill_search("Sökord", "Jurist, Löneexpert, astronaut").await;
    browser.click("button", "Sök").await;
    browser.sees("Här är det som ger resultat:").await;
    browser.by_role("heading", "Ett sökord i taget").await;
    browser.by_role("heading", "Ta bort ett villkor").await;
    assert_eq!(browser.count("link", "astronaut").await, 0, "what leads to nothing is no link");
    browser.sees("astronaut").await;
    browser.sound("inga resultat med hjälp").await;
    browser.picture("11-inga-resultat-hjalp").await;
    browser.click("link", "Jurist, Löneexpert eller astronaut").await;
    browser.arrives_at("/sv/lediga-jobb?q=Jurist+L%C3%B6neexpert+astronaut&match=any&type=permanent").await;
    browser.by_role("button", "Ta bort villkoret Något av sökorden").await;
    browser.until("the words are marked", || browser.shows(".job mark")).await;
    browser.until("the heading has the focus", || browser.shows("h1:focus")).await;
    browser.sound("något av sökorden").await;
    browser.picture("02-markerade-ord").await;

    browser.fill_search("Sökord", "upphandlingsexprt").await;
    browser.by_role("heading", "Liknande ord som finns").await;
    browser.click("link", "upphandlingsexpert").await;
    browser.arrives_at("/sv/lediga-jobb?q=upphandlingsexpert&type=permanent").await;
    browser.until("it is found", || browser.shows(".job mark")).await;
    browser.close().await;
}

/// Of X3.1-3, G1-11: the same help without scripts.
#[tokio::test]
async fn nothing_found_helps_without_javascript() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.web.goto(format!("{}/sv", demo.address)).await.unwrap();
    let field = browser.by_role("searchbox", "Sökord").await;
    field.send_keys("upphandlingsexprt, jurist").await.unwrap();
    browser.click("button", "Sök").await;
    browser.by_role("heading", "0 lediga jobb").await;
    browser.by_role("heading", "Liknande ord som finns").await;
    browser.click("link", "upphandlingsexpert").await;
    browser.by_role_starting("link", "Upphandlingsexpert").await;
    browser.close().await;
}

/// Holds G3.3-1: grid or list, order and number, remembered on the device; a link's own wishes come first; the last 24
/// hours are a restriction that can be taken away.
#[tokio::test]
async fn how_lists_are_shown_is_remembered_on_the_device() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb").await;
    browser.ready().await;
    assert!(browser.shows("ul.cards").await, "rows beside each other at first");
    browser.click("button", "Lista").await;
    browser.until("a list", || browser.shows("ul.list.wide")).await;
    browser.choose("Sortera", "Ansökningstiden upphör").await;
    browser.arrives_at("/sv/lediga-jobb?sort=closing").await;
    browser.choose("Antal", "48").await;
    browser.arrives_at("/sv/lediga-jobb?sort=closing&per_page=48").await;
    browser.until("48 rows", || async { browser.web.find_all(By::Css(".job")).await.unwrap().len() == 48 }).await;
    browser.sound("resultat som lista").await;
    browser.picture("02-lista").await;

    // Opened anew, and through a link of the front page that says its order.
    browser.go("/sv/lediga-jobb?type=permanent").await;
    browser.arrives_at("/sv/lediga-jobb?type=permanent&sort=closing&per_page=48").await;
    browser.until("a list again", || browser.shows("ul.list.wide")).await;
    browser.go("/sv").await;
    browser.click("link", "Visa alla nya").await;
    browser.arrives_at("/sv/lediga-jobb?per_page=48").await;

    // What a link says wins, and a page of a list is a page of that list.
    browser.go("/sv/lediga-jobb?sort=newest&per_page=24").await;
    browser.ready().await;
    browser.until("24 rows", || async { browser.web.find_all(By::Css(".job")).await.unwrap().len() == 24 }).await;
    browser.go("/sv/lediga-jobb?page=2").await;
    browser.ready().await;
    assert_eq!(browser.address().await, "/sv/lediga-jobb?page=2");

    browser.choose("Sortera", "Jobbannonser som publicerats de senaste 24 timmarna").await;
    browser.arrives_at("/sv/lediga-jobb?published_within=24h").await;
    browser.click("button", "Ta bort villkoret Jobbannonser som publicerats de senaste 24 timmarna").await;
    browser.arrives_at("/sv/lediga-jobb").await;
    browser.close().await;
}

/// Of G3.3-1: a device that does not let itself be written to, or remembers nonsense, shows lists all the same; on a phone
/// too.
#[tokio::test]
async fn a_device_that_remembers_nothing_shows_lists_all_the_same() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 360, 800).await;
    browser.go("/sv/lediga-jobb").await;
    browser.script("localStorage.setItem('virka.list', '{\"version\":9} \\u0000 list map')").await;
    browser.go("/sv/lediga-jobb").await;
    browser.until("what can be read of it", || browser.shows("ul.list.wide")).await;
    browser.script("localStorage.clear()").await;
    browser.click("button", "Rutor").await;
    browser.until("cards", || browser.shows("ul.cards")).await;
    browser.picture("02-telefon-visning").await;
    browser.resize(360, 800).await;
    let closed =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": closed })).await;
    browser.go("/sv/lediga-jobb").await;
    browser.ready().await;
    browser.click("button", "Lista").await;
    browser.until("a list for now", || browser.shows("ul.list.wide")).await;
    browser.choose("Antal", "48").await;
    browser.arrives_at("/sv/lediga-jobb?per_page=48").await;
    browser.close().await;
}

/// Holds G1-6, G3.2.4: the open application in the guide's words, on its own page and as the one result of its type.
#[tokio::test]
async fn the_open_application_is_found_and_explained() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv").await;
    browser.click("link", "Öppen ansökan till staten").await;
    browser.by_role("heading", "Öppen ansökan till staten").await;
    browser.ready().await;
    browser
        .sees("hos staten kan en sökande väljas med öppen ansökan endast till högst två år långa tillfälliga uppgifter")
        .await;
    browser.sees("maximalt dock två (2) år").await;
    let ways = browser.count("link", "Sök nu").await + browser.count("button", "Sök nu").await;
    assert_eq!(ways, 1, "one way to its form (G11-1)");
    browser.sound("öppen ansökan").await;
    browser.picture("11-oppen-ansokan").await;

    browser.go("/sv/lediga-jobb").await;
    browser.ready().await;
    let heading = || async { browser.script("return document.querySelector('main h1').innerText").await };
    let all = heading().await.as_str().unwrap().to_owned();
    let open = browser.by_role_starting("checkbox", "Öppen ansökan").await;
    browser.click_on(&open).await;
    browser.arrives_at("/sv/lediga-jobb?type=open").await;
    browser.until("exactly one result", || async { heading().await == "1 ledigt jobb" }).await;
    browser.by_role("link", "Öppen ansökan till staten").await;
    browser.sound("resultat: öppen ansökan").await;
    let all_jobs = browser.by_role_starting("checkbox", "Alla jobb").await;
    browser.click_on(&all_jobs).await;
    browser.arrives_at("/sv/lediga-jobb?type=permanent&type=temporary&type=open").await;
    let number = |heading: &str| heading.split(' ').next().unwrap().parse::<u32>().unwrap();
    browser
        .until("all jobs and the open application", || async {
            number(heading().await.as_str().unwrap()) == number(&all) + 1
        })
        .await;
    browser.close().await;
}

/// Of G5.3, D53: what of a link or of the words cannot be read is said, and nothing of it gets lost.
#[tokio::test]
async fn a_link_is_read_as_far_as_it_can_be() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv/lediga-jobb?level=boss&area=astronomy&type=permanent&utm_source=mail").await;
    browser.ready().await;
    browser.sees("Det här är utelämnat ur sökningen: Uppgiftens nivå och Uppgiftsområden.").await;
    browser.by_role("button", "Ta bort villkoret Ordinarie").await;
    browser.refused("400").await;
    browser.sound("en länk som inte kan läsas").await;
    browser.picture("02-olasbar-lank").await;
    browser.click("button", "Ta bort villkoret Ordinarie").await;
    browser.arrives_at("/sv/lediga-jobb").await;
    browser.until("nothing is left out any more", || async { !browser.shows("#unread").await }).await;

    let many = "a ".repeat(21);
    browser.fill_search("Sökord", many.trim()).await;
    browser.sees("Sök med högst 20 ord på en gång.").await;
    assert_eq!(browser.script("return document.querySelector('#q').value").await, many.trim());
    browser.hears("Sök med högst 20 ord på en gång.").await;
    browser.fill_search("Sökord", "jurist").await;
    browser.arrives_at("/sv/lediga-jobb?q=jurist").await;
    browser.close().await;
}
