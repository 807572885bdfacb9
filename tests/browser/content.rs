//! What the service itself says: pages of information, employers, notices (G1-2, G1-5).

use serde_json::{Value, json};

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

/// Somebody who administers the service, speaking to its API.
struct Administrator {
    http: reqwest::Client,
    address: String,
}

impl Administrator {
    async fn of(demo: &Demo) -> Self {
        let wish = ["create-user", "--email", "tjanst@example.org", "--service-administrator", "--language", "sv"];
        let printed = demo.admin(&wish);
        let secret = printed.split_whitespace().find_map(|word| word.split_once("/work-account#")).expect("a link").1;
        let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
        let own = Self { http, address: demo.address.clone() };
        let body = json!({ "secret": secret, "password": PASSWORD });
        own.send(reqwest::Method::POST, "/work-accounts/activation", body).await;
        own
    }

    async fn send(&self, method: reqwest::Method, path: &str, body: Value) -> Value {
        let request = self.http.request(method, format!("{}/api/v1{path}", self.address));
        let answer = request.header("Origin", &self.address).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap()
    }

    async fn set(&self, severity: &str, words: &str) {
        let texts = json!({ "fi": format!("{words} (fi)"), "sv": words, "en": format!("{words} (en)") });
        let notice = json!({
            "severity": severity, "begins_at": "2020-01-01T00:00", "ends_at": "2999-01-01T00:00", "texts": texts
        });
        self.send(reqwest::Method::POST, "/admin/notices", notice).await;
    }
}

/// Of G1-2, C40: from the front page to how one applies, and from the foot of every program's pages to the accessibility
/// statement, with its feedback channel and its date.
#[tokio::test]
async fn information_is_found_and_read() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv").await;
    browser.sound("startsidan med vägar vidare").await;
    browser.click("link", "Så söker du").await;
    browser.by_role("heading", "Så söker du").await;
    browser.hears("Så söker du").await;
    browser.sees("Senast ändrad").await;
    browser.by_role("heading", "2. Skapa ett konto").await;
    browser.sound("en informationssida").await;
    browser.looks_right("en informationssida").await;
    browser.tabs_through("en informationssida").await;
    browser.click("link", "”Jag vågade byta bana”").await;
    browser.by_role("heading", "”Jag vågade byta bana”").await;
    browser.hears("”Jag vågade byta bana”").await;
    browser.sees("Karriärberättelse.").await;
    browser.sound("en karriärberättelse").await;
    for path in ["/sv", "/sv/information/help", "/sv/login"] {
        browser.go(path).await;
        browser.click("link", "Tillgänglighetsutlåtande").await;
        browser.by_role("heading", "Tillgänglighetsutlåtande").await;
        browser.sees("Vi svarar inom 14 dagar.").await;
        browser.sees("gjordes 26.11.2026").await;
    }
    browser.sound("tillgänglighetsutlåtandet").await;
    browser.click("link", "FI suomi").await;
    browser.by_role("heading", "Saavutettavuusseloste").await;
    browser.sees("Vastaamme 14 päivän kuluessa.").await;
    browser.click("link", "EN English").await;
    browser.by_role("heading", "Accessibility statement").await;
    browser.sees("We answer within 14 days.").await;
    browser.close().await;
}

/// Of G1-2, G2-2: a page that does not exist in the reader's language says so and is marked with its own; a page that does
/// not exist at all says that.
#[tokio::test]
async fn a_page_in_another_language_is_marked() {
    let demo = Demo::start().await;
    let administrator = Administrator::of(&demo).await;
    let page = json!({ "kind": "information", "title": "Uutisia", "body": "## Otsikko\n\nTeksti." });
    administrator.send(reqwest::Method::PUT, "/admin/pages/news/fi", page).await;
    let browser = Browser::open(&demo, 360, 740).await;
    browser.go("/sv/information/help").await;
    browser.click("link", "Uutisia").await;
    browser.by_role("heading", "Uutisia").await;
    browser.sees("Sidan finns inte på svenska. Den visas på finska.").await;
    assert_eq!(browser.script("return document.querySelector('main h1').lang").await, "fi");
    assert_eq!(browser.script("return document.querySelector('main .prose').lang").await, "fi");
    let canonical = "return new URL(document.querySelector('link[rel=canonical]').href).pathname";
    assert_eq!(browser.script(canonical).await, "/fi/tietoa/news");
    browser.sound("en sida på ett annat språk").await;
    browser.close().await;
}

/// Of G1-2: from the front page to an employer, its words and its open jobs, and on to all of them.
#[tokio::test]
async fn an_employer_is_found_with_its_jobs() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv").await;
    browser.click("link", "Arbetsgivare").await;
    browser.by_role("heading", "Arbetsgivare med lediga jobb").await;
    browser.hears("Arbetsgivare").await;
    browser.sound("arbetsgivarna").await;
    browser.looks_right("arbetsgivarna").await;
    browser.click("link", "Tullen").await;
    browser.by_role("heading", "Tullen").await;
    browser.hears("Tullen").await;
    browser.sees("Vi sköter om att varor rör sig lagligt och smidigt.").await;
    browser.sound("en arbetsgivare").await;
    browser.looks_right("en arbetsgivare").await;
    let all = browser.by_role_starting("link", "Visa alla").await;
    browser.click_on(&all).await;
    browser
        .until("the employer's jobs", || async { browser.address().await == "/sv/lediga-jobb?employer=tulli" })
        .await;
    browser.go("/fi/tyonantajat/vaaho").await;
    browser.by_role("heading", "Vaasan hovioikeus").await;
    browser.sees("Kaksikielinen tuomioistuin Vaasassa.").await;
    browser.go("/en/employers/vaaho").await;
    browser.sees("A bilingual court in Vaasa.").await;
    browser.close().await;
}

/// Of G1-5: a notice stands under the header of every program's pages; one that comes while a page is open is announced,
/// a severe one as an alert; nobody loses their place.
#[tokio::test]
async fn a_notice_is_shown_and_announced() {
    // What the pages ask again after a minute they ask again when the device's clock says so.
    const LATER: &str = "const now = Date.now; Date.now = () => now() + 60000";
    const BAR: &str = "Meddelande om tjänsten";
    const ALERTS: &str =
        "return [...document.querySelectorAll('.bar-notices [role=alert]')].map(one => one.innerText.trim())";
    let demo = Demo::start().await;
    let administrator = Administrator::of(&demo).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv/lediga-jobb").await;
    assert_eq!(browser.count("region", BAR).await, 0);
    administrator.set("warning", "Serviceavbrott i natt kl. 1–3.").await;
    browser.script(LATER).await;
    browser.click("link", "Virka").await;
    browser.by_role("region", BAR).await;
    browser.hears("Serviceavbrott i natt kl. 1–3.").await;
    assert_eq!(browser.script(ALERTS).await, json!([]), "it does not interrupt");
    administrator.set("severe", "Bilagor kan inte läggas till just nu.").await;
    browser.script(LATER).await;
    browser.click("link", "Lediga jobb").await;
    browser.sees("Bilagor kan inte läggas till just nu.").await;
    assert_eq!(browser.script(ALERTS).await, json!(["Bilagor kan inte läggas till just nu."]));
    browser.sound("två meddelanden om tjänsten").await;
    for path in ["/sv/login", "/sv/information/help", "/sv/lediga-jobb"] {
        browser.go(path).await;
        browser.by_role("region", BAR).await;
        browser.sees("Serviceavbrott i natt kl. 1–3.").await;
        assert_eq!(browser.count("region", BAR).await, 1, "{path}");
    }
    browser.click("link", "FI suomi").await;
    browser.sees("Serviceavbrott i natt kl. 1–3. (fi)").await;
    browser.close().await;
}
