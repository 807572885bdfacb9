//! Chapters 9.4 and 10: what was sent is edited, withdrawn and sent again.

use domain::ids::{AgencyId, ApplicationId};
use domain::time::Instant;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

const WHY: &str = "Berätta varför du söker uppgiften och vad du kan bidra med";

impl Browser {
    /// “Övriga funktioner” of the panel that is to be seen, and one of them.
    async fn other_action(&self, name: &str) {
        self.click("button", "Övriga funktioner").await;
        self.click("button", name).await;
    }
}

/// Holds G9.4.2, G10.1, G10.3, X9-7, X9-9: the guide's chapters 9.4.2 and 10.1 to 10.3 word for word.
#[tokio::test]
async fn what_was_sent_is_edited_withdrawn_and_sent_again() {
    let demo = Demo::start().await;
    demo.import_ad_of("vaaho", "Testare").await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let email = "maja@example.org";
    browser.go("/sv/lediga-jobb?q=Testare").await;
    browser.click("link", "Testare").await;
    browser.by_role("heading", "Testare").await;
    browser.register_at_ad(&demo, email).await;
    let application: ApplicationId =
        browser.address().await.split('?').next().unwrap().rsplit('/').next().unwrap().parse().unwrap();
    browser.fill_basics().await;
    browser.fill_degree().await;
    browser.fill_experience().await;
    browser.section("Ansökan till jobbet").await;
    browser.fill(WHY, "Jag testar gärna.").await;
    browser.saved().await;
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Tack för din ansökan!").await;
    browser.by_role("heading", "Kvittens").await;
    browser.sound("skickad, med kvittens").await;
    let text = browser.text().await;
    let (_, hash) = text.split_once("SHA-256: ").unwrap();
    let hash = hash.lines().next().unwrap().trim().to_owned();
    browser.click("link", "Kontrollera kvittensen").await;
    browser.by_role("heading", "Kontrollera en kvittens").await;
    browser.ready().await;
    browser.fill("SHA-256", "1234").await;
    browser.click("button", "Kontrollera").await;
    browser.sees("Ange hela SHA-256").await;
    browser.fill("SHA-256", &hash).await;
    browser.click("button", "Kontrollera").await;
    browser.by_role("heading", "Kvittensen är äkta").await;
    assert!(!browser.text().await.contains("Jag testar gärna."));
    browser.sound("kvittensen är äkta").await;
    browser.picture("09-kvittens").await;
    browser.go(&format!("/sv/me/applications/{application}")).await;

    // 9.4.2: to be read, with its time stamp; edited beside what the agency sees
    browser.by_role("heading", "Ansökan: Testare").await;
    browser.sees("Du kan redigera den så länge ansökningstiden pågår.").await;
    browser.sees("Försvinner 2 år efter att rekryteringen avslutats.").await;
    browser.sound("skickad ansökan").await;
    browser.picture("09-skickad-ansokan").await;
    browser.click("button", "Redigera ansökan").await;
    browser.sees("tills du klickar på Redigering klar.").await;
    assert_eq!(browser.count("button", "Skicka ansökan").await, 0, "only while it was never sent");
    browser.section("Ansökan till jobbet").await;
    browser.fill(WHY, "Jag testar ännu hellre.").await;
    browser.saved().await;
    browser.sound("redigeras").await;
    browser.picture("09-redigeras").await;
    let agency: AgencyId = "vaaho".parse().unwrap();
    let recruiter = demo.recruiter("vaaho@example.org").await;
    let seen = async || format!("{:?}", recruiter.show_received(&agency, application).await.unwrap().value.answers);
    assert!(seen().await.contains("Jag testar gärna."), "{}", seen().await);
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Det här har du ändrat").await;
    browser.by_role("link", "Ansökan till jobbet").await;
    browser.sound("redigering, förhandsgranskad").await;
    browser.picture("09-redigering-klar").await;
    browser.click("button", "Redigering klar").await;
    browser.by_role("heading", "Ansökan: Testare").await;
    browser.sees("Redigerad ").await;
    assert!(seen().await.contains("Jag testar ännu hellre."), "{}", seen().await);
    let mail = demo.mail(email, "Din ansökan har ändrats").await;
    assert!(mail.text.contains("Testare"), "{}", mail.text);

    // 10.1: withdrawn, after “OK”
    browser.click("button", "Övriga funktioner").await;
    browser.press(Key::Escape).await;
    browser.focus_is_on("button", "Övriga funktioner").await;
    assert_eq!(browser.count("button", "Återkalla ansökan").await, 0, "Esc closes it");
    browser.other_action("Återkalla ansökan").await;
    browser.by_role("heading", "Återkalla ansökan: Testare").await;
    browser.axe("återkalla").await;
    browser.picture("10-aterkalla").await;
    browser.click("button", "Avbryt").await;
    browser.focus_is_on("button", "Övriga funktioner").await;
    // What does not succeed is told where one stands, and the question stays
    browser.other_action("Återkalla ansökan").await;
    browser.offline(true).await;
    browser.click("button", "OK").await;
    let told = "return document.querySelector('#withdraw-application .err')?.innerText ?? ''";
    browser
        .until("it is told in the window", || async {
            browser.script(told).await.as_str().unwrap_or_default().contains("Det gick inte att nå tjänsten.")
        })
        .await;
    browser.axe("återkalla utan anslutning").await;
    browser.picture("10-aterkalla-utan-anslutning").await;
    browser.offline(false).await;
    let _provoked = browser.complaints().await;
    browser.click("button", "OK").await;
    browser.sees("Ansökan är återkallad och kan bara läsas.").await;
    browser.sound("återkallad").await;
    browser.picture("10-aterkallad").await;
    browser.click("link", "Visa alla ansökningar").await;
    browser.by_role_starting("heading", "Ansökningar i aktiva rekryteringar").await;
    browser.sees("Återkallad").await;
    browser.sees("6 månader efter att ansökningstiden gick ut").await;
    browser.sound("lista med återkallad").await;
    demo.mail(email, "Din ansökan är återkallad").await;

    // 10.3: sent again, and editable
    browser.click("link", "Öppna ansökan: Testare").await;
    browser.by_role("heading", "Ansökan: Testare").await;
    browser.other_action("Skicka på nytt").await;
    browser.by_role("button", "Redigera ansökan").await;
    browser.sees("Ansökan är inlämnad").await;
    assert!(seen().await.contains("Jag testar ännu hellre."), "{}", seen().await);

    // A phone: the changes are dropped again
    browser.resize(360, 740).await;
    browser.click("button", "Redigera ansökan").await;
    browser.sees("tills du klickar på Redigering klar.").await;
    browser.sound("redigeras på telefon").await;
    browser.picture("09-redigeras-360").await;
    browser.other_action("Ångra ändringarna").await;
    browser.click("button", "OK").await;
    browser.by_role("button", "Redigera ansökan").await;
    browser.sound("skickad på telefon").await;
    browser.picture("09-skickad-ansokan-360").await;
    browser.close().await;
}

/// Holds D24: the period ends while what was sent is being edited: that is said, and the page shows what stands.
#[tokio::test]
async fn the_deadline_passes_while_what_was_sent_is_edited() {
    let mut demo = Demo::start().await;
    demo.import_ad_of("vaaho", "Testare").await;
    let ads = demo.api("/api/v1/ads?q=Testare&language=sv").await;
    let closes: Instant = ads["items"][0]["closes_at"].as_str().unwrap().parse().unwrap();
    demo.again_at(&(closes - chrono::TimeDelta::minutes(20)).to_string()).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv/lediga-jobb?q=Testare").await;
    browser.click("link", "Testare").await;
    browser.by_role("heading", "Testare").await;
    browser.register_at_ad(&demo, "sen@example.org").await;
    browser.fill_basics().await;
    browser.fill_degree().await;
    browser.fill_experience().await;
    browser.section("Ansökan till jobbet").await;
    browser.fill(WHY, "Jag testar gärna.").await;
    browser.saved().await;
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Tack för din ansökan!").await;
    browser.click("link", "Öppna: Testare").await;
    browser.click("button", "Redigera ansökan").await;
    browser.sees("tills du klickar på Redigering klar.").await;
    browser.section("Ansökan till jobbet").await;
    browser.fill(WHY, "Jag testar hellre senare.").await;
    browser.saved().await;
    demo.again_at(&(closes + chrono::TimeDelta::seconds(1)).to_string()).await;
    browser.fill(WHY, "Jag testar för sent.").await;

    browser
        .until("what stands is shown", || async {
            let text = browser.text().await;
            text.contains("Jag testar gärna.") && text.contains("Ändringarna är borttagna.")
        })
        .await;
    let text = browser.text().await;
    assert!(!text.contains("Jag testar hellre senare.") && !text.contains("Jag testar för sent."), "{text}");
    browser
        .until("it is said aloud too", || async {
            browser.said().await.iter().any(|one| one.contains("innan du klickade på Redigering klar"))
        })
        .await;
    assert_eq!(browser.count("button", "Övriga funktioner").await, 0, "nothing can be done any more");
    let _provoked = browser.complaints().await;
    browser.sound("ändringarna hann inte med").await;
    browser.picture("09-andringarna-hann-inte").await;
    browser.close().await;
}
