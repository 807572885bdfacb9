//! What is typed is never lost (G9-2).

use serde_json::json;

use crate::demo::Demo;
use crate::driver::Browser;

/// Holds G9-2: a failed save is told and retried; what waited goes out when the connection is back.
#[tokio::test]
async fn a_failed_save_is_told_and_tried_again() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.open_form(&demo, "nils@example.org").await;
    browser.fill("Förnamn", "Nils").await;
    browser.saved().await;
    browser.offline(true).await;
    browser.fill("Efternamn", "Nätlös").await;
    browser.sees("Ingen anslutning.").await;
    browser.axe("utan anslutning").await;
    browser.picture("05-utan-anslutning").await;
    browser.offline(false).await;
    browser
        .until("the waiting change is saved", || async { !browser.text().await.contains("Ingen anslutning.") })
        .await;
    browser.saved().await;
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    let name = browser.by_role("textbox", "Efternamn").await;
    assert_eq!(name.prop("value").await.unwrap().unwrap(), "Nätlös");
    let _expected = browser.complaints().await;
    browser.close().await;
}

/// Holds G9-2: what is pending when the page is hidden still goes out, even from a field that was never left.
#[tokio::test]
async fn leaving_the_page_in_the_middle_of_a_field_loses_nothing() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.open_form(&demo, "ulla@example.org").await;
    let field = browser.by_role("textbox", "Förnamn").await;
    field.send_keys("Ulla").await.unwrap();
    let address = browser.address().await;
    browser.web.goto("about:blank").await.unwrap();
    browser.go(&address).await;
    let field = browser.by_role("textbox", "Förnamn").await;
    assert_eq!(field.prop("value").await.unwrap().unwrap(), "Ulla");
    browser.close().await;
}

impl Browser {
    /// Registers at an ad and stands in its form.
    async fn open_form(&self, demo: &Demo, email: &str) {
        self.go("/sv/lediga-jobb?q=VERO-1-2026").await;
        self.click("link", "Byråsekreterare").await;
        self.by_role("heading", "Byråsekreterare").await;
        self.register_at_ad(demo, email).await;
    }

    /// Cuts the connection, or mends it.
    pub(crate) async fn offline(&self, cut: bool) {
        self.cdp("Network.enable", json!({})).await;
        let through = if cut { 0 } else { -1 };
        self.cdp(
            "Network.emulateNetworkConditions",
            json!({ "offline": cut, "latency": 0, "downloadThroughput": through, "uploadThroughput": through }),
        )
        .await;
    }
}
