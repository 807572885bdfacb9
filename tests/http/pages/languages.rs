use tests::both;

both! {
    /// Holds G2-1: the address decides, the choice is kept, and `/` follows it.
    async fn the_language_chosen_is_kept(app: &TestApp) {
        let http = app.http();
        let first = http.get(app.at("/")).header("Accept-Language", "en-GB,sv;q=0.5").send().await.unwrap();
        assert_eq!((first.status().as_u16(), first.headers()["location"].to_str().unwrap()), (302, "/en"));
        assert!(first.headers()["vary"].to_str().unwrap().contains("Cookie"));
        let chosen = http.get(app.at("/sv")).send().await.unwrap();
        assert!(chosen.headers()["set-cookie"].to_str().unwrap().starts_with("lang=sv;"));
        let html = chosen.text().await.unwrap();
        assert!(html.contains("<html lang=\"sv\"") && html.contains("href=\"/fi\" id=\"language-fi\" lang=\"fi\""));
        let later = http.get(app.at("/")).header("Accept-Language", "en").send().await.unwrap();
        assert_eq!(later.headers()["location"], "/sv");
        let nobody = app.http().get(app.at("/")).header("Accept-Language", "de").send().await.unwrap();
        assert_eq!(nobody.headers()["location"], "/fi");
    }

    /// Of G1-3: the terms and the privacy notice in force can be read before one accepts them.
    async fn the_terms_can_be_read(app: &TestApp) {
        for (path, heading) in [
            ("/sv/information/anvandarvillkor", "Användarvillkor"),
            ("/fi/tietoa/tietosuojaseloste", "Tietosuojaseloste"),
            ("/en/about/terms-of-use", "Terms of use"),
        ] {
            let html = app.http().get(app.at(path)).send().await.unwrap().text().await.unwrap();
            assert!(html.contains(&format!("<h1>{heading}</h1>")), "{path}");
            assert!(html.contains("<h2>"), "{path}");
        }
    }
}
