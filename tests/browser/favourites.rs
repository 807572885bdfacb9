//! Favourites (chapter 3.5): marked with a heart, kept in the browser's memory, taken along by a link.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

const PAGE: &str = "/sv/favoriter";
const NAME: &str = "virka.favourites";
/// An ad that no demo has.
const NOBODYS: &str = "019ac000-0000-7000-8000-000000000000";

/// An ad of the demo.
struct Known {
    /// The search for it, which finds nothing else.
    results: String,
    id: String,
    title: String,
    closes_at: String,
}

impl Demo {
    async fn known(&self, code: &str) -> Known {
        let ad = self.api(&format!("/api/v1/ads/by-code/{code}?language=sv")).await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let results = format!("/sv/lediga-jobb?q={code}");
        Known {
            results,
            id: text(&ad["id"]),
            title: text(&ad["versions"][0]["title"]),
            closes_at: text(&ad["closes_at"]),
        }
    }

    /// Three of the demo's ads, the one that closes first in front.
    async fn three(&self) -> [Known; 3] {
        let mut ads =
            [self.known("HELPOL-2-2026").await, self.known("TULLI-4-2026").await, self.known("VERO-1-2026").await];
        ads.sort_by(|one, other| one.closes_at.cmp(&other.closes_at));
        ads
    }
}

impl Browser {
    /// Puts a text where the list is kept, as if it had been there before, and opens a page.
    async fn with_stored(&self, text: &str, path: &str) {
        self.go("/sv/information/anvandarvillkor").await;
        self.web
            .execute("localStorage.setItem(arguments[0], arguments[1])", vec![json!(NAME), json!(text)])
            .await
            .unwrap();
        self.go(path).await;
    }

    async fn with_marked(&self, ads: &[(&str, &str)], path: &str) {
        let ads: Vec<Value> = ads.iter().map(|(id, title)| json!([id, title, "sv"])).collect();
        self.with_stored(&format!("{{\"version\":1,\"ads\":{}}}", json!(ads)), path).await;
    }

    /// What lies in the browser's memory now.
    async fn stored(&self) -> String {
        let text = self.script(&format!("return localStorage.getItem('{NAME}')")).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    async fn marked(&self) -> Vec<String> {
        let stored: Value = serde_json::from_str(&self.stored().await).unwrap();
        stored["ads"].as_array().unwrap().iter().map(|ad| ad[0].as_str().unwrap().to_owned()).collect()
    }

    /// Whether the heart of an ad is pressed.
    async fn heart_is(&self, title: &str, pressed: bool) {
        let name = heart(title);
        self.until(&format!("the heart of ‹{title}› is pressed: {pressed}"), || async {
            let button = self.by_role("button", &name).await;
            button.attr("aria-pressed").await.unwrap().as_deref() == Some(if pressed { "true" } else { "false" })
        })
        .await;
    }

    /// The titles of the list, in its order.
    async fn titles(&self) -> Vec<String> {
        let titles = self
            .script("return [...document.querySelectorAll('main .cards > li > :first-child')].map(e => e.innerText)")
            .await;
        titles.as_array().unwrap().iter().map(|title| title.as_str().unwrap().to_owned()).collect()
    }

    /// Everything that is asked of a state of the page.
    async fn suits_every_reader(&self, state: &str) {
        self.sound(state).await;
        self.every_stop_is_seen(state).await;
        self.looks_right(state).await;
    }

    /// From the next loading on, this runs before the page does.
    async fn before_each_page(&self, script: &str) {
        self.cdp("Page.enable", json!({})).await;
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }
}

fn heart(title: &str) -> String {
    format!("Spara som favorit: {title}")
}

/// Holds G3.5-1: a heart at every ad, on the front page, in the results and in the ad's own box; their number in the
/// header of every program; an empty page explains the heart.
#[tokio::test]
async fn ads_are_marked_with_a_heart_and_found_again() {
    let demo = Demo::start().await;
    let [first, second, third] = demo.three().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;

    // An empty page explains the heart
    browser.go(PAGE).await;
    browser.by_role("heading", "Favoriter").await;
    browser.sees("Klicka på hjärtat vid en annons").await;
    browser.sees("Favoriterna sparas i webbläsarens minne").await;
    browser.suits_every_reader("favoriter, inga").await;
    browser.picture("12-favoriter-inga").await;

    // Each card of the front page has its own
    browser.go("/sv").await;
    let hearts = browser
        .script("return [...document.querySelectorAll('main li.job')].every(card => card.querySelectorAll('button[aria-pressed=false]').length === 1)")
        .await;
    assert_eq!(hearts, json!(true), "a heart at every card");

    for ad in [&third, &first] {
        browser.go(&ad.results).await;
        browser.forget_said().await;
        browser.heart_is(&ad.title, false).await;
        browser.click("button", &heart(&ad.title)).await;
        browser.hears("Sparad som favorit på den här enheten.").await;
        browser.heart_is(&ad.title, true).await;
    }
    browser.by_role("link", "Favoriter 2").await;
    browser.axe("resultat med hjärta").await;
    browser.go(&format!("/sv/lediga-jobb/{}", second.id)).await;
    browser.click("button", &heart(&second.title)).await;
    browser.heart_is(&second.title, true).await;
    browser.by_role("link", "Favoriter 3").await;
    browser.sound("annons med hjärta").await;
    browser.looks_right("annons med hjärta").await;
    browser.picture("04-annons-favorit").await;

    // The same number in every program, wide and in the phone's menu
    browser.go("/sv/login").await;
    browser.by_role("link", "Favoriter 3").await;
    browser.resize(360, 800).await;
    browser.click("button", "Meny").await;
    browser.click("link", "Favoriter 3").await;
    browser.arrives("Favoriter").await;
    browser.close().await;
}

/// Of G3.5-1: the page of them by deadline, whatever the order of marking; removal and “Ångra”; on paper.
#[tokio::test]
async fn favourites_stand_by_deadline_and_removing_one_can_be_undone() {
    let demo = Demo::start().await;
    let [first, second, third] = demo.three().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    let marked = [(&third.id, &third.title), (&first.id, &first.title), (&second.id, &second.title)];
    browser.with_marked(&marked.map(|(id, title)| (id.as_str(), title.as_str())), PAGE).await;
    browser.by_role("link", &first.title).await;
    assert_eq!(browser.titles().await, [&first, &second, &third].map(|ad| ad.title.clone()));
    browser.suits_every_reader("favoriter").await;
    browser.tabs_through("favoriter").await;
    browser.picture("12-favoriter").await;

    // Removed: it stays as ‹Borttagen. Ångra›, and the focus goes to the next heart
    browser.forget_said().await;
    browser.click("button", &heart(&second.title)).await;
    browser.hears("Borttagen från favoriterna.").await;
    browser.focus_is_on("button", &heart(&third.title)).await;
    browser.sees("Borttagen.").await;
    browser.by_role("link", "Favoriter 2").await;
    assert!(!browser.marked().await.contains(&second.id));
    assert_eq!(browser.titles().await.len(), 3, "nothing jumps");
    browser.sound("favoriter, en borttagen").await;
    browser.picture("12-favoriter-angra").await;
    browser.click("button", &format!("Ångra: {}", second.title)).await;
    browser.hears("Favoriten är tillbaka.").await;
    browser.focus_is_on("button", &heart(&second.title)).await;
    browser.by_role("link", "Favoriter 3").await;
    assert!(browser.marked().await.contains(&second.id));

    // On paper: the ads, and nothing to click
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let paper = browser.text().await;
    assert!(paper.contains(&first.title) && !paper.contains("Till en annan enhet") && !paper.contains("Skriv ut"));
    browser.close().await;
}

/// K2: heart, favourites, undo with keys alone, on a desk at 400 %. Of G3.5-1.
#[tokio::test]
async fn favourites_need_no_mouse() {
    let demo = Demo::start().await;
    let [first, ..] = demo.three().await;
    let browser = Browser::open(&demo, 320, 640).await;
    browser.listen().await;
    browser.go(&first.results).await;
    browser.tab_to("link", &first.title).await;
    browser.press(Key::Tab).await;
    browser.focus_is_on("button", &heart(&first.title)).await;
    browser.press(Key::Space).await;
    browser.hears("Sparad som favorit på den här enheten.").await;
    browser.tab_back_to("button", "Meny").await;
    browser.press(Key::Enter).await;
    browser.enter("link", "Favoriter 1").await;
    browser.arrives("Favoriter").await;
    browser.tab_to("button", &heart(&first.title)).await;
    browser.press(Key::Enter).await;
    // No heart is left: the way back has the focus
    browser.focus_is_on("button", &format!("Ångra: {}", first.title)).await;
    browser.press(Key::Enter).await;
    browser.focus_is_on("button", &heart(&first.title)).await;
    browser.press_back().await;
    browser.focus_is_on("link", &first.title).await;
    browser.press(Key::Enter).await;
    browser.arrives(&first.title).await;
    browser.tab_to("button", &heart(&first.title)).await;
    browser.heart_is(&first.title, true).await;
    browser.close().await;
}

/// Of G3.5-1, G1-7: what is closed says so and comes last; what has vanished is named by its kept title. A short look
/// in the other languages.
#[tokio::test]
async fn closed_and_vanished_ads_are_told() {
    let mut demo = Demo::start().await;
    let [first, second, _] = demo.three().await;
    demo.again_at(&first.closes_at).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let marked = [(NOBODYS, "Fyrvaktare"), (&first.id, &first.title), (&second.id, &second.title)];
    browser.with_marked(&marked, PAGE).await;
    browser.sees("Annonsen finns inte längre.").await;
    let order = [second.title.clone(), first.title.clone(), "Fyrvaktare".to_owned()];
    assert_eq!(browser.titles().await, order, "open, closed, gone");
    let closed = browser.script("return document.querySelectorAll('main .cards > li')[1].innerText").await;
    assert!(closed.as_str().unwrap().contains("Ansökningstiden har gått ut"), "{closed}");
    assert_eq!(browser.count("link", "Fyrvaktare").await, 0, "it leads nowhere");
    browser.suits_every_reader("favoriter, stängd och borta").await;
    browser.picture("12-favoriter-stangd-borta").await;
    // The last one removed: the focus goes to the heart before it
    browser.click("button", &heart("Fyrvaktare")).await;
    browser.focus_is_on("button", &heart(&first.title)).await;

    for (path, heading, told) in [
        ("/fi/suosikit", "Suosikit", "Suosikit tallennetaan selaimen muistiin"),
        ("/en/favourites", "Favourites", "Favourites are stored in the browser's memory"),
    ] {
        browser.go(path).await;
        browser.by_role("heading", heading).await;
        browser.sees(told).await;
        browser.by_role("link", &format!("{heading} 2")).await;
        browser.sound(path).await;
    }
    browser.close().await;
}

/// Of G3.5-1: where the browser forbids storage, or has no room, a heart says so and nothing else breaks.
#[tokio::test]
async fn a_heart_says_why_it_cannot_be_pressed() {
    let demo = Demo::start().await;
    let [first, ..] = demo.three().await;
    let results = first.results.clone();
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;

    // As many as may be
    let many: Vec<(String, String)> =
        (0..200).map(|number| (format!("019ac000-0000-7000-8000-{number:012x}"), format!("Jobb {number}"))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(id, title)| (id.as_str(), title.as_str())).collect();
    browser.with_marked(&many, &results).await;
    browser.click("button", &heart(&first.title)).await;
    browser.hears("Du kan ha högst 200 favoriter. Ta bort någon av dem först.").await;
    browser.heart_is(&first.title, false).await;
    browser.go(PAGE).await;
    browser.sees("Annonsen finns inte längre.").await;
    assert_eq!(browser.titles().await.len(), 200, "asked for in two parts, all of them told");

    // No room
    browser.with_marked(&[], &results).await;
    browser.script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }").await;
    browser.click("button", &heart(&first.title)).await;
    browser.hears("Webbläsarens minne är fullt").await;
    browser.heart_is(&first.title, false).await;

    // Forbidden
    browser
        .before_each_page("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
        .await;
    browser.go(&results).await;
    browser.click("button", &heart(&first.title)).await;
    browser.hears("Webbläsaren tillåter inte att webbplatsen sparar något på enheten.").await;
    browser.sees("Webbläsaren tillåter inte").await;
    browser.heart_is(&first.title, false).await;
    browser.sound("hjärta utan minne").await;
    browser.picture("02-hjarta-utan-minne").await;
    browser.go(&format!("/sv/lediga-jobb/{}", first.id)).await;
    browser.click("button", &heart(&first.title)).await;
    browser.sees("Webbläsaren tillåter inte").await;
    browser.axe("annons, hjärta utan minne").await;
    browser.picture("04-hjarta-utan-minne").await;
    browser.go(PAGE).await;
    browser.sees("Webbläsaren tillåter inte").await;
    browser.suits_every_reader("favoriter utan minne").await;
    browser.close().await;
}

/// Of G3.5-1: what another program has written there is neither erased nor taken for a list.
#[tokio::test]
async fn what_cannot_be_read_is_not_erased() {
    let demo = Demo::start().await;
    let [first, ..] = demo.three().await;
    let results = first.results.clone();
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;

    let newer = r#"{"version":2,"hearts":{"a":1}}"#;
    browser.with_stored(newer, &results).await;
    browser.click("button", &heart(&first.title)).await;
    browser.hears("Favoriterna har sparats av en nyare version").await;
    assert_eq!(browser.stored().await, newer);
    browser.go(PAGE).await;
    browser.by_role("button", "Ladda om sidan").await;
    browser.sound("favoriter av en nyare version").await;

    let broken = r#"{"version":1,"ads":[["019a"#;
    browser.with_stored(broken, &results).await;
    browser.click("button", &heart(&first.title)).await;
    browser.hears("går inte att läsa").await;
    assert_eq!(browser.stored().await, broken);
    browser.go(PAGE).await;
    browser.by_role("heading", "Favoriterna går inte att läsa").await;
    browser.suits_every_reader("favoriter, oläsliga").await;
    browser.click("button", "Börja om").await;
    browser.hears("Du har börjat om med en tom lista.").await;
    browser.focus_is_on("heading", "Favoriter").await;
    browser.sees("Du har inga favoriter ännu.").await;
    let aside = browser.script("return localStorage.getItem('virka.favourites.aside.1')").await;
    assert_eq!(aside, json!(broken), "put aside, not erased");

    let strange = r#"{"version":1,"ads":[["7","Gammal","sv"]]}"#;
    browser.with_stored(strange, PAGE).await;
    browser.sees("1 favorit går inte att läsa.").await;
    browser.go(&results).await;
    browser.click("button", &heart(&first.title)).await;
    browser.heart_is(&first.title, true).await;
    assert_eq!(browser.marked().await, ["7", first.id.as_str()], "the strange one stays");
    browser.close().await;
}

/// Of D9: a link takes the favourites to another device; there they are offered, and only a press adds them.
#[tokio::test]
async fn a_link_takes_favourites_to_another_device() {
    let demo = Demo::start().await;
    let [first, second, third] = demo.three().await;
    let here = Browser::open(&demo, 1280, 800).await;
    here.listen().await;
    let marked = [(NOBODYS, "Fyrvaktare"), (&first.id, &first.title), (&second.id, &second.title)];
    here.with_marked(&marked, PAGE).await;
    here.by_role("link", &first.title).await;
    assert!(!here.text().await.contains("Safari"));
    let clipboard = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: text => WRITE } })";
    here.script(
        &clipboard
            .replace("WRITE", "{ window.copied = text; return window.may ? Promise.resolve() : Promise.reject(0) }"),
    )
    .await;
    here.click("button", "Kopiera en länk till favoriterna").await;
    here.hears("Webbläsaren tillät inte kopiering.").await;
    here.focus_is_on("textbox", "Länk till favoriterna").await;
    let selected =
        here.script("const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd)").await;
    let link = selected.as_str().unwrap().to_owned();
    here.sound("favoriter med länk").await;
    here.picture("12-favoriter-lank").await;
    here.script("window.may = true").await;
    here.click("button", "Kopiera en länk till favoriterna").await;
    here.hears("Länken är kopierad. Öppna den på den andra enheten.").await;
    assert_eq!(here.script("return window.copied").await, json!(link));
    let (page, fragment) = link.split_once('#').unwrap();
    assert_eq!(page, format!("{}{PAGE}", demo.address));
    here.close().await;

    let there = Browser::open(&demo, 1280, 800).await;
    there.listen().await;
    there.with_marked(&[(&second.id, &second.title), (&third.id, &third.title)], PAGE).await;
    // A link that was cut, and one that is none
    there.go("/sv/information/anvandarvillkor").await;
    there.go(&format!("/sv/favoriter#{}", &fragment[..fragment.len() - 3])).await;
    there.sees("Länken är inte hel.").await;
    there.sound("favoriter, kapad länk").await;
    there.script("location.hash = 'nonsense'").await;
    there.sees("Länken innehåller inga favoriter som den här webbplatsen kan läsa.").await;
    there.click("button", "Stäng").await;
    there.focus_is_on("heading", "Favoriter").await;
    // The whole one: nothing changes by opening it, in another language neither
    there.script(&format!("location.hash = '{fragment}'")).await;
    there.by_role("button", "Lägg till 1 favorit").await;
    there.sees("1 annons i länken finns redan bland dina favoriter.").await;
    there.sees("1 annons i länken finns inte längre.").await;
    assert_eq!(there.marked().await.len(), 2);
    there.suits_every_reader("favoriter från en annan enhet").await;
    there.picture("12-favoriter-erbjudna").await;
    there.click("link", "EN English").await;
    there.click("button", "Add 1 favourite").await;
    there.hears("1 favourite has been added.").await;
    there.by_role("link", "Favourites 3").await;
    there.focus_is_on("heading", "Favourites").await;
    assert_eq!(there.marked().await, [second.id.clone(), third.id.clone(), first.id.clone()], "none twice");
    assert_eq!(there.address().await, "/en/favourites");
    assert_eq!(there.script("return location.hash").await, json!(""), "reloading does not ask again");
    // Once more: nothing new in it
    there.script(&format!("location.hash = '{fragment}'")).await;
    there.sees("2 ads of the link are among your favourites already.").await;
    assert_eq!(there.count("button", "Add 0 favourites").await, 0);
    there.click("button", "Close").await;
    there.close().await;
    assert!(!demo.log().contains(fragment), "the ids of the link never reach the server's log");
}

/// Of D9: Safari erases after seven days, which is said in Safari alone, beside the way out.
#[tokio::test]
async fn safari_is_warned() {
    let demo = Demo::start().await;
    let [first, ..] = demo.three().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1";
    browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": safari })).await;
    browser.with_marked(&[(&first.id, &first.title)], PAGE).await;
    browser.sees("Safari raderar favoriterna om du inte besöker webbplatsen på sju dagar.").await;
    browser.by_role("button", "Kopiera en länk till favoriterna").await;
    browser.sound("favoriter i Safari").await;
    browser.close().await;
}

/// Of G3.5-1: two tabs show the same, and neither loses what the other has marked.
#[tokio::test]
async fn two_tabs_keep_each_others_favourites() {
    let demo = Demo::start().await;
    let [first, second, _] = demo.three().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go(&first.results).await;
    let one = browser.web.window().await.unwrap();
    let other = browser.web.new_tab().await.unwrap();
    browser.web.switch_to_window(other.clone()).await.unwrap();
    browser.resize(1280, 800).await;
    browser.go(&second.results).await;
    // Another tab's write that this one has not been told of yet is read before its own
    browser
        .web
        .execute(
            "const text = JSON.stringify({ version: 1, ads: [[arguments[1], 'Fyrvaktare', 'sv']] });
             localStorage.setItem(arguments[0], text)",
            vec![json!(NAME), json!(NOBODYS)],
        )
        .await
        .unwrap();
    browser.click("button", &heart(&second.title)).await;
    browser.by_role("link", "Favoriter 2").await;
    assert_eq!(browser.marked().await, [NOBODYS, second.id.as_str()]);
    // The first tab follows by itself
    browser.web.switch_to_window(one).await.unwrap();
    browser.by_role("link", "Favoriter 2").await;
    browser.click("button", &heart(&first.title)).await;
    browser.by_role("link", "Favoriter 3").await;
    browser.go(PAGE).await;
    browser.by_role("link", &first.title).await;
    browser.by_role("link", &second.title).await;
    // What another tab removes leaves the page; what it adds comes to it
    browser.web.switch_to_window(other).await.unwrap();
    browser.go(&second.results).await;
    browser.click("button", &heart(&second.title)).await;
    browser.by_role("link", "Favoriter 2").await;
    let windows = browser.web.windows().await.unwrap();
    browser.web.switch_to_window(windows[0].clone()).await.unwrap();
    browser.until("the other tab's removal shows", || async { browser.count("link", &second.title).await == 0 }).await;
    browser.close().await;
}
