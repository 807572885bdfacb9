//! Chapter 9.2: a form in which every section of the guide stands.

use crate::ch07_profile::picture;
use crate::demo::Demo;
use crate::driver::Browser;

const CV: &[u8] = include_bytes!("../files/valid/cv_reportlab.pdf");
const COMPETENCE: &str = "Erfarenhet, kompetens och kunskaper";
const NO_SKILLS: &str = "Jag har inget av de kunskaper som krävs";

/// Holds G9.2.1, G9.2.3, G9.2.4, G9.2.6.
#[tokio::test]
async fn every_section_of_the_guide_is_filled_in_and_sent() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv/lediga-jobb?q=HELPOL-2-2026").await;
    browser.click("link", "Äldre konstapel").await;
    browser.by_role("heading", "Äldre konstapel").await;
    browser.register_at_ad(&demo, "polly@example.org").await;

    // Basic details with citizenship, photo, positions of trust and other details
    browser.fill_basics().await;
    browser.nth_click("radio", "Ja", 0).await;
    browser.by_role("group", "Sökandens bild (obligatoriskt)").await;
    browser.enter("button", "Redigera bild").await;
    browser.put_file("photo-file", "jag.png", &picture()).await;
    browser.by_role("image", "Så här blir bilden").await;
    browser.enter("button", "Spara bilden").await;
    browser.hears("Bilden är sparad.").await;
    browser.by_role("heading", "Övriga uppgifter").await;
    browser.click("checkbox", "Jag har inga förtroendeuppdrag").await;
    browser.nth_click("radio", "Nej", 1).await;
    browser.saved().await;
    browser.sound("basuppgifter med allt").await;
    browser.picture("92-basuppgifter").await;

    browser.fill_degree().await;
    browser.nth_click("radio", "Nej", 0).await;
    browser.section("Kurser").await;
    browser.click("checkbox", "jag har inga kurser").await;

    // Three groups of languages; the dash is an answer
    browser.section("Språkkunskaper").await;
    for heading in ["Krävda språk", "Annan språkkunskap som behövs i uppgiften", "Övriga språkkunskaper"] {
        browser.by_role("heading", heading).await;
    }
    for language in 0..3 {
        browser.choose_nth("Muntliga färdigheter", language, "utmärkta").await;
        browser.choose_nth("Skriftliga färdigheter", language, "goda").await;
        browser.choose_nth("Förståelse", language, "–").await;
    }
    browser.click("button", "Lägg till språk").await;
    browser.choose("Språk", "estniska").await;
    for skill in ["Muntliga färdigheter", "Skriftliga färdigheter", "Förståelse"] {
        browser.choose_nth(skill, 3, "svaga").await;
    }
    browser.saved().await;
    browser.sound("språkkunskaper").await;
    browser.picture("92-sprak").await;
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    browser.section("Språkkunskaper").await;
    assert_eq!(browser.count("combobox", "Förståelse").await, 4, "each language stands there once");

    // None of the skills puts out the others, and the other way round
    browser.fill_experience().await;
    browser.section(COMPETENCE).await;
    browser.nth_click("radio", "Ja", 0).await;
    browser.click("checkbox", "Körkort av klass B").await;
    browser.click("checkbox", "Första insats").await;
    browser.click("checkbox", NO_SKILLS).await;
    assert!(!browser.by_role("checkbox", "Första insats").await.is_selected().await.unwrap());
    browser.click("checkbox", "Första insats").await;
    assert!(!browser.by_role("checkbox", NO_SKILLS).await.is_selected().await.unwrap());
    browser.click("checkbox", NO_SKILLS).await;
    browser.saved().await;
    browser.sound("kompetens").await;
    browser.picture("92-kompetens").await;

    browser.section("Ansökan till jobbet").await;
    browser.fill("Berätta om en situation där du lugnade andra", "Vid en olycka.").await;
    browser.click("radio", "Trafikövervakning").await;
    browser.fill("Hur många år har du arbetat inom polisen?", "12").await;
    browser.section("Bilagor").await;
    browser.attach("intyg.pdf", CV).await;
    browser.sees("intyg.pdf").await;
    browser.until("all is filled in", || async { browser.percent().await == 100 }).await;

    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    for said in ["Bilden är tillagd", "finska", "Krävda språk", "estniska", NO_SKILLS, "Jag har inga förtroendeuppdrag"]
    {
        browser.sees(said).await;
    }
    browser.sound("förhandsgranska allt").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Tack för din ansökan!").await;
    browser.close().await;
}
