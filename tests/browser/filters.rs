//! “Välj alla” of the groups of filters, narrowed or not (G3.2.1, G3.2.2, G3.2.3).

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

impl Browser {
    /// How many values of a parameter the address has now.
    async fn wished(&self, parameter: &str) -> Vec<String> {
        let all = self.script(&format!("return new URLSearchParams(location.search).getAll('{parameter}')")).await;
        all.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    }

    /// The number in ‹128 lediga jobb›, once the list is at rest.
    async fn jobs(&self) -> u64 {
        self.ready().await;
        let heading = self.script("return document.querySelector('main h1').innerText").await;
        heading.as_str().unwrap().chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
    }

    /// Whether the n-th “Välj alla” is ticked, and whether it is half ticked.
    async fn all_of(&self, index: usize) -> (bool, bool) {
        let boxed = self.nth("checkbox", "Välj alla", index).await;
        let half = boxed.prop("indeterminate").await.unwrap().as_deref() == Some("true");
        (boxed.is_selected().await.unwrap(), half)
    }
}

fn options(facets: &Value, kind: &str) -> Vec<(String, String, Option<String>)> {
    let one = |option: &Value| {
        let text = |name: &str| option[name].as_str().map(str::to_owned);
        (text("value").unwrap(), text("label").unwrap(), text("parent"))
    };
    let groups = facets["facets"].as_array().unwrap();
    let group = groups.iter().find(|group| group["parameter"] == kind).unwrap();
    group["options"].as_array().unwrap().iter().map(one).collect()
}

/// Of G3.2.1, G3.2.2: “Välj alla” takes every task area, or those that the letters typed have left; it is half ticked
/// where some are chosen, and takes all away again.
#[tokio::test]
async fn choose_all_takes_what_the_list_shows() {
    let demo = Demo::start().await;
    let facets = demo.api("/api/v1/ads?language=sv").await;
    let areas = options(&facets, "area");
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb").await;
    let everything = browser.jobs().await;
    browser.click("DisclosureTriangle", "Uppgiftsområden").await;
    browser.fill_search("Sök uppgiftsområden", "OCH").await;
    let mut fitting: Vec<&str> = areas
        .iter()
        .filter(|(_, name, _)| name.to_lowercase().contains("och"))
        .map(|(value, ..)| value.as_str())
        .collect();
    fitting.sort_unstable();
    assert!(fitting.len() > 1 && fitting.len() < areas.len(), "{fitting:?}");
    browser.click("checkbox", "Välj alla").await;
    browser.until("those that fit the letters", || async { browser.wished("area").await == fitting }).await;
    assert_eq!(browser.all_of(0).await, (true, false));
    let some = browser.jobs().await;
    assert!(some > 0 && some < everything);
    // Escape empties the field.
    browser.by_role("searchbox", "Sök uppgiftsområden").await.send_keys("" + Key::Escape).await.unwrap();
    browser.until("half of the whole list", || async { browser.all_of(0).await == (false, true) }).await;
    browser.sound("några uppgiftsområden").await;
    browser.click("checkbox", "Välj alla").await;
    browser.until("all of them", || async { browser.wished("area").await.len() == areas.len() }).await;
    browser.until("as many jobs as without", || async { browser.jobs().await == everything }).await;
    browser.click("checkbox", "Välj alla").await;
    browser.until("none of them", || async { browser.wished("area").await.is_empty() }).await;
    assert_eq!(browser.all_of(0).await, (false, false));

    let employers = options(&facets, "employer");
    browser.click("DisclosureTriangle", "Arbetsgivare").await;
    browser.nth_click("checkbox", "Välj alla", 1).await;
    browser.until("every employer", || async { browser.wished("employer").await.len() == employers.len() }).await;
    browser.close().await;
}

/// Of G3.2.3: “Välj alla” of a region takes the region as one wish; taking one municipality out of it leaves the others.
#[tokio::test]
async fn choose_all_takes_a_whole_region() {
    let demo = Demo::start().await;
    let facets = demo.api("/api/v1/ads?language=sv").await;
    let mut of_nyland: Vec<(String, String)> = options(&facets, "municipality")
        .into_iter()
        .filter(|(.., parent)| parent.as_deref() == Some("01"))
        .map(|(value, name, _)| (value, name))
        .collect();
    of_nyland.sort_unstable();
    assert!(of_nyland.len() > 2);
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb").await;
    browser.click("button", "Orter i Nyland").await;
    let all = browser.by_role_starting("checkbox", "Nyland, välj alla").await;
    browser.click_on(&all).await;
    browser.until("the region alone", || async { browser.wished("region").await == ["01"] }).await;
    assert!(browser.wished("municipality").await.is_empty());
    let (first, name) = of_nyland[0].clone();
    let boxed = browser.by_role_starting("checkbox", &format!("{name} ")).await;
    assert!(boxed.is_selected().await.unwrap(), "every municipality of it is ticked");
    browser.click_on(&boxed).await;
    let others: Vec<&str> = of_nyland.iter().map(|(value, _)| value.as_str()).filter(|value| *value != first).collect();
    browser.until("all the others", || async { browser.wished("municipality").await == others }).await;
    assert!(browser.wished("region").await.is_empty());
    browser.close().await;
}
