//! Chapters 4, 5, 6 and 9: from “Sök nu” to “Tack för din ansökan!”, and what the agency then reads.

use client::Client;
use domain::accounts::{AccountKind, LogIn};
use domain::ids::{AgencyId, ApplicationId};
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

const CV: &[u8] = include_bytes!("../files/valid/cv_reportlab.pdf");

impl Browser {
    /// The button that sends the form: “Logga in” is the name of the menu too.
    async fn submit(&self) {
        let button = self.web.find(By::Css("main form button[type=submit]")).await.unwrap();
        self.click_on(&button).await;
    }
}

/// The main job, as the guide walks it.
/// Holds G1-1, G3.1-1, G3.4-1, G4-1, G4-2, G4-3, G4-4, G5-1, G6-1, G9-1, G9-2, G9.2.2, G9.2.5, G9.2.7, G9.2.8, G9.3-1,
/// G9.3-2, G9.3-3. Of X13-2: the agency reads it, the neighbour does not.
#[tokio::test]
async fn one_applicant_finds_an_ad_registers_applies_and_is_confirmed() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let email = "maja@example.org";

    // The front page, a keyword, the ad
    browser.go("/sv").await;
    browser.fill_search("Sökord", "\"IT-expert\"").await;
    browser.click("button", "Sök").await;
    browser.by_role("heading", "1 ledigt jobb").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "IT-expert").await;
    browser.sees("TULLI-4-2026").await;

    // “Sök nu”, “Skapa konto”, the rules ticked off while typing
    let apply = browser.nth("button", "Sök nu", 0).await;
    browser.click_on(&apply).await;
    browser.by_role("dialog", "Sök jobbet").await;
    browser.axe("sök jobbet").await;
    browser.click("link", "Skapa konto").await;
    browser.by_role("heading", "Skapa konto").await;
    browser.ready().await;
    browser.sound("skapa konto").await;
    browser.fill("E-postadress", email).await;
    browser.fill("Lösenord", "sommar").await;
    browser.until("one rule is met", || async { browser.text().await.matches(": uppfyllt").count() == 1 }).await;
    browser.click("button", "Registrera dig").await;
    browser.by_role("heading", "Det finns ett problem").await;
    browser
        .until("the title says that there is an error", || async {
            browser.web.title().await.unwrap().starts_with("Fel: ")
        })
        .await;
    browser.axe("skapa konto med fel").await;
    browser.picture("08-skapa-konto-fel").await;
    browser.fill("Lösenord", PASSWORD).await;
    browser.until("every rule is met", || async { browser.text().await.matches(": uppfyllt").count() == 5 }).await;
    browser.click("checkbox", "Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
    browser.picture("08-skapa-konto").await;
    browser.click("button", "Registrera dig").await;

    // The code from the mail, wrong once
    browser.by_role("heading", "Bekräfta din e-postadress").await;
    browser.sees("Koden gäller").await;
    browser.sound("koden").await;
    let code = demo.code(email).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    browser.fill("Identifieringskod", wrong).await;
    browser.click("button", "Bekräfta").await;
    browser.sees("Koden stämmer inte eller har gått ut.").await;
    browser.axe("fel kod").await;
    browser.refused("422").await;
    browser.fill("Identifieringskod", &format!("{} {}", &code[..3], &code[3..])).await;
    browser.click("button", "Bekräfta").await;

    // Straight into the form of that ad
    browser.by_role("heading", "Ansökan: IT-expert").await;
    browser.ready().await;
    browser.sees("Ansökan är inte inlämnad").await;
    browser.sound("basuppgifter, tomma").await;
    let application: ApplicationId =
        browser.address().await.split('?').next().unwrap().rsplit('/').next().unwrap().parse().unwrap();
    browser.fill_basics().await;
    browser.saved().await;
    browser.sound("basuppgifter").await;
    browser.picture("05-basuppgifter").await;
    let after_basics = browser.percent().await;
    assert!((40..100).contains(&after_basics), "{after_basics} %");
    browser.fill_degree().await;
    browser.saved().await;
    browser.sound("examen").await;
    browser.picture("05-ansokan").await;

    // Closing the browser in the middle, going on elsewhere after “Logga in”
    browser.close().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv").await;
    browser.click("button", "Logga in").await;
    browser.click("link", "Logga in").await;
    browser.by_role("heading", "Logga in").await;
    browser.ready().await;
    browser.sound("logga in").await;
    browser.fill("E-postadress", email).await;
    browser.fill("Lösenord", "Fel-losenord-1234").await;
    browser.submit().await;
    browser.sees("E-postadressen eller lösenordet stämmer inte.").await;
    browser.axe("logga in med fel").await;
    browser.refused("401").await;
    browser.fill("Lösenord", PASSWORD).await;
    browser.submit().await;
    browser.by_role("heading", "Hej Maja").await;
    browser.sound("startsidan").await;
    browser.click("link", "Visa alla ansökningar").await;
    browser.by_role("heading", "Mina ansökningar").await;
    browser.by_role_starting("heading", "Oavslutade ansökningar").await;
    browser.sound("mina ansökningar").await;
    browser.picture("07-ansokningar").await;
    browser.click("link", "Fortsätt ansökan: IT-expert").await;
    browser.by_role("heading", "Ansökan: IT-expert").await;
    browser.section("Examen").await;
    let degree = browser.by_role("textbox", "Examen").await;
    assert_eq!(degree.prop("value").await.unwrap().unwrap(), "Diplomingenjör", "nothing is lost");

    // What is missing is named and linked
    browser.fill_experience().await;
    browser.saved().await;
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Det finns ett problem").await;
    browser.sound("förhandsgranska med luckor").await;
    browser.picture("06-forhandsgranska-fel").await;
    browser.click("link", "Välj: Varifrån vill du arbeta? (Ansökan till jobbet)").await;
    browser.by_role("region", "Ansökan till jobbet").await;

    // The agency's own questions; one shows another
    browser.section("Erfarenhet, kompetens och kunskaper").await;
    browser.click("checkbox", "Rust").await;
    browser.click("checkbox", "PostgreSQL").await;
    browser.section("Ansökan till jobbet").await;
    browser.fill("Hur många år har du programmerat i ditt arbete?", "11").await;
    browser.click("radio", "På distans från annan ort").await;
    browser.fill("På vilken ort?", "Kajana").await;
    browser.fill("Beskriv ett system som du är stolt över", "En sökmotor.\nDen var snabb.").await;
    browser.saved().await;
    browser.sound("ansökan till jobbet").await;
    browser.picture("05-fragor").await;
    browser.section("Bilagor").await;
    browser.attach("meritförteckning.pdf", CV).await;
    browser.sees("meritförteckning.pdf").await;
    browser.by_role("button", "Ta bort meritförteckning.pdf").await;
    browser.sound("bilagor").await;
    browser.picture("05-bilagor").await;
    browser.until("all is filled in", || async { browser.percent().await == 100 }).await;

    // Preview, send, thanks
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    browser.sees("Ansökningar är offentliga handlingar").await;
    browser.sees("Ansökan är inte inlämnad").await;
    browser.sound("förhandsgranska").await;
    browser.picture("06-forhandsgranska").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Tack för din ansökan!").await;
    browser.sound("skickad").await;
    browser.picture("06-skickad").await;
    let mail = demo.mail(email, "Tack för din ansökan!").await;
    assert!(mail.text.contains("IT-expert") && mail.text.contains("Tullen"), "{}", mail.text);
    browser.click("link", "Visa alla ansökningar").await;
    browser.by_role_starting("heading", "Ansökningar i aktiva rekryteringar").await;
    browser.sees("Skickad").await;
    browser.picture("07-skickad").await;

    // Applying again leads to the first application
    browser.go("/sv/lediga-jobb?q=%22IT-expert%22").await;
    browser.click("link", "IT-expert").await;
    browser.by_role("heading", "IT-expert").await;
    browser.apply_again().await;
    browser
        .until("the first application", || async { browser.address().await.contains(&application.to_string()) })
        .await;
    browser.close().await;

    // The agency's recruiter reads it; the neighbour's does not
    let tulli: AgencyId = "tulli".parse().unwrap();
    let recruiter = demo.recruiter("tulli@example.org").await;
    let read = recruiter.show_received(&tulli, application).await.unwrap().value;
    assert_eq!(read.attachments.len(), 1);
    let file = recruiter.fetch_received_attachment(&tulli, application, read.attachments[0].id).await.unwrap();
    assert_eq!(file.bytes, CV);
    let neighbour = demo.recruiter("vaaho@example.org").await;
    let refused = neighbour.show_received(&tulli, application).await.unwrap_err();
    assert_eq!(refused.code(), Some("not_found"));
}

/// Holds G9.2.7: a form with citizenship, yes and no, a date, many of many, one of many, a number.
#[tokio::test]
async fn every_kind_of_question_can_be_answered_and_kept() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.go("/sv/lediga-jobb?q=HELPOL-2-2026").await;
    browser.click("link", "Äldre konstapel").await;
    browser.by_role("heading", "Äldre konstapel").await;
    browser.register_at_ad(&demo, "sven@example.org").await;
    browser.by_role_starting("radiogroup", "Är du finsk medborgare?").await;
    browser.section("Examen").await;
    assert_eq!(browser.count("textbox", "När avlades examen?").await, 0, "asked only after yes");
    browser.nth_click("radio", "Ja", 0).await;
    browser.fill("När avlades examen?", "31.4.2014").await;
    browser.sees("Datumet finns inte").await;
    browser.fill("När avlades examen?", "30.4.2014").await;
    browser.section("Erfarenhet, kompetens och kunskaper").await;
    browser.click("checkbox", "Körkort av klass B").await;
    browser.section("Ansökan till jobbet").await;
    browser.sound("poliser, tomma frågor").await;
    browser.click("radio", "Trafikövervakning").await;
    browser.fill("Hur många år har du arbetat inom polisen?", "12").await;
    browser.fill("Berätta om en situation där du lugnade andra", "Vid en olycka.").await;
    browser.saved().await;
    browser.sound("poliser, besvarade frågor").await;
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    browser.section("Examen").await;
    let date = browser.by_role("textbox", "När avlades examen?").await;
    assert_eq!(date.prop("value").await.unwrap().unwrap(), "30.4.2014");
    browser.section("Erfarenhet, kompetens och kunskaper").await;
    assert!(browser.by_role("checkbox", "Körkort av klass B").await.is_selected().await.unwrap());
    browser.section("Ansökan till jobbet").await;
    assert!(browser.by_role("radio", "Trafikövervakning").await.is_selected().await.unwrap());
    browser.tabs_through("poliser").await;
    browser.close().await;
}

impl Demo {
    /// A recruiter of the demo, logged in.
    pub(crate) async fn recruiter(&self, email: &str) -> Client {
        let client = Client::new(&self.address).unwrap();
        let wish = LogIn {
            email: email.to_owned().into(),
            password: "Virka-demo-2026".to_owned().into(),
            kind: AccountKind::Work,
        };
        client.log_in(&wish).await.unwrap();
        client
    }
}
