//! Chapter 11: “Öppen ansökan till staten”.

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

const WHAT: &str = "Berätta hurdant arbete du söker och vad du kan bidra med";
const UNTIL: &str = "Ansökan gäller till och med";

/// Holds G11-1, G6-1, X9-7: from its page through “Skapa konto” into the form, sent, prolonged, withdrawn, deleted.
#[tokio::test]
async fn an_open_application_from_its_page_to_its_end() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let email = "maja@example.org";
    browser.go("/sv/oppen-ansokan").await;
    browser.by_role("heading", "Öppen ansökan till staten").await;
    browser.ready().await;
    browser.sees("endast till högst två år långa tillfälliga uppgifter").await;
    browser.sound("sidan om öppen ansökan").await;
    browser.picture("11-sidan").await;
    browser.click("link", "Sök nu").await;
    browser.by_role("heading", "Logga in").await;
    browser.ready().await;
    browser.click("link", "Skapa konto").await;
    browser.by_role("heading", "Skapa konto").await;
    browser.fill("E-postadress", email).await;
    browser.fill("Lösenord", PASSWORD).await;
    browser.click("checkbox", "Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
    browser.click("button", "Registrera dig").await;
    browser.by_role("heading", "Bekräfta din e-postadress").await;
    let code = demo.code(email).await;
    browser.fill("Identifieringskod", &code).await;
    browser.click("button", "Bekräfta").await;

    // The form: what it cannot lead to is said first; areas, places, and how long it is valid
    browser.by_role("heading", "Ansökan: Öppen ansökan till staten").await;
    browser.ready().await;
    browser.sees("Observera att hos staten kan en sökande väljas med öppen ansökan endast").await;
    browser.fill_basics().await;
    browser.fill_degree().await;
    browser.fill_experience().await;
    browser.section("Ansökan till jobbet").await;
    browser.click("checkbox", "ICT-uppgifter").await;
    assert_eq!(browser.count("checkbox", "Esbo").await, 0, "municipalities of the chosen region alone");
    browser.click("checkbox", "Nyland").await;
    browser.click("checkbox", "Esbo").await;
    browser.fill(UNTIL, "1.1.2040").await;
    browser.sees("Maximalt två (2) år.").await;
    browser.fill(WHAT, "Jag testar gärna.").await;
    browser.saved().await;
    browser.sound("öppen ansökan, formuläret").await;
    browser.picture("11-formular").await;
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Det finns ett problem").await;
    browser.go(&browser.address().await.replace("/preview", "?section=job")).await;
    browser.by_role("region", "Ansökan till jobbet").await;
    browser.ready().await;
    browser.fill(UNTIL, &day(300)).await;
    browser.saved().await;
    browser.click("link", "Förhandsgranska").await;
    browser.sees("ICT-uppgifter").await;
    browser.sound("öppen ansökan, förhandsgranskad").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Tack för din ansökan!").await;
    browser.sees("till statens ansökningsbank").await;
    browser.sees("Försvinner automatiskt efter ").await;
    browser.sound("öppen ansökan, skickad").await;
    let mail = demo.mail(email, "Tack för din ansökan!").await;
    assert!(mail.text.contains(&format!("till och med {}", day(300))), "{}", mail.text);

    // Among the other applications, with its last day
    browser.click("link", "Visa alla ansökningar").await;
    browser.by_role_starting("heading", "Ansökningar i aktiva rekryteringar").await;
    browser.sees(&format!("Gäller till och med {}", day(300))).await;
    browser.sound("öppen ansökan i listan").await;
    browser.picture("11-listan").await;
    browser.click("link", "Öppna ansökan: Öppen ansökan till staten").await;
    browser.by_role("heading", "Ansökan: Öppen ansökan till staten").await;

    // Prolonged, never beyond two years
    browser.click("button", "Övriga funktioner").await;
    browser.click("button", "Förläng ansökan").await;
    browser.by_role("heading", "Förläng ansökan: Öppen ansökan till staten").await;
    browser.axe("förläng").await;
    browser.picture("11-forlang").await;
    browser.fill("Gäller till och med", "1.1.2040").await;
    browser.click("button", "OK").await;
    browser.by_role("heading", "Förläng ansökan: Öppen ansökan till staten").await;
    browser.fill("Gäller till och med", &day(400)).await;
    browser.click("button", "OK").await;
    browser.sees(&format!("Försvinner automatiskt efter {}", day(400))).await;
    browser.sound("förlängd").await;

    // Withdrawn after “OK”, and deleted
    browser.click("button", "Övriga funktioner").await;
    browser.click("button", "Återkalla ansökan").await;
    browser.by_role("heading", "Återkalla ansökan: Öppen ansökan till staten").await;
    browser.sees("Arbetsgivarna ser inte längre din ansökan.").await;
    browser.axe("återkalla öppen ansökan").await;
    browser.click("button", "OK").await;
    browser.sees("Arbetsgivarna ser den inte.").await;
    browser.resize(360, 740).await;
    browser.sound("återkallad på telefon").await;
    browser.click("button", "Övriga funktioner").await;
    browser.click("button", "Ta bort ansökan").await;
    browser.sees("Du kan när som helst göra en ny öppen ansökan.").await;
    browser.click("button", "OK").await;
    browser.by_role("heading", "Mina ansökningar").await;
    browser.close().await;
}

/// So many days from now, as one types it.
fn day(after: i64) -> String {
    let there = domain::time::helsinki::date(api::clock::Clock::real().now()) + chrono::TimeDelta::days(after);
    there.format("%-d.%-m.%Y").to_string()
}
