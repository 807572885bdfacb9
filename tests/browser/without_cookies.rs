//! Where the browser forbids cookies, and with them everything that a page could keep, ads are found and read, and what
//! needs an account says plainly what to allow (G1-11).

use serde_json::json;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

const NEEDS: &str = "Kontot behöver kakor, men webbläsaren tillåter inga kakor för den här webbplatsen. \
    Tillåt kakor i webbläsarens inställningar och ladda om sidan.";

/// Holds G1-11, with what `without_script` and `lighthouse` show: searching, filters, the ad and its favourites without
/// cookies and storage, on a phone too.
#[tokio::test]
async fn ads_are_found_and_read_without_cookies() {
    let demo = Demo::start().await;
    let browser = Browser::open_without_cookies(&demo, 1280, 800).await;
    browser.go("/sv").await;
    assert_eq!(browser.script("document.cookie = 'a=b'; return document.cookie").await, json!(""));
    let kept = "try { localStorage.setItem('a', 'b'); return true } catch { return false }";
    assert_eq!(browser.script(kept).await, json!(false), "nothing can be kept");
    browser.fill_search("Sökord", "\"IT-expert\"").await;
    browser.click("button", "Sök").await;
    browser.by_role("heading", "1 ledigt jobb").await;
    browser.ready().await;
    let boxed = browser.by_role_starting("checkbox", "Ordinarie").await;
    browser.click_on(&boxed).await;
    browser.by_role("button", "Ta bort villkoret Ordinarie").await;
    browser.click("button", "Ta bort villkoret Ordinarie").await;
    browser.click("button", "Lista").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "IT-expert").await;
    browser.by_role("heading", "Uppgiftsbeskrivning").await;
    browser.ready().await;
    let heart = browser.by_role_starting("button", "Spara som favorit").await;
    browser.click_on(&heart).await;
    browser.sees("Webbläsaren tillåter inte att webbplatsen sparar något på enheten.").await;
    browser.close().await;
}

/// Of G1-11: login, registration and the page of the code say what they need before anything is typed and do not fall
/// over; the way to them begins at “Sök nu”.
#[tokio::test]
async fn what_needs_an_account_says_that_it_needs_cookies() {
    let demo = Demo::start().await;
    let browser = Browser::open_without_cookies(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb?q=%22IT-expert%22").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "Uppgiftsbeskrivning").await;
    browser.ready().await;
    let apply = browser.nth("button", "Sök nu", 0).await;
    browser.click_on(&apply).await;
    browser.by_role("dialog", "Sök jobbet").await;
    browser.click("link", "Logga in").await;
    browser.by_role("heading", "Logga in").await;
    browser.ready().await;
    browser.sees(NEEDS).await;
    browser.sound("logga in utan kakor").await;
    browser.picture("05-logga-in-utan-kakor").await;

    browser.go("/sv/register").await;
    browser.sees(NEEDS).await;
    browser.fill("E-postadress", "utan.kakor@example.org").await;
    browser.fill("Lösenord", PASSWORD).await;
    browser.click("checkbox", "Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
    browser.click("button", "Registrera dig").await;
    // Nothing can be kept in the tab, but the page goes on, and says it here too.
    browser.by_role("heading", "Bekräfta din e-postadress").await;
    browser.sees(NEEDS).await;
    browser.sees("utan.kakor@example.org").await;
    browser.close().await;
}
