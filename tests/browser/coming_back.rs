//! Back from an ad leads to the very place of the list that one has left.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

impl Browser {
    async fn scrolled(&self) -> f64 {
        self.script("return window.scrollY").await.as_f64().unwrap()
    }

    /// The link that has the focus, and whether it is to be seen.
    async fn focused_link(&self) -> (String, bool) {
        let told = self
            .script(
                "const at = document.activeElement, box = at.getBoundingClientRect();
                 return [at.getAttribute('href') ?? at.tagName, box.top >= 0 && box.bottom <= innerHeight]",
            )
            .await;
        (told[0].as_str().unwrap().to_owned(), told[1] == json!(true))
    }
}

/// Of X3.2-9: after Back the list is scrolled as it was and the focus is on the link that was
/// followed, seen; on a wide screen and on a phone, by mouse and by keyboard, and after the list was made longer.
#[tokio::test]
async fn back_from_an_ad_returns_to_its_place_in_the_list() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    for (width, by_keyboard) in [(1280, false), (1280, true), (360, false)] {
        browser.resize(width, 800).await;
        browser.go("/sv/lediga-jobb?per_page=48&type=permanent").await;
        let links = browser.web.find_all(By::Css(".job h2 a, .job h3 a")).await.unwrap();
        assert_eq!(links.len(), 48);
        let link = &links[29];
        let href = link.attr("href").await.unwrap().unwrap();
        link.scroll_into_view().await.unwrap();
        browser.until("the list is scrolled", || async { browser.scrolled().await > 500.0 }).await;
        let place = browser.scrolled().await;
        if by_keyboard {
            link.focus().await.unwrap();
            link.send_keys("" + Key::Enter).await.unwrap();
        } else {
            link.click().await.unwrap();
        }
        browser.by_role("heading", "Uppgiftsbeskrivning").await;
        browser.ready().await;
        browser.until("the ad from its top", || async { browser.scrolled().await < 1.0 }).await;
        // Down the ad, which must not count as the place in the list.
        browser.script("window.scrollTo(0, 300)").await;
        browser.until("the ad is scrolled", || async { browser.scrolled().await > 200.0 }).await;
        browser.web.back().await.unwrap();
        browser
            .until("the link that was followed has the focus", || async {
                browser.focused_link().await == (href.clone(), true)
            })
            .await;
        let again = browser.scrolled().await;
        assert!((again - place).abs() <= 2.0, "at {width}: was at {place}, is at {again}");
        assert_eq!(browser.address().await, "/sv/lediga-jobb?per_page=48&type=permanent");
    }
    browser.close().await;
}
