//! The main job with a keyboard and nothing else (K4, K5): real key presses from the front page to the sent
//! application. At each step the focus must be where a person expects it, and what happened must be said aloud.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

const CV: &[u8] = include_bytes!("../files/valid/cv_reportlab.pdf");

/// K4: “Sök nu” → “Skapa konto” → code → the form of that ad. C10, C11 on the way, across both programs of the page;
/// C20–C22 at the sign-up, C24 in the list, C29 at the menu.
#[tokio::test]
async fn the_form_of_an_ad_is_reached_with_keys_alone() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv").await;
    assert_eq!(browser.script("return document.activeElement.tagName").await, json!("BODY"), "C10: not on first load");
    assert!(browser.said().await.is_empty(), "nothing is said on first load: {:?}", browser.said().await);
    browser.opens_and_closes("Logga in", "link", "Logga in").await;
    browser.type_into("searchbox", "Sökord", "\"IT-expert\"").await;
    browser.press(Key::Enter).await;
    browser.arrives("1 ledigt jobb").await;
    browser.forget_said().await;
    browser.enter("link", "IT-expert").await;
    browser.arrives("IT-expert").await;
    let canonical = browser.script("return document.querySelector('link[rel=canonical]').href").await;
    let here = browser.web.current_url().await.unwrap();
    assert_eq!(canonical, json!(here.as_str()), "what a browser shares is this ad");

    // The dialog: focus in, kept, and back to the button
    browser.enter("button", "Sök nu").await;
    browser.focus_is_on("heading", "Sök jobbet").await;
    browser.keeps_the_focus("sök jobbet").await;
    browser.press(Key::Escape).await;
    browser.focus_is_on("button", "Sök nu").await;
    browser.press(Key::Enter).await;
    browser.focus_is_on("heading", "Sök jobbet").await;
    browser.enter("link", "Skapa konto").await;
    browser.arrives("Skapa konto").await;

    // Wrong first
    browser.fields_are_labelled("skapa konto").await;
    browser.may_be_filled_in(&[("E-postadress", "username"), ("Lösenord", "new-password")]).await;
    browser.enter("button", "Registrera dig").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.fields_are_labelled("skapa konto med fel").await;
    browser.summary_leads_to_its_fields(&["Ange din e-postadress", "Välj ett lösenord"]).await;
    browser.tab_back_to("textbox", "E-postadress").await;
    browser.keys("tanja@example.org").await;
    browser.type_into("textbox", "Lösenord", PASSWORD).await;
    browser.enter("button", "Visa lösenordet").await;
    browser.hears("Lösenordet visas.").await;
    browser.tick_box("Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
    browser.enter("button", "Registrera dig").await;
    browser.arrives("Bekräfta din e-postadress").await;

    // The code is pasted as the mail shows it
    browser.sees("Koden gäller").await;
    browser.may_be_filled_in(&[("Identifieringskod", "one-time-code")]).await;
    browser.fields_are_labelled("koden").await;
    let code = demo.code("tanja@example.org").await;
    browser.type_into("textbox", "Identifieringskod", &format!("{} {}", &code[..3], &code[3..])).await;
    browser.takes_what_is_pasted().await;
    browser.press(Key::Enter).await;
    browser.focus_is_on("heading", "Ansökan: IT-expert").await;
    browser.hears("Ditt konto är klart.").await;
    browser.hears("Ansökan: IT-expert").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    browser.close().await;
}

/// K5 on a desk.
#[tokio::test]
async fn an_application_is_filled_in_and_sent_with_keys_alone() {
    fill_in_and_send("kajsa@example.org", 1280, 800).await;
}

/// K5 at 400 % of a desk.
#[tokio::test]
async fn an_application_is_filled_in_and_sent_with_keys_alone_at_320_pixels() {
    fill_in_and_send("kalle@example.org", 320, 640).await;
}

/// K5: each kind of question, leave and come back, the preview with gaps, mended by the links of its summary, sent.
async fn fill_in_and_send(email: &str, width: u32, height: u32) {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, width, height).await;
    browser.listen().await;
    browser.go("/sv/lediga-jobb?q=%22IT-expert%22").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "IT-expert").await;
    browser.register_at_ad(&demo, email).await;
    browser.fields_are_labelled("basuppgifter").await;
    browser
        .may_be_filled_in(&[
            ("Förnamn", "given-name"),
            ("Efternamn", "family-name"),
            ("Födelsedatum", "bday"),
            ("Telefon", "tel"),
            ("Gatuadress", "street-address"),
            ("Postnummer", "postal-code"),
            ("Postort", "address-level2"),
        ])
        .await;

    browser.type_into("textbox", "Förnamn", "Kajsa").await;
    browser.type_into("textbox", "Efternamn", "Kvist").await;
    browser.type_into("textbox", "Födelsedatum", "1.5.1990").await;
    browser.choose_radio("kvinna", "kvinna").await;
    browser.type_into("textbox", "Telefon", "+358 000 000 7777").await;
    browser.type_into("textbox", "Gatuadress", "Provgatan 3").await;
    browser.type_into("textbox", "Postnummer", "00100").await;
    browser.type_into("textbox", "Postort", "Helsingfors").await;
    browser.tick_box("Jag samtycker till att få beslutet och dess bilagor per e-post").await;
    browser.saved().await;

    browser.enter("link", "Nästa").await;
    browser.focus_is_on("heading", "Examen").await;
    browser.enter("button", "Lägg till examen").await;
    browser.focus_is_on("combobox", "Examensnivå").await;
    browser.keys("Högre högskolenivå").await;
    browser.type_into("textbox", "Examen", "Diplomingenjör").await;
    browser.type_into("textbox", "Läroanstalt", "Aalto-universitetet").await;
    browser.type_into("textbox", "Avlagd", "15.6.2015").await;
    browser.tab_to("link", "Nästa").await;
    browser.saved().await;

    // Away and back
    browser.enter("link", "Virka").await;
    browser.arrives("Hitta ditt nästa jobb hos staten").await;
    browser.web.back().await.unwrap();
    browser.by_role("heading", "Ansökan: IT-expert").await;
    browser.ready().await;
    let degree = browser.by_role("textbox", "Examen").await;
    assert_eq!(degree.prop("value").await.unwrap().unwrap(), "Diplomingenjör", "nothing is lost");

    // The preview names the gaps; each link leads to its field
    browser.enter("link", "Förhandsgranska").await;
    browser.arrives("Förhandsgranska ansökan").await;
    browser.enter("button", "Skicka ansökan").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.enter("link", "Välj: Varifrån vill du arbeta? (Ansökan till jobbet)").await;
    browser.focus_is_on("radio", "Från Helsingfors").await;
    browser.fields_are_labelled("ansökan till jobbet").await;
    for _ in 0..4 {
        if browser.at_focus().await.name == "På distans från annan ort" {
            break;
        }
        browser.press(Key::Down).await;
    }
    browser.focus_is_on("radio", "På distans från annan ort").await;
    browser.type_into("textbox", "På vilken ort?", "Kajana").await;
    browser.type_into("textbox", "Beskriv ett system som du är stolt över", "En sökmotor. Den var snabb.").await;
    browser.tab_back_to("textbox", "Hur många år har du programmerat i ditt arbete?").await;
    browser.keys("11").await;
    browser.saved().await;
    browser.enter("link", "Föregående").await;
    browser.focus_is_on("heading", "Erfarenhet, kompetens och kunskaper").await;
    browser.tick_box("Rust").await;
    browser.saved().await;
    browser.enter("link", "Föregående").await;
    browser.focus_is_on("heading", "Arbetserfarenhet").await;
    browser.enter("button", "Lägg till arbetsplats").await;
    browser.focus_is_on("textbox", "Arbetsgivare").await;
    browser.keys("Exempel Ab").await;
    browser.type_into("textbox", "Titel eller uppgift", "systemutvecklare").await;
    browser.type_into("textbox", "Började", "1.8.2015").await;
    browser.tick_box("Arbetet pågår").await;
    browser.enter("link", "Nästa").await;
    browser.focus_is_on("heading", "Erfarenhet, kompetens och kunskaper").await;
    browser.enter("link", "Nästa").await;
    browser.focus_is_on("heading", "Ansökan till jobbet").await;
    browser.enter("link", "Nästa").await;
    browser.focus_is_on("heading", "Bilagor").await;
    // The browser's own window for choosing a file is not part of the page: the file is put under the focused field.
    browser.attach("meritförteckning.pdf", CV).await;
    browser.by_role("button", "Ta bort meritförteckning.pdf").await;
    browser.hears("meritförteckning.pdf").await;
    browser.until("all is filled in", || async { browser.percent().await == 100 }).await;

    // The preview was announced before, when it named the gaps.
    browser.forget_said().await;
    browser.enter("link", "Förhandsgranska").await;
    browser.arrives("Förhandsgranska ansökan").await;
    browser.sees("Ansökningar är offentliga handlingar").await;
    browser.enter("button", "Skicka ansökan").await;
    browser.focus_is_on("heading", "Tack för din ansökan!").await;
    browser.hears("Tack för din ansökan!").await;
    demo.mail(email, "Tack för din ansökan!").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    browser.close().await;
}
