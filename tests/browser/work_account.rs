//! The one-time link of a work account (X13-6): its secret stands after `#` and leaves the address bar.

use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

/// Of X13-6: the link leads to a page on which keys alone choose a password, once.
#[tokio::test]
async fn the_link_of_a_work_account_gives_it_a_password() {
    let demo = Demo::start().await;
    let printed = demo.admin(&["create-user", "--email", "rekry@example.org", "--agency", "migri", "--language", "sv"]);
    let link = printed.split_whitespace().find(|word| word.contains("/work-account#")).expect("a link is printed");
    let path = link.strip_prefix(&demo.address).expect("a link to this server").to_owned();
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.web.goto(format!("{}{path}", demo.address)).await.unwrap();
    browser.by_role("heading", "Lösenord för ditt arbetskonto").await;
    browser.axe("arbetskonto").await;
    browser.fields_are_labelled("arbetskonto").await;
    browser.every_stop_is_seen("arbetskonto").await;
    browser.looks_right("arbetskonto").await;
    browser.may_be_filled_in(&[("Lösenord", "new-password")]).await;

    browser.enter("button", "Spara lösenordet").await;
    browser.focus_is_on("textbox", "Lösenord").await;
    browser.hears("Välj ett lösenord").await;
    browser.keys("sommar").await;
    browser.press(Key::Enter).await;
    browser.hears("Lösenordet saknar ännu något.").await;
    browser.axe("arbetskonto med fel").await;
    browser.refused("422").await;
    browser.press_control('a').await;
    browser.keys(PASSWORD).await;
    browser.press(Key::Enter).await;
    browser.sees("Lösenordet är sparat.").await;
    browser.axe("arbetskonto sparat").await;
    let address = browser.web.current_url().await.unwrap();
    assert_eq!(address.fragment(), None, "the secret has left the address bar");
    let me = browser.script("return fetch('/api/v1/me').then(answer => answer.json())").await;
    assert_eq!(me["kind"], "work");

    // The link is used up
    browser.web.goto("about:blank").await.unwrap();
    browser.web.goto(format!("{}{path}", demo.address)).await.unwrap();
    browser.type_into("textbox", "Lösenord", "Vinter-2026-inne").await;
    browser.press(Key::Enter).await;
    browser.sees("Länken är använd eller för gammal.").await;
    browser.focus_is_on("textbox", "Lösenord").await;
    browser.refused("404").await;
    browser.close().await;
}
