//! One's own account in the guide's words: chapters 7.2 and 8, with keys where it matters.

use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

/// What everybody of the demo has.
const PASSWORD: &str = "Virka-demo-2026";
const NEW: &str = "Vinter-2027-inne";

impl Browser {
    async fn logs_in(&self, path: &str, email: &str, password: &str) {
        self.go(path).await;
        let label =
            if path.starts_with("/sv") { ["E-postadress", "Lösenord"] } else { ["Sähköpostiosoite", "Salasana"] };
        self.type_into("textbox", label[0], email).await;
        self.type_into("textbox", label[1], password).await;
        self.press(Key::Enter).await;
    }
}

/// Holds G7.1-3, D45: another contact address is used after its code alone, and the page says where mails go until then.
#[tokio::test]
async fn another_contact_address_is_confirmed_by_a_code() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.logs_in("/sv/login", "ada@example.org", PASSWORD).await;
    browser.by_role("heading", "Hej Ada").await;
    browser.go("/sv/me/profile/edit").await;
    browser.by_role("heading", "Redigera profil").await;
    browser.ready().await;
    browser.fill("E-post", "ada@annan.example").await;
    browser.saved().await;
    browser
        .sees(
            "Meddelanden om dina ansökningar skickas till ada@example.org tills du har bekräftat ada@annan.example med en kod.",
        )
        .await;
    browser.by_role("group", "Bekräfta e-postadressen").await;
    browser.sound("obekräftad kontaktadress").await;
    browser.picture("38-obekraftad-kontaktadress").await;
    browser.enter("button", "Skicka koden").await;
    browser.hears("Koden är på väg till ada@annan.example.").await;
    browser.focus_is_on("textbox", "Kod för att bekräfta adressen").await;
    browser.fill("Kod för att bekräfta adressen", "12345").await;
    browser.enter("button", "Bekräfta").await;
    browser.focus_is_on("textbox", "Kod för att bekräfta adressen").await;
    browser.sees("Koden stämmer inte eller har gått ut. Koden gäller i 20 minuter. Beställ en ny kod.").await;
    browser.sound("fel kod för kontaktadressen").await;
    let code = demo.code("ada@annan.example").await;
    browser.fill("Kod för att bekräfta adressen", &code).await;
    browser.enter("button", "Bekräfta").await;
    let confirmed = "Adressen är bekräftad. Meddelanden om dina ansökningar skickas hit, meddelanden om ditt konto till ada@example.org.";
    browser.hears(confirmed).await;
    browser.sees(confirmed).await;
    browser.axe("bekräftad kontaktadress").await;
    demo.mail("ada@example.org", "Meddelanden om dina ansökningar skickas till en annan adress").await;

    // Back to the user name: nothing is left to say. In English the same words come.
    browser.fill("E-post", "ada@example.org").await;
    browser.saved().await;
    browser.go("/en/me/profile/edit").await;
    browser.by_role("heading", "Edit profile").await;
    browser.ready().await;
    browser.fill("Email", "ada@tredje.example").await;
    browser.sees("Messages about your applications are sent to ada@example.org until you have confirmed ada@tredje.example by a code.").await;
}

/// Holds G7.2-1, G7.2.1: the user name by a code, the password by the old one, and the sessions.
#[tokio::test]
async fn the_settings_change_user_name_and_password() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.logs_in("/sv/login", "ada@example.org", PASSWORD).await;
    browser.by_role("heading", "Hej Ada").await;
    browser.nth_click("button", "Ada Exempelsson", 0).await;
    browser.enter("link", "Redigera inställningar").await;
    browser.focus_is_on("heading", "Egna inställningar").await;
    browser.sees("Ditt användarnamn är ada@example.org.").await;
    browser.sees("Den här webbläsaren").await;
    browser.key_state("egna inställningar").await;
    browser.sound("egna inställningar").await;
    browser.picture("34-egna-installningar").await;

    // “Ändra e-postadress”: the window, what is missing, the code
    browser.enter("button", "Ändra e-postadress").await;
    browser.focus_is_on("heading", "Ändra e-postadress").await;
    browser.keeps_the_focus("ändra e-postadress").await;
    browser.key_state("ändra e-postadress").await;
    browser.picture("35-andra-e-postadress").await;
    browser.enter("button", "Skicka koden").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.sees("Ange din e-postadress").await;
    browser.axe("ändra e-postadress med fel").await;
    browser.fill("Ny e-postadress", "ada@nytt.example").await;
    browser.fill("Ditt lösenord", "Fel-losenord-1234").await;
    browser.enter("button", "Skicka koden").await;
    browser.sees("Lösenordet stämmer inte.").await;
    browser.refused("422").await;
    browser.fill("Ditt lösenord", PASSWORD).await;
    browser.enter("button", "Skicka koden").await;
    browser.focus_is_on("textbox", "Identifieringskod").await;
    // The field has the focus already; only coming to it anew brings it into sight on a small screen.
    browser.press(Key::Tab).await;
    browser.key_state("koden till den nya adressen").await;
    browser.may_be_filled_in(&[("Identifieringskod", "one-time-code")]).await;
    browser.fill("Identifieringskod", "12345").await;
    browser.enter("button", "Bekräfta").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    let code = demo.code("ada@nytt.example").await;
    browser.fill("Identifieringskod", &code).await;
    browser.enter("button", "Bekräfta").await;
    browser.hears("Användarnamnet har bytts. Använd det nya användarnamnet nästa gång du loggar in.").await;
    browser.axe("användarnamnet har bytts").await;
    browser.enter("button", "Stäng").await;
    browser.sees("Ditt användarnamn är ada@nytt.example.").await;
    browser.focus_is_on("button", "Ändra e-postadress").await;
    let told = demo.mail("ada@example.org", "Din e-postadress har bytts").await;
    assert!(!told.text.contains("nytt.example"));

    // “Byt lösenord”
    browser.enter("button", "Byt lösenord").await;
    browser.focus_is_on("heading", "Byt lösenord").await;
    browser.key_state("byt lösenord").await;
    browser.picture("36-byt-losenord").await;
    browser.may_be_filled_in(&[("Nuvarande lösenord", "current-password"), ("Nytt lösenord", "new-password")]).await;
    browser.fill("Nuvarande lösenord", PASSWORD).await;
    browser.fill("Nytt lösenord", "kort").await;
    browser.enter("button", "Byt lösenord").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.axe("byt lösenord med fel").await;
    browser.fill("Nytt lösenord", NEW).await;
    browser.enter("button", "Byt lösenord").await;
    browser.hears("Lösenordet har bytts. Alla andra inloggningar har avslutats.").await;
    demo.mail("ada@nytt.example", "Ditt lösenord har bytts").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");

    // Another browser is logged in, is seen here, and is ended
    let other = Browser::open(&demo, 360, 740).await;
    other.logs_in("/sv/login", "ada@nytt.example", NEW).await;
    other.by_role("heading", "Hej Ada").await;
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    let end = browser.by_role_starting("button", "Avsluta inloggningen från ").await;
    end.send_keys(String::new() + Key::Enter).await.unwrap();
    browser.hears("Inloggningen har avslutats.").await;
    browser.focus_is_on("heading", "Inloggningar").await;
    other.go("/sv/me").await;
    other.by_role("heading", "Logga in").await;
    other.close().await;

    for (path, heading) in [("/fi/me/settings", "Omat asetukset"), ("/en/me/settings", "My settings")] {
        browser.go(path).await;
        browser.by_role("heading", heading).await;
        browser.sound(path).await;
    }
    browser.close().await;
}

/// Holds G8-1: what it means, the word exactly, the password, and then it is final; the word follows the language.
#[tokio::test]
async fn the_account_is_deleted_by_its_word() {
    let demo = Demo::start().await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.logs_in("/sv/login", "ada@example.org", PASSWORD).await;
    browser.by_role("heading", "Hej Ada").await;
    browser.go("/sv/me/settings").await;
    browser.enter("link", "Radera användarkontot").await;
    browser.focus_is_on("heading", "Radera användarkontot").await;
    for words in [
        "Användarkontot, sökandeprofilen och ansökningar som inte skickats raderas.",
        "Du kan inte längre logga in med användarnamnet i fråga.",
        "Öppna ansökningar försvinner.",
        "Ansökningar till riktade rekryteringar förblir i tjänsten tills de anonymiseras enligt fastställd tidinställning.",
    ] {
        browser.sees(words).await;
    }
    browser.key_state("radera användarkontot").await;
    browser.sound("radera användarkontot").await;
    browser.picture("37-radera-anvandarkontot").await;
    browser.fill("Skriv radera", "Radera").await;
    browser.enter("button", "Radera användarkontot").await;
    browser.focus_is_on("group", "Det finns ett problem").await;
    browser.sees("Skriv ordet radera, allt med små bokstäver.").await;
    browser.sees("Ange ditt lösenord").await;
    browser.axe("radera användarkontot med fel").await;
    browser.fill("Skriv radera", "radera ").await;
    browser.fill("Ditt lösenord", PASSWORD).await;
    browser.enter("button", "Radera användarkontot").await;
    browser.by_role("heading", "Hitta ditt nästa jobb hos staten").await;
    browser.hears("Ditt konto har raderats.").await;
    demo.mail("ada@example.org", "Ditt konto har raderats").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    browser.logs_in("/sv/login", "ada@example.org", PASSWORD).await;
    browser.sees("E-postadressen eller lösenordet stämmer inte.").await;
    browser.refused("401").await;

    browser.logs_in("/fi/login", "otso@example.org", PASSWORD).await;
    browser.by_role_starting("heading", "Hei").await;
    browser.go("/en/me/settings/delete").await;
    browser.by_role("textbox", "Type delete").await;
    browser.sound("/en/me/settings/delete").await;
    browser.go("/fi/me/settings/delete").await;
    browser.sound("/fi/me/settings/delete").await;
    browser.fill("Kirjoita poista", "poista").await;
    browser.fill("Salasanasi", PASSWORD).await;
    browser.enter("button", "Poista käyttäjätili").await;
    browser.hears("Tilisi on poistettu.").await;
    browser.close().await;
}
