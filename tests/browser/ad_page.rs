//! What one does with an ad beside reading it: share it, put its deadline into a calendar, print it, go on to others like
//! it; and that its times are understood far from Finland.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

impl Browser {
    /// Opens the ad with this recruitment code.
    async fn open_ad(&self, demo: &Demo, code: &str) -> Value {
        let ad = demo.api(&format!("/api/v1/ads/by-code/{code}")).await;
        self.go(&format!("/sv/lediga-jobb/{}", ad["id"].as_str().unwrap())).await;
        self.by_role("heading", "Uppgiftsbeskrivning").await;
        ad
    }

    /// The address that the document says is its own.
    async fn canonical(&self) -> String {
        let href = self.script("return document.querySelector('link[rel=canonical]').href").await;
        href.as_str().unwrap().to_owned()
    }

    async fn press_share(&self) {
        self.tab_to("button", "Dela").await;
        self.press(Key::Enter).await;
        self.focus_is_on("link", "Facebook").await;
    }
}

/// Holds G3.6-1: “Dela” with the keys alone: plain links in words, print, mail, the link copied and said, or shown
/// selected where the browser does not let pages copy, and the phone's own ways where it has them.
#[tokio::test]
async fn an_ad_is_shared_with_the_keys_alone() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    let stand_ins = "window.__done = []; window.print = () => window.__done.push('print');
        Object.defineProperty(navigator, 'share', { value: async wish => { window.__done.push(wish.title + ' ' + wish.url) } });
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => {
          if (window.__refuses) throw new DOMException('no', 'NotAllowedError');
          window.__done.push('copied ' + text) } } });";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": stand_ins })).await;
    browser.open_ad(&demo, "TULLI-4-2026").await;
    let own = browser.canonical().await;
    let done = async || browser.script("return window.__done").await;

    browser.press_share().await;
    browser.axe("delningsmenyn").await;
    browser.picture("04-annons-dela").await;
    for (name, start) in [
        ("Facebook", "https://www.facebook.com/sharer/sharer.php?u="),
        ("X", "https://x.com/intent/post?text="),
        ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url="),
        ("WhatsApp", "https://wa.me/?text="),
        ("E-post", "mailto:?subject="),
    ] {
        let link = browser.by_role("link", name).await;
        let href = link.attr("href").await.unwrap().unwrap();
        let encoded = own.replace(':', "%3A").replace('/', "%2F");
        assert!(href.starts_with(start) && href.contains(&encoded), "{name}: {href}");
        assert_eq!(link.attr("rel").await.unwrap().as_deref(), Some("noopener"));
    }
    browser.press(Key::Escape).await;
    browser.focus_is_on("button", "Dela").await;
    assert_eq!(browser.count("link", "Facebook").await, 0, "the list is closed");

    browser.press(Key::Enter).await;
    browser.focus_is_on("link", "Facebook").await;
    browser.tab_to("button", "Kopiera länk").await;
    browser.press(Key::Enter).await;
    browser.hears("Länken är kopierad").await;
    browser.sees("Länken är kopierad").await;
    browser.focus_is_on("button", "Dela").await;
    assert_eq!(done().await, json!([format!("copied {own}")]));
    browser.sound("länken är kopierad").await;
    browser.picture("04-annons-delad").await;

    browser.script("window.__done = []; window.__refuses = true").await;
    browser.press_share().await;
    browser.tab_to("button", "Kopiera länk").await;
    browser.press(Key::Enter).await;
    browser.sees("Webbläsaren tillät inte kopiering").await;
    browser
        .until("the link is selected", || async {
            let selected =
                "const e = document.activeElement; return e.value && e.value.slice(e.selectionStart, e.selectionEnd)";
            browser.script(selected).await == json!(own)
        })
        .await;
    browser.sound("länken visas").await;

    browser.press_share().await;
    browser.tab_to("button", "Skriv ut").await;
    browser.press(Key::Enter).await;
    browser.focus_is_on("button", "Dela").await;
    browser.press(Key::Enter).await;
    browser.tab_to("button", "Fler sätt att dela").await;
    browser.press(Key::Enter).await;
    browser.until("both are done", || async { done().await == json!(["print", format!("IT-expert {own}")]) }).await;
    let loaded = browser
        .script("return performance.getEntriesByType('resource').map(r => new URL(r.name).origin).filter(o => o !== location.origin)")
        .await;
    assert_eq!(loaded, json!([]), "nothing of anybody else is loaded");
    browser.close().await;
}

/// Holds G3.6-1: without a script the same links are there.
#[tokio::test]
async fn an_ad_is_shared_without_javascript() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let ad = demo.api("/api/v1/ads/by-code/TULLI-4-2026").await;
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.web.goto(format!("{}/sv/lediga-jobb/{}", demo.address, ad["id"].as_str().unwrap())).await.unwrap();
    browser.click("DisclosureTriangle", "Dela").await;
    for name in ["Facebook", "X", "LinkedIn", "WhatsApp", "E-post"] {
        browser.by_role("link", name).await;
    }
    browser.by_role("link", "Lägg till i kalendern").await;
    browser.close().await;
}

/// Of C38, G3.4-1: whoever reads far away sees the deadline on their own clock too; in Finland once is enough.
#[tokio::test]
async fn a_deadline_is_told_on_the_readers_clock_too() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    for (zone, other) in [("America/New_York", true), ("Europe/Helsinki", false), ("Europe/Mariehamn", false)] {
        browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
        let ad = browser.open_ad(&demo, "TULLI-4-2026").await;
        let clock = format!("kl. {}", ad["closes_at_local"].as_str().unwrap()[11..].replace(':', "."));
        let told = browser.script("return document.querySelector('.facts .closes').innerText").await;
        let told = told.as_str().unwrap().to_owned();
        assert!(told.contains(&clock), "{zone}: {told}");
        let here = browser
            .script(&format!(
                "return new Date('{}').toLocaleTimeString('sv', {{ hour: '2-digit', minute: '2-digit' }}).replace(':', '.')",
                ad["closes_at"].as_str().unwrap()
            ))
            .await;
        assert_eq!(told.contains("(din tid"), other, "{zone}: {told}");
        assert!(!other || told.contains(here.as_str().unwrap()), "{zone}: {told}, not {here}");
        browser.sound(zone).await;
    }
    // On a phone the two times take two lines; the clock stands beside them and not above.
    browser.resize(360, 800).await;
    browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "America/New_York" })).await;
    browser.go("/sv/lediga-jobb").await;
    browser.sees("(din tid").await;
    let beside = "return [...document.querySelectorAll('.job .end')].filter(end => {
        const icon = end.querySelector('.i').getBoundingClientRect();
        const time = end.querySelector('.i + span').getBoundingClientRect();
        return icon.bottom <= time.top || icon.right > time.left }).length";
    assert_eq!(browser.script(beside).await, json!(0), "clocks that stand alone on their line");
    browser.picture("02-telefon-annan-tidszon").await;
    browser.close().await;
}

/// Of G3.4-1, G3.6-1: on paper the ad is one sheet with its address and its search ID, and nothing to click.
#[tokio::test]
async fn an_ad_is_printed_on_one_sheet() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.open_ad(&demo, "TULLI-4-2026").await;
    let own = browser.canonical().await;
    browser.by_role("heading", "Liknande jobb").await;
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let paper = browser.text().await;
    for told in
        [own.as_str(), "TULLI-4-2026", "IT-expert", "Ansökningstiden upphör", "Uppgiftsbeskrivning", "Kontaktpersoner"]
    {
        assert!(paper.contains(told), "{told}: {paper}");
    }
    for not_told in
        ["Sök nu", "Dela", "Språk\n", "Logga in", "Liknande jobb", "Lägg till i kalendern", "Användarvillkor"]
    {
        assert!(!paper.contains(not_told), "{not_told}: {paper}");
    }
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    assert!(!browser.text().await.contains(&own), "the address stands on paper only");
    // 210 × 297 mm with the usual margins, in inches.
    let printed = browser.cdp("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69 })).await;
    let pdf =
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, printed["data"].as_str().unwrap()).unwrap();
    let text = String::from_utf8_lossy(&pdf).into_owned();
    assert_eq!(text.matches("/Type /Page\n").count(), 1, "one sheet");
    let _kept = std::fs::write(crate::demo::workspace().join("target/screenshots/04-annons.pdf"), pdf);
    browser.close().await;
}

/// Of G3.4-1: others like it are offered below the ad; Back comes back to the one that was followed.
#[tokio::test]
async fn an_ad_leads_to_similar_ones_and_back() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let ad = browser.open_ad(&demo, "TULLI-4-2026").await;
    let similar = demo.api(&format!("/api/v1/ads/{}/similar?language=sv", ad["id"].as_str().unwrap())).await;
    let first = similar["items"][0]["title"].as_str().expect("the demo has ads like this one").to_owned();
    browser.by_role("heading", "Liknande jobb").await;
    browser.sound("annons med liknande jobb").await;
    browser.tabs_through("annons med liknande jobb").await;
    browser.picture("04-annons-liknande").await;
    browser.click("link", &first).await;
    browser.by_role("heading", &first).await;
    browser.web.back().await.unwrap();
    browser.by_role("heading", "IT-expert").await;
    browser.focus_is_on("link", &first).await;
    browser.close().await;
}

/// Of G3.4-1, D54, D55: every state of an ad is as accessible as the open one: another language, closed, without contact
/// persons, and not there at all.
#[tokio::test]
async fn every_state_of_an_ad_is_sound() {
    let mut demo = Demo::start().await;
    let ad = demo.api("/api/v1/ads/by-code/TULLI-4-2026").await;
    let path = format!("/sv/lediga-jobb/{}", ad["id"].as_str().unwrap());
    let browser = Browser::open(&demo, 1280, 800).await;
    let languages = ad["languages"].as_array().unwrap();
    for other in languages.iter().filter_map(Value::as_str).filter(|language| *language != "sv") {
        browser.go(&format!("{path}?ad={other}")).await;
        let lang = browser.script("return document.querySelector('main h1').lang").await;
        assert_eq!(lang, json!(other));
        browser.sound(&format!("annonsen på {other}")).await;
    }
    browser.web.goto(format!("{}/sv/lediga-jobb/019ac000-0000-7000-8000-000000000000", demo.address)).await.unwrap();
    browser.by_role("heading", "Sidan finns inte").await;
    browser.axe("ingen annons").await;
    drop(browser.complaints().await);
    let closes_at: chrono::DateTime<chrono::Utc> = ad["closes_at"].as_str().unwrap().parse().unwrap();
    for (days, told) in [(1, "Kontaktpersoner"), (200, "Kontaktpersonerna visas inte längre")] {
        demo.again_at(&(closes_at + chrono::TimeDelta::days(days)).to_rfc3339()).await;
        browser.go(&path).await;
        browser.sees("Ansökningstiden har gått ut").await;
        browser.sees(told).await;
        assert_eq!(browser.count("link", "Lägg till i kalendern").await, 0);
        browser.sound(&format!("stängd sedan {days} dagar")).await;
    }
    browser.close().await;
}
