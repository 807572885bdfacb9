//! Without JavaScript ads can be found and read, and a plain message says what needs more (G1-11).

use serde_json::json;

use crate::demo::Demo;
use crate::driver::Browser;

/// Of G1-11.
#[tokio::test]
async fn ads_are_found_and_read_without_javascript() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.web.goto(format!("{}/sv", demo.address)).await.unwrap();
    let field = browser.by_role("searchbox", "Sökord").await;
    field.send_keys("\"IT-expert\"").await.unwrap();
    browser.click("button", "Sök").await;
    browser.by_role("heading", "1 ledigt jobb").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "IT-expert").await;
    browser.by_role("heading", "Uppgiftsbeskrivning").await;
    let source = browser.web.source().await.unwrap();
    assert!(source.contains("<noscript>"), "the page says what needs more");
    browser.click("link", "Favoriter").await;
    browser.by_role("heading", "Favoriter").await;
    browser.sees("sidan behöver JavaScript för att läsa dem").await;
    browser.close().await;
}

/// Of G1-11: where WebAssembly does not come, what the server wrote stays, the page says aloud what to do, and ads are
/// found by the plain form.
#[tokio::test]
async fn ads_are_found_and_read_without_webassembly() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await;
    browser.web.goto(format!("{}/sv", demo.address)).await.unwrap();
    browser.sees("Sidans funktioner kunde inte startas.").await;
    browser.axe("utan wasm").await;
    let field = browser.by_role("searchbox", "Sökord").await;
    field.send_keys("\"IT-expert\"").await.unwrap();
    browser.click("button", "Sök").await;
    browser.by_role("heading", "1 ledigt jobb").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "IT-expert").await;
    browser.by_role("heading", "Uppgiftsbeskrivning").await;
    browser.sees("Sidans funktioner kunde inte startas.").await;
    browser.close().await;
}
