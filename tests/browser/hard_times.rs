//! What goes wrong while somebody fills in a form: servers that stop, disks that are full, two devices, a deadline that
//! passes, texts that are too long. What was typed survives each of them (G9-2, D56). A session that ends: session_ends.rs.

use std::collections::BTreeMap;

use client::Client;
use domain::accounts::{AccountKind, LogIn};
use domain::applications::{ApplicationView, SaveAnswers};
use domain::forms::AnswerValue;
use domain::ids::ApplicationId;
use domain::time::Instant;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

const SYSTEM: &str = "Beskriv ett system som du är stolt över";
const NEAR_LIMIT: &[u8] = include_bytes!("../files/valid/attachment_near_limit.pdf");
const BOMB: &[u8] = include_bytes!("../files/hostile/zipbomb.bin");

/// Holds G9-2: a server that is killed and started again, and a disk that is full for a while, are told at the field; what
/// was typed stays on the page, and is saved by itself afterwards.
#[tokio::test]
async fn what_breaks_behind_the_form_mends_by_itself() {
    let mut demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.apply_to_tulli(&demo, "rut@example.org").await;
    browser.fill("Förnamn", "Rut").await;
    browser.saved().await;

    // The server is killed between two saves.
    demo.kill();
    browser.fill("Efternamn", "Återstart").await;
    browser.sees("Inte sparat. Försöker igen om").await;
    browser.axe("servern svarar inte").await;
    demo.start_again().await;
    browser.mended().await;

    // The disk takes nothing more.
    demo.fill_disk(true);
    browser.fill("Postort", "Åbo").await;
    browser.sees("Inte sparat. Försöker igen om").await;
    browser.sees("inte sparat").await;
    assert_eq!(browser.value("Postort").await, "Åbo");
    browser.axe("disken är full").await;
    demo.fill_disk(false);
    browser.mended().await;

    browser.web.refresh().await.unwrap();
    browser.ready().await;
    for (label, text) in [("Förnamn", "Rut"), ("Efternamn", "Återstart"), ("Postort", "Åbo")] {
        assert_eq!(browser.value(label).await, text);
    }
    browser.close().await;
}

/// Holds D56: what two devices changed clashes on one field only; both texts are shown, either can be kept, and the rest
/// of what the other device changed comes by itself.
#[tokio::test]
async fn two_devices_clash_on_one_field_and_lose_nothing() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let email = "tea@example.org";
    browser.apply_to_tulli(&demo, email).await;
    browser.section("Ansökan till jobbet").await;
    browser.fill(SYSTEM, "Utkast").await;
    browser.saved().await;
    let other = Device::log_in(&demo, email, &browser).await;

    other.answer(&[("work", "Från telefonen"), ("years", "7")]).await;
    browser.fill(SYSTEM, "Från datorn").await;
    browser.sees("Det här fältet har ändrats i en annan flik eller på en annan enhet.").await;
    browser.sees("Från telefonen").await;
    assert_eq!(browser.value(SYSTEM).await, "Från datorn");
    browser.axe("två texter").await;
    browser.click("button", "Behåll den här").await;
    browser.until("the text that was chosen is stored", || other.has("work", "Från datorn")).await;
    assert!(other.has("years", "7").await);
    browser
        .until("what else changed comes by itself", || async {
            browser.value("Hur många år har du programmerat i ditt arbete?").await == "7"
        })
        .await;

    other.answer(&[("work", "Omskriven på telefonen")]).await;
    browser.fill(SYSTEM, "Omskriven på datorn").await;
    browser.click("button", "Använd den andra").await;
    browser.saved().await;
    assert_eq!(browser.value(SYSTEM).await, "Omskriven på telefonen");
    assert!(other.has("work", "Omskriven på telefonen").await);
    browser.close().await;
}

/// Holds G1-7: the period ends while the form is open: that is said, what was saved stays, and what was typed too late
/// stays to be read and copied.
#[tokio::test]
async fn the_deadline_passes_while_the_form_is_open() {
    let mut demo = Demo::start().await;
    let ad = demo.api("/api/v1/ads/by-code/TULLI-4-2026").await;
    let closes: Instant = ad["closes_at"].as_str().unwrap().parse().unwrap();
    demo.again_at(&(closes - chrono::TimeDelta::minutes(20)).to_string()).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.apply_to_tulli(&demo, "pia@example.org").await;
    browser.section("Ansökan till jobbet").await;
    browser.fill("Löneanspråk i euro per månad", "4000").await;
    browser.saved().await;
    demo.again_at(&(closes + chrono::TimeDelta::seconds(1)).to_string()).await;
    let late = "För sent, men det jag skrev finns kvar.";
    browser.fill(SYSTEM, late).await;
    browser.sees("Ansökningstiden gick ut").await;
    browser.sees("Ansökan är inte inlämnad").await;
    browser.sees(late).await;
    browser.axe("tiden gick ut").await;
    let _provoked = browser.complaints().await;
    browser.close().await;
}

/// Holds D47, G9.2.7: the limit of a field is told before it is reached, also to a screen reader; 100,000 characters stay
/// on the page, uncut, and the field says how many are too many; emoji and text from right to left are kept as typed.
#[tokio::test]
async fn a_text_beyond_the_limit_is_told_and_never_cut() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let email = "lova@example.org";
    browser.apply_to_tulli(&demo, email).await;
    browser.section("Ansökan till jobbet").await;
    browser.sees("3\u{a0}000 tecken kvar").await;
    browser.insert(SYSTEM, &"x".repeat(2_900)).await;
    browser.sees("100 tecken kvar").await;
    browser
        .until("the screen reader is told politely", || async {
            browser.told_politely().await.contains("100 tecken kvar")
        })
        .await;
    let whole = "å".repeat(100_000);
    browser.insert(SYSTEM, &whole).await;
    browser.sees("97\u{a0}000 tecken för mycket").await;
    browser.sees("Texten får ha högst 3\u{a0}000 tecken.").await;
    let field = browser.by_role("textbox", SYSTEM).await;
    assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"));
    assert!(browser.value(SYSTEM).await == whole, "nothing is cut");
    browser.axe("för lång text").await;
    // What could not be stored outlives the page all the same.
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    assert!(browser.value(SYSTEM).await == whole, "nothing is lost by a reload");
    let odd = "👩🏽\u{200d}🚒 שלום، مرحبا — 𝕬 Åsa a\u{308}";
    browser.insert(SYSTEM, odd).await;
    browser.saved().await;
    let other = Device::log_in(&demo, email, &browser).await;
    browser.until("the shorter text is stored", || other.has("work", odd)).await;
    browser.close().await;
}

/// Holds G4-2, D51: words at a field of the sign-up follow what is typed: a mistake put right is no longer called one.
/// Holds C8: that something must be chosen reaches assistive technology. Of G9.2.8: an upload tells how far it is, and a
/// file that is not taken says why and leaves room for the right one.
#[tokio::test]
async fn fields_and_uploads_tell_what_is_going_on() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/register").await;
    browser.by_role("heading", "Skapa konto").await;
    browser.click("button", "Registrera dig").await;
    browser.by_role("heading", "Det finns ett problem").await;
    let wrong = async |label: &str| {
        browser.by_role("textbox", label).await.attr("aria-invalid").await.unwrap().as_deref() == Some("true")
    };
    assert!(wrong("E-postadress").await && wrong("Lösenord").await);
    browser.fill("E-postadress", "ada exempel").await;
    browser.sees("Ange e-postadressen i formen namn@exempel.fi").await;
    browser.fill("E-postadress", "ada@example.org").await;
    browser.until("the address is right", || async { !wrong("E-postadress").await }).await;
    assert!(wrong("Lösenord").await, "the others stay as they were");
    browser.fill("Lösenord", PASSWORD).await;
    browser.click("checkbox", "Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
    browser
        .until("nothing is wrong any more", || async { !browser.text().await.contains("Det finns ett problem") })
        .await;
    // What only the server knows goes away too.
    browser.fill("Lösenord", "Password1234!").await;
    browser.click("button", "Registrera dig").await;
    browser.sees("Lösenordet är ett av dem som andra prövar först.").await;
    browser.refused("422").await;
    browser.fill("Lösenord", PASSWORD).await;
    browser.until("it is forgotten", || async { !browser.text().await.contains("andra prövar först") }).await;

    browser.apply_to_tulli(&demo, "ada.ny@example.org").await;
    let group = browser.by_role_starting("radiogroup", "Juridiskt kön").await;
    assert_eq!(group.attr("aria-required").await.unwrap().as_deref(), Some("true"));
    browser.section("Bilagor").await;
    browser.attach("bomb.docx", BOMB).await;
    browser.sees("bomb.docx:").await;
    browser.axe("fil som inte tas emot").await;
    browser.slow_upload().await;
    browser.attach("bilaga.pdf", NEAR_LIMIT).await;
    browser.by_role("progressbar", "Laddar upp bilaga.pdf").await;
    browser.by_role("button", "Ta bort bilaga.pdf").await;
    browser
        .until("the end is said", || async {
            browser.script("return [...window.said].includes('bilaga.pdf är tillagd.')").await
                == serde_json::json!(true)
        })
        .await;
    let told = browser.script("return { shown: [...window.shown], said: [...window.said] }").await;
    let between = told["shown"].as_array().unwrap().iter().filter_map(|one| one.as_str()?.parse::<i64>().ok());
    assert!(between.filter(|percent| (1..100).contains(percent)).count() >= 2, "{told}");
    let said: Vec<&str> = told["said"].as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
    let progress = said.iter().filter(|one| one.starts_with("Laddar upp bilaga.pdf: ")).count();
    assert!((1..=3).contains(&progress), "each quarter is news, each per cent would be noise: {told}");
    browser.close().await;
}

/// Another device of the same person.
struct Device {
    client: Client,
    application: ApplicationId,
}

impl Device {
    /// Logs in beside the browser that has the application open.
    async fn log_in(demo: &Demo, email: &str, browser: &Browser) -> Self {
        let client = Client::new(&demo.address).unwrap();
        let kind = AccountKind::Applicant;
        client
            .log_in(&LogIn { email: email.to_owned().into(), password: PASSWORD.to_owned().into(), kind })
            .await
            .unwrap();
        let address = browser.address().await;
        let application = address.split('?').next().unwrap().rsplit('/').next().unwrap().parse().unwrap();
        Self { client, application }
    }

    async fn show(&self) -> ApplicationView {
        self.client.show_application(self.application).await.unwrap().value
    }

    /// Whether the server has this answer.
    async fn has(&self, question: &str, text: &str) -> bool {
        self.show().await.answers.get(&question.into()) == Some(&AnswerValue::Text(text.to_owned()))
    }

    /// Saves answers on top of the newest version.
    async fn answer(&self, answers: &[(&str, &str)]) {
        let answers =
            answers.iter().map(|(question, text)| ((*question).into(), Some(AnswerValue::Text((*text).to_owned()))));
        let save = SaveAnswers {
            base_version: self.show().await.version,
            answers: answers.collect(),
            basics: BTreeMap::new(),
        };
        let saved = self.client.save_answers(self.application, &save, false).await.unwrap().value;
        assert!(saved.conflicts.is_empty());
    }
}

impl Browser {
    /// Registers at an ad with many kinds of questions and stands in its form.
    async fn apply_to_tulli(&self, demo: &Demo, email: &str) {
        self.go("/sv/lediga-jobb?q=TULLI-4-2026").await;
        self.click("link", "IT-expert").await;
        self.by_role("heading", "IT-expert").await;
        self.register_at_ad(demo, email).await;
    }

    /// Waits until nothing is left to save after trouble, and forgets what the console said about it.
    async fn mended(&self) {
        self.until("what waited is saved", || async {
            let text = self.text().await;
            text.contains("Sparat kl.") && !text.contains("Inte sparat") && !text.contains("inte sparat")
        })
        .await;
        let _provoked = self.complaints().await;
    }

    /// What stands in a field.
    async fn value(&self, label: &str) -> String {
        self.by_role("textbox", label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Pastes a text into a field in place of what was there, and leaves it.
    async fn insert(&self, label: &str, text: &str) {
        let field = self.by_role("textbox", label).await;
        field.scroll_into_view().await.unwrap();
        field.click().await.unwrap();
        field.send_keys(Key::Control + "a").await.unwrap();
        self.cdp("Input.insertText", json!({ "text": text })).await;
        self.press(Key::Tab).await;
    }

    /// What the polite live region says.
    async fn told_politely(&self) -> String {
        let said =
            "return [...document.querySelectorAll('[role=status].ds-sr-only')].map(e => e.textContent).join(' ')";
        self.script(said).await.as_str().unwrap_or_default().to_owned()
    }

    /// Makes uploads as slow as on a phone far out, and notes what the page shows and says meanwhile.
    async fn slow_upload(&self) {
        self.cdp("Network.enable", json!({})).await;
        self.cdp(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 600_000 }),
        )
        .await;
        self.script(
            "window.shown = new Set(); window.said = new Set();
             new MutationObserver(() => {
               for (const bar of document.querySelectorAll('.files progress')) window.shown.add(bar.getAttribute('value'));
               for (const region of document.querySelectorAll('[role=status].ds-sr-only')) window.said.add(region.textContent);
             }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });",
        )
        .await;
    }
}
