//! “Glömde du lösenordet?” from the login through the mail to a new password (G5.1, G5.2).

use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

const NEW: &str = "Vinter-2027-inne";

impl Demo {
    /// The path of the link to a new password in the newest mail to an address.
    async fn password_link(&self, to: &str, subject: &str) -> String {
        let text = self.mail(to, subject).await.text;
        let link = text.split_whitespace().find(|word| word.contains("/password/new#t=")).expect("a link");
        link.strip_prefix(&self.address).expect("a link to this server").to_owned()
    }
}

impl Browser {
    /// Opens a link with a secret in a page of its own.
    async fn open_link(&self, demo: &Demo, path: &str) {
        self.web.goto("about:blank").await.unwrap();
        self.web.goto(format!("{}{path}", demo.address)).await.unwrap();
        self.ready().await;
    }
}

/// Holds G5.1, G5.2: with keys alone, in the guide's words; every state of the page of the link; Finnish and English.
#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_link() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv/login").await;
    browser.type_into("textbox", "E-postadress", "otso@example.org").await;
    browser.enter("link", "Glömde du lösenordet?").await;
    browser.focus_is_on("heading", "Glömde du lösenordet?").await;
    let email = browser.by_role("textbox", "E-postadress").await;
    assert_eq!(email.prop("value").await.unwrap().unwrap(), "otso@example.org", "what is known is not asked again");
    browser.key_state("glömt lösenord").await;
    browser.sound("glömt lösenord").await;
    browser.picture("31-glomt-losenord").await;
    browser.may_be_filled_in(&[("E-postadress", "username")]).await;

    // Nothing, and no address
    browser.fill("E-postadress", " ").await;
    browser.enter("button", "Skicka").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.sees("Ange din e-postadress").await;
    browser.axe("glömt lösenord med fel").await;

    // An address that is nobody's user name: the page says the same, the mail says so (G5.2)
    browser.fill("E-postadress", "otso@work.example").await;
    browser.enter("button", "Skicka").await;
    browser.focus_is_on("heading", "Titta i din e-post").await;
    browser.sees("Vi har skickat ett meddelande till otso@work.example.").await;
    browser.key_state("länken är på väg").await;
    browser.sound("länken är på väg").await;
    browser.picture("32-lanken-pa-vag").await;
    let mail = demo.mail("otso@work.example", "Byt lösenord").await;
    assert!(mail.text.contains("det finns inget konto med adressen otso@work.example"), "{}", mail.text);

    browser.enter("button", "Använd en annan adress").await;
    browser.focus_is_on("heading", "Glömde du lösenordet?").await;
    browser.fill("E-postadress", "otso@example.org").await;
    browser.click("button", "Skicka").await;
    browser.sees("Vi har skickat ett meddelande till otso@example.org.").await;
    // In the language of the account
    let path = demo.password_link("otso@example.org", "Salasanan vaihto").await;
    assert!(path.starts_with("/fi/"), "{path}");
    let path = path.replacen("/fi/", "/sv/", 1);

    browser.open_link(&demo, &path).await;
    browser.sees("Välj ett nytt lösenord för kontot otso@example.org.").await;
    let address = browser.web.current_url().await.unwrap();
    assert_eq!(address.fragment(), None, "the secret has left the address bar");
    browser.key_state("nytt lösenord").await;
    browser.sound("nytt lösenord").await;
    browser.picture("33-nytt-losenord").await;
    browser.may_be_filled_in(&[("Nytt lösenord", "new-password")]).await;
    browser.type_into("textbox", "Nytt lösenord", "sommar").await;
    browser.press(Key::Enter).await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.axe("nytt lösenord med fel").await;
    browser.fill("Nytt lösenord", NEW).await;
    browser.enter("button", "Spara lösenordet").await;
    browser.hears("Lösenordet är bytt och du är inloggad. Alla andra inloggningar har avslutats.").await;
    browser.by_role_starting("heading", "Hej").await;
    demo.mail("otso@example.org", "Salasanasi on vaihdettu").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");

    // Used, cut off, and never one
    browser.open_link(&demo, &path).await;
    browser.by_role("heading", "Länken är redan använd").await;
    browser.refused("410").await;
    browser.sound("länken är använd").await;
    browser.open_link(&demo, &path[..path.len() - 12]).await;
    browser.by_role("heading", "Länken är inte hel").await;
    browser.sound("länken är avklippt").await;
    browser.open_link(&demo, &format!("{path}x")).await;
    browser.by_role("heading", "Länken är inte hel").await;
    browser.refused("404").await;
    browser.enter("link", "Beställ en ny länk").await;
    browser.by_role("heading", "Glömde du lösenordet?").await;

    for (path, heading) in [("/fi/password", "Unohditko salasanan?"), ("/en/password", "Forgot your password?")] {
        browser.go(path).await;
        browser.by_role("heading", heading).await;
        browser.sound(path).await;
    }
    browser.close().await;
}

/// Holds G5.1: after twenty minutes the page says so before anybody types a new password.
#[tokio::test]
async fn a_link_that_is_too_old_says_so_at_once() {
    let mut demo = Demo::start().await;
    let browser = Browser::open(&demo, 360, 740).await;
    browser.go("/sv/password").await;
    browser.fill("E-postadress", "otso@example.org").await;
    browser.click("button", "Skicka").await;
    browser.by_role("heading", "Titta i din e-post").await;
    let path = demo.password_link("otso@example.org", "Salasanan vaihto").await.replacen("/fi/", "/sv/", 1);
    let now: domain::time::Instant = demo.api("/api/v1/session").await["now"].as_str().unwrap().parse().unwrap();
    demo.again_at(&(now + chrono::TimeDelta::minutes(21)).to_string()).await;
    browser.open_link(&demo, &path).await;
    browser.by_role("heading", "Länken har gått ut").await;
    assert_eq!(browser.count("textbox", "Nytt lösenord").await, 0);
    browser.refused("410").await;
    browser.sound("länken har gått ut").await;
    browser.close().await;
}
