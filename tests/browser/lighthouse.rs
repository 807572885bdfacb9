//! What a widely used auditor says of the public pages, and what of them is seen before the application has come (P14).
//! How quick they are is measured by the bench: a machine that does other things is no reason to fail.

use std::process::Command;

use serde_json::{Value, json};

use crate::demo::{Demo, workspace};
use crate::driver::Browser;

/// Audits that a demo fails on purpose: its ads are invented, so it keeps search engines away.
const NOT_IN_A_DEMO: &[&str] = &["is-crawlable"];

/// Of G1-11: full marks for accessibility, best practices and search engines, on a phone.
#[tokio::test]
async fn an_auditor_finds_nothing_to_mend() {
    let demo = Demo::start().await;
    for path in public_pages(&demo).await {
        let audit = audit(&format!("{}{path}", demo.address)).await;
        let failed = failed(&audit);
        assert!(failed.is_empty(), "{path}: {failed:#?}");
    }
}

/// Of G1-11: the largest thing that a reader sees of a page is the server's, and what comes later is no larger: nobody
/// waits for the application to read an ad.
#[tokio::test]
async fn what_the_server_wrote_is_seen_first() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 412, 823).await;
    browser.cdp("Page.enable", json!({})).await;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PAINTS })).await;
    for path in public_pages(&demo).await {
        // On a machine that is busy for more than a second the application stops waiting for the paint: then once more.
        let mut seen = Value::Null;
        for _ in 0..3 {
            browser.go(&path).await;
            seen = browser.script("return window.__paints").await;
            if server_first(&seen) {
                break;
            }
        }
        assert!(server_first(&seen), "{path}: {seen}");
    }
    browser.close().await;
}

/// Whether nothing larger was painted after the first paint.
fn server_first(paints: &Value) -> bool {
    let time = |which: &str| paints[which].as_f64();
    time("first").zip(time("largest")).is_some_and(|(first, largest)| (first - largest).abs() < 1.0)
}

const PAINTS: &str = r"
    window.__paints = { first: null, largest: null };
    new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(e => window.__paints.first = e.startTime))
      .observe({ type: 'paint', buffered: true });
    new PerformanceObserver(list => list.getEntries().forEach(e => window.__paints.largest = e.startTime))
      .observe({ type: 'largest-contentful-paint', buffered: true });";

/// The front page, a list and an ad.
async fn public_pages(demo: &Demo) -> Vec<String> {
    let found = demo.api("/api/v1/ads?language=sv").await;
    let ad = found["items"][0]["id"].as_str().unwrap();
    vec!["/sv".to_owned(), "/sv/lediga-jobb".to_owned(), format!("/sv/lediga-jobb/{ad}")]
}

/// Runs the auditor on a page.
async fn audit(address: &str) -> Value {
    let program = workspace().join("tests/lighthouse/node_modules/lighthouse/cli/index.js");
    assert!(program.is_file(), "lighthouse is installed (npm ci in tests/lighthouse)");
    let mut node = Command::new("node");
    node.arg(program)
        .arg(address)
        .args(["--quiet", "--no-enable-error-reporting", "--output=json", "--output-path=stdout"])
        .arg("--only-categories=accessibility,best-practices,seo")
        .arg("--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking --disable-component-update --disable-sync --no-first-run")
        .env("CHROME_PATH", "/usr/bin/chromium");
    let output = tokio::task::spawn_blocking(move || node.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{address}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Audits that count and are not fulfilled.
fn failed(report: &Value) -> Vec<String> {
    let categories = report["categories"].as_object().unwrap();
    assert_eq!(categories.len(), 3, "{:?}", categories.keys());
    let counted = categories.values().flat_map(|category| category["auditRefs"].as_array().unwrap());
    counted
        .filter(|reference| reference["weight"].as_f64().is_some_and(|weight| weight > 0.0))
        .map(|reference| reference["id"].as_str().unwrap())
        .filter(|id| !NOT_IN_A_DEMO.contains(id))
        .filter_map(|id| {
            let audit = &report["audits"][id];
            let broken = audit["scoreDisplayMode"] == "error";
            (broken || audit["score"].as_f64().is_some_and(|score| score < 1.0))
                .then(|| format!("{id}: {} {}", audit["title"], audit["details"]["items"]))
        })
        .collect()
}
