//! Chapters 7 and 9.1: “Min profil”, “Redigera profil”, the photo, the file, and what a new application begins with.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

/// A picture, 300 × 200, red on the left and blue on the right.
pub(crate) fn picture() -> Vec<u8> {
    let half = |x: u32| if x < 150 { Rgb([200, 20, 20]) } else { Rgb([20, 20, 200]) };
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(300, 200, |x, _| half(x)));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

impl Browser {
    /// “Skapa konto” without an ad in mind, up to the question for the basic details.
    async fn register(&self, demo: &Demo, email: &str) {
        self.go("/sv/register").await;
        self.fill("E-postadress", email).await;
        self.fill("Lösenord", PASSWORD).await;
        self.click("checkbox", "Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
        self.click("button", "Registrera dig").await;
        self.by_role("heading", "Bekräfta din e-postadress").await;
        let code = demo.code(email).await;
        self.fill("Identifieringskod", &code).await;
        self.click("button", "Bekräfta").await;
        self.by_role("heading", "Fyll i dina basuppgifter").await;
        self.ready().await;
    }

    /// “Sök nu” at the ad with this “sök-ID”.
    async fn apply_to(&self, code: &str, title: &str) {
        self.go(&format!("/sv/lediga-jobb?q={code}")).await;
        self.click("link", title).await;
        self.by_role("heading", title).await;
        self.nth_click("button", "Sök nu", 0).await;
    }

    /// What stands in a text field.
    async fn value_of(&self, label: &str) -> String {
        self.by_role("textbox", label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Puts a file into the control with this id.
    pub(crate) async fn put_file(&self, control: &str, name: &str, bytes: &[u8]) {
        let folder = std::env::temp_dir().join(format!("virka-profile-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(name);
        std::fs::write(&file, bytes).unwrap();
        let input = self.web.find(By::Id(control)).await.unwrap();
        input.send_keys(file.to_str().unwrap()).await.unwrap();
    }
}

/// Holds G4-5, G7.1-1, G7.1-3, G7.1-5: after registering without an ad one is asked for the basic details; the profile
/// behind the user's name is filled in, undone, ordered, read and printed; its basic details stand in an application.
#[tokio::test]
async fn the_profile_is_filled_in_and_read() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.register(&demo, "petra@example.org").await;
    browser.sound("första uppgifterna").await;
    browser.picture("07-forsta-uppgifterna").await;
    browser.fill("Förnamn", "Petra").await;
    browser.fill("Efternamn", "Profil").await;
    browser.saved().await;
    browser.click("link", "Fortsätt").await;
    browser.by_role("heading", "Hej Petra").await;

    // Behind the user's name
    browser.click("button", "Petra Profil").await;
    browser.click("link", "Min profil").await;
    browser.by_role("heading", "Min profil").await;
    browser.ready().await;
    browser.sees("Arbetsgivarna ser inte din profil, bara de ansökningar som du har skickat.").await;
    browser.sees("Du har inte lagt till något här ännu.").await;
    browser.sound("min profil, tom").await;
    browser.click("link", "Redigera profil").await;
    browser.by_role("heading", "Redigera profil").await;
    browser.ready().await;
    browser.fill("Telefon", "+358 000 000 7777").await;

    // A row of every section
    browser.click("button", "Lägg till examen").await;
    browser.choose("Examensnivå", "Högre högskolenivå").await;
    browser.fill("Examen", "Diplomingenjör").await;
    browser.fill("Avlagd", "31.2.2015").await;
    browser.sees("Datumet finns inte").await;
    browser.fill("Avlagd", "15.6.2015").await;
    browser.click("button", "Lägg till kurs").await;
    browser.fill("Kurs", "Första hjälpen").await;
    browser.click("button", "Lägg till språk").await;
    browser.choose("Språk", "finska").await;
    for skill in ["Muntliga färdigheter", "Skriftliga färdigheter", "Förståelse"] {
        browser.choose(skill, "goda").await;
    }
    browser.click("button", "Lägg till arbetsplats").await;
    browser.fill("Arbetsgivare", "Exempel Ab").await;
    browser.click("button", "Lägg till förtroendeuppdrag").await;
    browser.fill("Uppdrag", "Ordförande").await;
    browser.saved().await;
    browser.sound("redigera profil").await;
    browser.picture("07-redigera-profil").await;
    browser.tabs_through("redigera profil").await;

    // Removed, and back; ordered
    browser.click("button", "Ta bort kurs 1").await;
    browser.sees("Första hjälpen: Borttagen.").await;
    browser.click("button", "Ångra").await;
    assert_eq!(browser.value_of("Kurs").await, "Första hjälpen");
    browser.click("button", "Lägg till kurs").await;
    let second = browser.nth("textbox", "Kurs", 1).await;
    browser.fill_in(&second, "Brandskydd").await;
    browser.click("button", "Flytta upp: Kurs 2").await;
    browser.until("the second course comes first", || async { browser.value_of("Kurs").await == "Brandskydd" }).await;
    browser.saved().await;
    browser.click("link", "Klar").await;

    // Read, after a reload
    browser.by_role("heading", "Min profil").await;
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    browser.sees("Diplomingenjör").await;
    let text = browser.text().await;
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word}: {text}"));
    assert!(at("Brandskydd") < at("Första hjälpen"), "the order holds");
    for told in ["Petra Profil", "+358 000 000 7777", "15.6.2015", "finska", "Exempel Ab", "Ordförande"] {
        at(told);
    }
    browser.sound("min profil").await;
    browser.picture("07-min-profil").await;

    // Printed with every section open
    browser.script("document.querySelectorAll('main details').forEach(one => one.open = false)").await;
    assert!(!browser.text().await.contains("Ordförande"));
    browser.script("dispatchEvent(new Event('beforeprint'))").await;
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let paper = browser.text().await;
    assert!(paper.contains("Ordförande") && paper.contains("Diplomingenjör"), "{paper}");
    for not_told in ["Redigera profil", "Ladda ner profilen", "Ändra Examen"] {
        assert!(!paper.contains(not_told), "{not_told}: {paper}");
    }
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;

    // In the other languages
    for path in ["/fi/me/profile", "/en/me/profile", "/fi/me/profile/edit", "/en/me/profile/edit"] {
        browser.go(path).await;
        browser.sound(path).await;
    }
    browser.close().await;
}

/// Holds G7.1-4: a photo is chosen, cut with the keyboard, seen, removed; what is no photo says why.
#[tokio::test]
async fn a_photo_is_cut_with_the_keyboard_and_removed() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.register(&demo, "foto@example.org").await;
    browser.click("link", "Hoppa över").await;
    browser.by_role_starting("heading", "Hej").await;
    browser.go("/sv/me/profile").await;
    browser.enter("button", "Redigera bild").await;
    browser.focus_is_on("heading", "Redigera bild").await;
    browser.keeps_the_focus("redigera bild").await;
    browser.put_file("photo-file", "jag.gif", b"GIF89a").await;
    browser.sees("jpg, jpeg eller png").await;
    browser.axe("fel bild").await;
    browser.put_file("photo-file", "jag.png", &picture()).await;
    browser.by_role("image", "Så här blir bilden").await;
    browser.choose_radio("Hela bilden", "En kvadrat ur bilden").await;
    browser.tab_to("slider", "Flytta i sidled").await;
    browser.press(Key::End).await;
    browser.axe("redigera bild").await;
    browser.picture("07-redigera-bild").await;
    browser.enter("button", "Spara bilden").await;
    browser.hears("Bilden är sparad.").await;
    browser.focus_is_on("button", "Redigera bild").await;
    let shown = browser.by_role("image", "Ditt foto").await;
    browser
        .until("the photo has come", || async { shown.prop("naturalWidth").await.unwrap().as_deref() == Some("200") })
        .await;
    assert_eq!(shown.prop("naturalHeight").await.unwrap().as_deref(), Some("200"), "the square is seen");
    browser.sound("min profil med foto").await;
    browser.enter("button", "Redigera bild").await;
    browser.enter("button", "Ta bort bilden").await;
    browser.hears("Bilden är borttagen.").await;
    browser.sees("Du har inte lagt till något foto.").await;
    browser.close().await;
}

/// Holds G7.1-5: a downloaded file is loaded back; what says something else is asked about, with both values.
#[tokio::test]
async fn the_file_of_the_profile_is_loaded_back() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.register(&demo, "fil@example.org").await;
    browser.fill("Förnamn", "Fia").await;
    browser.saved().await;
    browser.go("/sv/me/profile").await;
    let link = browser.by_role("link", "Ladda ner profilen (JSON)").await;
    assert_eq!(link.attr("download").await.unwrap().as_deref(), Some("virka-profile.json"));
    let file = browser.script("return fetch('/api/v1/me/profile/file').then(answer => answer.json())").await;
    assert_eq!(file["basics"]["first_name"], "Fia");

    let mut changed = file.clone();
    changed["basics"]["first_name"] = json!("Frida");
    changed["basics"]["phone"] = json!("+358 000 000 7777");
    browser.put_file("profile-file", "profil.json", changed.to_string().as_bytes()).await;
    browser.sees("1 uppgift har lagts till i profilen.").await;
    browser.sees("I profilen: Fia").await;
    browser.sees("I filen: Frida").await;
    browser.sound("filen säger något annat").await;
    browser.picture("07-filen-skiljer-sig").await;
    browser.enter("button", "Behåll profilens uppgifter").await;
    browser.hears("Profilens uppgifter är som förut.").await;
    let focused = browser.script("return document.activeElement.id").await;
    assert_eq!(focused, "profile-file", "the focus is back where it began");
    browser.put_file("profile-file", "profil.json", changed.to_string().as_bytes()).await;
    browser.enter("button", "Ersätt med uppgifterna i filen").await;
    browser.until("the name is Frida's", || async { browser.text().await.contains("Frida") }).await;

    changed["basics"]["city"] = json!("x".repeat(201));
    browser.put_file("profile-file", "profil.json", changed.to_string().as_bytes()).await;
    browser.sees("Filen kunde inte läsas in. Inget har ändrats.").await;
    browser.sees("Postort – ").await;
    browser.refused("422").await;
    browser.put_file("profile-file", "profil.json", b"ingen JSON").await;
    browser.sees("Filen är ingen profil som har laddats ner här.").await;
    let told = browser
        .script(
            "const input = document.getElementById('profile-file');
            const described = input.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id));
            return [input.getAttribute('aria-invalid'), described.map(one => one.innerText).join(' ')]",
        )
        .await;
    assert_eq!(told[0], "true");
    assert!(told[1].as_str().unwrap().contains("Filen är ingen profil"), "the field itself says why: {told}");
    browser.sound("filen är ingen profil").await;
    browser.close().await;
}

/// Holds G9.1, G1-9: an empty profile is not asked about; later one chooses among the profile, a sent application and
/// nothing, and the rows of an application go into the profile.
#[tokio::test]
async fn a_new_application_begins_with_what_one_chooses() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.register(&demo, "kopia@example.org").await;
    browser.apply_to("TULLI-4-2026", "IT-expert").await;
    browser.by_role("heading", "Ansökan: IT-expert").await;
    browser.ready().await;
    browser.fill_degree().await;
    browser.saved().await;
    browser.click("link", "Förhandsgranska").await;
    browser.by_role("heading", "Förhandsgranska ansökan").await;
    browser.click("button", "Kopiera till profilen").await;
    browser.sees("5 uppgifter har kopierats till profilen.").await;
    browser.click("button", "Kopiera till profilen").await;
    browser.sees("Allt i ansökan finns redan i profilen.").await;

    browser.apply_to("HELPOL-2-2026", "Äldre konstapel").await;
    browser.by_role("heading", "Vill du utgå från tidigare uppgifter?").await;
    browser.ready().await;
    assert_eq!(browser.count("radio", "Kopiera från tidigare ansökningar").await, 0, "none was sent");
    browser.enter("button", "Välj").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.sound("kopieringsfrågan med fel").await;
    browser.enter("link", "Välj vad du vill utgå från").await;
    browser.focus_is_on_starting("radiogroup", "Vad vill du utgå från?").await;
    browser.click("radio", "Kopiera från profilen").await;
    browser.sound("kopieringsfrågan").await;
    browser.picture("09-kopiera").await;
    // What does not succeed keeps the question, and what was chosen
    browser.offline(true).await;
    browser.click("button", "Välj").await;
    browser.sees("Ansökan kunde inte påbörjas.").await;
    browser.picture("09-kopiera-utan-anslutning").await;
    browser.offline(false).await;
    let chosen = browser.by_role("radio", "Kopiera från profilen").await;
    assert_eq!(chosen.prop("checked").await.unwrap().as_deref(), Some("true"));
    let _provoked = browser.complaints().await;
    browser.axe("ansökan kunde inte påbörjas").await;
    browser.click("button", "Försök igen").await;
    browser.by_role("heading", "Ansökan: Äldre konstapel").await;
    browser.ready().await;
    browser.section("Examen").await;
    assert_eq!(browser.value_of("Examen").await, "Diplomingenjör");

    // It is asked once: coming back leads to the application.
    browser.go("/sv/lediga-jobb?q=HELPOL-2-2026").await;
    browser.click("link", "Äldre konstapel").await;
    browser.by_role("heading", "Äldre konstapel").await;
    browser.apply_again().await;
    browser.by_role("heading", "Ansökan: Äldre konstapel").await;
    for path in ["/fi/me/first-details", "/en/me/first-details"] {
        browser.go(path).await;
        browser.sound(path).await;
    }
    browser.close().await;
}
