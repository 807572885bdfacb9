//! Filling in an application, in the words of the guide.

use thirtyfour::prelude::*;

use crate::demo::Demo;
use crate::driver::Browser;

/// A password that fulfils every rule of G4-2.
pub(crate) const PASSWORD: &str = "Sommar-2026-ute";

impl Browser {
    /// From an ad's “Sök nu” through “Skapa konto” and the code into its form.
    pub(crate) async fn register_at_ad(&self, demo: &Demo, email: &str) {
        let apply = self.nth("button", "Sök nu", 0).await;
        self.click_on(&apply).await;
        self.by_role("dialog", "Sök jobbet").await;
        self.click("link", "Skapa konto").await;
        self.by_role("heading", "Skapa konto").await;
        self.fill("E-postadress", email).await;
        self.fill("Lösenord", PASSWORD).await;
        self.click("checkbox", "Jag godkänner användarvillkoren och dataskyddsbeskrivningen").await;
        self.click("button", "Registrera dig").await;
        self.by_role("heading", "Bekräfta din e-postadress").await;
        let code = demo.code(email).await;
        self.fill("Identifieringskod", &code).await;
        self.click("button", "Bekräfta").await;
        self.by_role_starting("heading", "Ansökan: ").await;
        self.ready().await;
    }

    /// Opens a section of the form.
    pub(crate) async fn section(&self, name: &str) {
        let link = self.by_role_starting("link", name).await;
        self.click_on(&link).await;
        self.by_role("region", name).await;
    }

    /// Fills in “Basuppgifter”.
    pub(crate) async fn fill_basics(&self) {
        self.section("Basuppgifter").await;
        self.fill("Förnamn", "Maja").await;
        self.fill("Efternamn", "Möller").await;
        self.fill("Födelsedatum", "1.5.1990").await;
        self.click("radio", "kvinna").await;
        self.fill("Telefon", "+358 000 000 7777").await;
        self.fill("Gatuadress", "Provgatan 3").await;
        self.fill("Postnummer", "00100").await;
        self.fill("Postort", "Helsingfors").await;
        self.click("checkbox", "Jag samtycker till att få beslutet och dess bilagor per e-post").await;
    }

    /// Adds one degree.
    pub(crate) async fn fill_degree(&self) {
        self.section("Examen").await;
        self.click("button", "Lägg till examen").await;
        self.choose("Examensnivå", "Högre högskolenivå").await;
        self.fill("Examen", "Diplomingenjör").await;
        self.fill("Läroanstalt", "Aalto-universitetet").await;
        self.fill("Avlagd", "15.6.2015").await;
    }

    /// Adds one place of work that goes on.
    pub(crate) async fn fill_experience(&self) {
        self.section("Arbetserfarenhet").await;
        self.click("button", "Lägg till arbetsplats").await;
        self.fill("Arbetsgivare", "Exempel Ab").await;
        self.fill("Titel eller uppgift", "systemutvecklare").await;
        self.fill("Började", "1.8.2015").await;
        self.click("checkbox", "Arbetet pågår").await;
    }

    /// Waits until nothing is left to save.
    pub(crate) async fn saved(&self) {
        self.sees("Sparat kl. ").await;
        self.until("nothing waits to be saved", || async {
            let text = self.text().await;
            !text.contains("Sparar…") && !text.contains("Inte sparat")
        })
        .await;
    }

    /// How many per cent of the form are filled in.
    pub(crate) async fn percent(&self) -> i64 {
        let bar = self.by_role("progressbar", "Ifyllda obligatoriska fält").await;
        bar.prop("value").await.unwrap().unwrap().parse::<f64>().unwrap() as i64
    }

    /// Puts a file into the file field with this label.
    pub(crate) async fn attach(&self, name: &str, bytes: &[u8]) {
        let folder = std::env::temp_dir().join(format!("virka-upload-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(name);
        std::fs::write(&file, bytes).unwrap();
        let input = self.web.find(By::Css("input[type=file]")).await.unwrap();
        input.send_keys(file.to_str().unwrap()).await.unwrap();
    }
}
