use tests::{TestApp, ad, both};

async fn page(app: &TestApp, path: &str) -> String {
    let answer = app.http().get(app.at(path)).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.text().await.unwrap()
}

both! {
    /// Holds G1-6: besides the vacancies there is one standing open application, and it has a page of its own (D42).
    async fn the_open_application_has_its_own_page(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let front = page(app, "/sv").await;
        assert!(front.contains("href=\"/sv/oppen-ansokan\">Öppen ansökan till staten</a>"));
        let html = page(app, "/sv/oppen-ansokan").await;
        for words in [
            "<h1>Öppen ansökan till staten</h1>",
            "hos staten kan en sökande väljas med öppen ansökan endast till högst två år långa tillfälliga uppgifter",
            "Uppgiftsområden",
            "Orter",
            "maximalt två (2) år",
            "href=\"/sv/lediga-jobb?type=temporary\"",
            "rel=\"canonical\"",
            "hreflang=\"fi\"",
        ] {
            assert!(html.contains(words), "{words}");
        }
        // “Sök nu” leads to its form (G11-1); it is no vacancy that search engines are offered.
        assert!(html.contains("href=\"/sv/me/apply/open\">Sök nu</a>") && !html.contains("application/ld+json"));
        assert!(!page(app, "/sitemap.xml").await.contains("oppen-ansokan"));
    }

    /// Holds G3.2.4, D42: the list without scripts shows it where it is chosen, “Alla jobb” beside it is everything.
    async fn the_list_shows_it_where_it_is_chosen(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let all = page(app, "/sv/lediga-jobb").await;
        assert!(all.contains("<h1>1 ledigt jobb</h1>") && !all.contains("Öppen ansökan till staten"));
        assert!(all.contains("value=\"open\"><span>Öppen ansökan</span><span class=\"num\">1</span>"));
        let only = page(app, "/sv/lediga-jobb?type=open").await;
        assert!(only.contains("<h1>1 ledigt jobb</h1>") && !only.contains("Jurist 1"));
        assert!(only.contains("<h2><a href=\"/sv/oppen-ansokan\">Öppen ansökan till staten</a></h2>"));
        let everything = "/sv/lediga-jobb?type=permanent&amp;type=temporary&amp;type=open";
        assert!(only.contains(&format!("href=\"{everything}\"")) || only.contains(&everything.replace("&amp;", "&#38;")));
        let both = page(app, &everything.replace("&amp;", "&")).await;
        assert!(both.contains("<h1>2 lediga jobb</h1>"));
        assert!(both.contains("Jurist 1") && both.contains("Öppen ansökan till staten"));
    }
}
