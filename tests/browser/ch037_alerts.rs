//! Chapter 3.7: “Sökvakt”, from the search to its end, in Swedish.

use api::clock::Clock;
use domain::time::RunTimes;

use crate::demo::Demo;
use crate::driver::Browser;

const ADA: &str = "ada.sokvakt@example.org";

/// The address of the link to a page in a mail, without the server's name.
fn link(mail: &str, page: &str) -> String {
    let path = format!("/sv/sokvakt/{page}#t=");
    let found = mail.split_whitespace().find(|word| word.contains(&path)).expect("a link");
    found[found.find("/sv/").unwrap()..].to_owned()
}

async fn sound_on_a_phone(browser: &Browser, page: &str) {
    browser.sound(page).await;
    browser.resize(360, 800).await;
    browser.sound(&format!("{page}, 360 px")).await;
    browser.resize(1280, 800).await;
}

/// Holds G3.7-1: only after a search; “Namn”, “E-post”, “Spara”, the link in the mail, and the word that it is on. Of
/// G3.7-2, G3.7-3 and D11: the next run sends what is new, and the link of its mail deletes the alert.
#[tokio::test]
async fn an_alert_is_made_confirmed_runs_and_is_deleted() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb").await;
    let disabled = browser.by_role("button", "Sökvakt").await;
    assert_eq!(disabled.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
    browser.sees("först efter att du har gjort en sökning").await;
    browser.fill_search("Sökord", "sökvaktsprov").await;
    browser.sees("Inga jobb motsvarar sökningen").await;
    sound_on_a_phone(&browser, "Sökvakt vid inga resultat").await;
    browser.click("link", "Skapa sökvakt").await;
    browser.ready().await;

    browser.by_role("heading", "Sökvakt").await;
    browser.sees("sökvaktsprov").await;
    browser.sees("Just nu motsvarar 0 lediga jobb sökningen").await;
    browser.click("button", "Spara").await;
    browser.sees("Ge sökvakten ett namn").await;
    sound_on_a_phone(&browser, "Sökvakt med fel").await;
    browser.fill("Namn", "Mina prov").await;
    browser.fill("E-post", "ada.sokvakt@gmial.com").await;
    browser.sees("Menade du ada.sokvakt@gmail.com?").await;
    sound_on_a_phone(&browser, "Sökvakt med förslag").await;
    browser.picture("37-sokvakt").await;
    browser.click("button", "Använd ada.sokvakt@gmail.com").await;
    let email = browser.by_role("textbox", "E-post").await;
    assert_eq!(email.prop("value").await.unwrap().as_deref(), Some("ada.sokvakt@gmail.com"));
    browser.fill("E-post", ADA).await;
    browser.tabs_through("Sökvakt").await;
    browser.click("button", "Spara").await;
    browser.by_role("heading", "Öppna din e-post").await;
    browser.sees(ADA).await;
    sound_on_a_phone(&browser, "Sökvakt, öppna mejlet").await;

    let mail = demo.mail(ADA, "Bekräfta sökvakten").await;
    browser.go(&link(&mail.text, "confirm")).await;
    browser.by_role("heading", "Bekräfta sökvakten").await;
    assert_eq!(
        browser.script("return location.hash").await,
        serde_json::json!(""),
        "the secret leaves the address bar"
    );
    sound_on_a_phone(&browser, "Bekräfta sökvakten").await;
    browser.picture("37-bekrafta").await;
    browser.click("button", "Bekräfta sökvakten").await;
    browser.by_role("heading", "Sökvakten är på").await;
    browser.sees("Mina prov").await;
    sound_on_a_phone(&browser, "Sökvakten är på").await;
    browser.picture("37-pa").await;

    demo.import_ad("Sökvaktsprov").await;
    let run = "06:00,17:00".parse::<RunTimes>().unwrap().next(Clock::real().now()).unwrap();
    let done = demo.admin(&["run-alerts", "--at", &run.at.to_string()]);
    assert!(done.contains(&run.key), "{done}");
    let found = demo.mail(ADA, "Mina prov: 1 nytt jobb").await;
    assert!(found.text.contains("Sökvaktsprov"), "{}", found.text);
    browser.go(&link(&found.text, "remove")).await;
    browser.by_role("heading", "Ta bort sökvakten").await;
    sound_on_a_phone(&browser, "Ta bort sökvakten").await;
    browser.click("button", "Ta bort sökvakten").await;
    browser.by_role("heading", "Sökvakten är borttagen").await;
    sound_on_a_phone(&browser, "Sökvakten är borttagen").await;

    // What the other links of its mails say now.
    browser.go(&link(&mail.text, "confirm")).await;
    browser.click("button", "Bekräfta sökvakten").await;
    browser.by_role("heading", "Länken fungerar inte längre").await;
    browser.sees("Sökvakten är redan borttagen").await;
    sound_on_a_phone(&browser, "Länken fungerar inte längre").await;
    browser.close().await;
}

/// Of X3.7-5: links that were cut off, or lead to nothing any more, say what to do; the way without a search says it too.
#[tokio::test]
async fn links_that_lead_nowhere_say_so() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/sokvakt").await;
    browser.sees("Gör först en sökning").await;
    sound_on_a_phone(&browser, "Sökvakt utan sökning").await;
    browser.go("/sv/sokvakt/confirm#t=abc").await;
    browser.by_role("heading", "Länken är inte hel").await;
    sound_on_a_phone(&browser, "Länken är inte hel").await;
    browser.go(&format!("/sv/sokvakt/renew#t={}", "a".repeat(43))).await;
    browser.by_role("heading", "Förnya sökvakten").await;
    browser.click("button", "Förnya sökvakten").await;
    browser.sees("Sökvakten finns inte längre").await;
    browser.refused("404").await;
    sound_on_a_phone(&browser, "Sökvakten finns inte").await;
    browser.close().await;
}

/// Of D19: what belongs to the list and not to the search is left out, and told.
#[tokio::test]
async fn what_an_alert_leaves_out_is_told() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb?area=law&published_within=24h&sort=closing").await;
    browser.click("link", "Sökvakt").await;
    browser.ready().await;
    browser.sees("Uppgiftsområden").await;
    browser.sees("Valet ”Jobbannonser som publicerats de senaste 24 timmarna” tas inte med").await;
    browser.sees("Ordning, sida och antal annonser tas inte med").await;
    sound_on_a_phone(&browser, "Sökvakt med utelämnat").await;
    browser.close().await;
}
