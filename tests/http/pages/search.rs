use serde_json::json;
use tests::{TestApp, ad, ad_with, both};

async fn page(app: &TestApp, path: &str) -> String {
    let answer = app.http().get(app.at(path)).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.text().await.unwrap()
}

async fn two(app: &TestApp) {
    let other = ad_with(2, |line| {
        line["versions"] = json!({"fi": {"title": "Vartija", "description": "b", "requirements": "c"}});
        line["municipalities"] = json!(["694"]);
        line["task_areas"] = json!(["prison"]);
    });
    app.import_good(&[ad(1), other]).await;
}

both! {
    /// Holds G3.2-1: the front page leads to everything without a script.
    async fn the_front_page_shows_the_search_filters_and_the_newest(app: &TestApp) {
        two(app).await;
        let html = page(app, "/sv").await;
        for words in [
            "<h1>Hitta ditt nästa jobb hos staten</h1>",
            "2 lediga jobb hos 1 arbetsgivare.",
            "action=\"/sv/lediga-jobb\"",
            "href=\"/sv/lediga-jobb?region=01\">Nyland <span class=\"num\">1</span>",
            "href=\"/sv/lediga-jobb?type=permanent\">Ordinarie <span class=\"num\">2</span>",
            "Visa alla sökvillkor",
            "Jurist 1",
            "<link rel=\"alternate\" hreflang=\"x-default\"",
        ] {
            assert!(html.contains(words), "{words}");
        }
        for key in ["/api/v1/ads?language=sv", "/api/v1/ads?sort=closing&language=sv"] {
            assert!(html.contains(&format!("\"{key}\":")), "{key}");
        }
    }

    /// Holds X3.2-9, G2-2: the results are a form and links; what is chosen stands above, each removable.
    async fn the_results_can_be_used_without_scripts(app: &TestApp) {
        two(app).await;
        let all = page(app, "/sv/lediga-jobb").await;
        assert!(all.contains("<h1>2 lediga jobb</h1>"));
        assert!(all.contains("<h2 lang=\"fi\">") && all.contains("på finska"));
        assert!(all.contains("name=\"area\" value=\"prison\"><span>Brottspåföljdsområdet</span><span class=\"num\">1</span>"));
        assert!(all.contains("name=\"municipality\" value=\"694\""));
        let chosen = page(app, "/sv/lediga-jobb?area=prison&sort=closing").await;
        assert!(chosen.contains("<h1>1 ledigt jobb</h1>"));
        assert!(chosen.contains("name=\"area\" value=\"prison\" checked"));
        assert!(chosen.contains("aria-label=\"Ta bort villkoret Brottspåföljdsområdet\""));
        assert!(chosen.contains("class=\"chip\" href=\"/sv/lediga-jobb?sort=closing\""));
        // The form of filters keeps the order, the one of the toolbar keeps the filters.
        assert!(chosen.contains("<input type=\"hidden\" name=\"sort\" value=\"closing\">"));
        assert!(chosen.contains("<input type=\"hidden\" name=\"area\" value=\"prison\">"));
        let none = page(app, "/sv/lediga-jobb?q=astronaut").await;
        assert!(none.contains("Inga jobb motsvarar sökningen"));
        let day = page(app, "/sv/lediga-jobb?sort=last_day").await;
        assert!(day.contains("Inga jobb motsvarar sökningen"));
    }

    /// Holds X3.1-3: without scripts too an empty answer says what would find something, and leads there.
    async fn nothing_found_helps_on_without_scripts(app: &TestApp) {
        two(app).await;
        let none = page(app, "/sv/lediga-jobb?q=jurrist%2C+vartija&remote=false").await;
        for words in [
            "<h1>0 lediga jobb</h1>",
            "Inga jobb motsvarar sökningen",
            "Här är det som ger resultat:",
            "<h2 class=\"h3\">Ett sökord i taget</h2>",
            "<span>jurrist</span>",
            "<a href=\"/sv/lediga-jobb?q=vartija&#38;remote=false\">vartija</a>",
            ">jurrist eller vartija</a>",
            "<h2 class=\"h3\">Liknande ord som finns</h2>",
            "<a href=\"/sv/lediga-jobb?q=jurist&#38;remote=false\">jurist</a>",
            "<h2 class=\"h3\">Ta bort ett villkor</h2>",
            "<a href=\"/sv/lediga-jobb?remote=false\">Utan sökorden</a>",
        ] {
            assert!(none.contains(words), "{words}");
        }
        let any = page(app, "/sv/lediga-jobb?q=jurist+vartija&match=any").await;
        assert!(any.contains("<h1>2 lediga jobb</h1>"));
        assert!(any.contains("aria-label=\"Ta bort villkoret Något av sökorden\""));
    }

    /// Of G3.1-1: what was searched for is marked in the cards, whatever it looks like in HTML.
    async fn found_words_are_marked(app: &TestApp) {
        let odd = ad_with(7, |line| line["versions"]["sv"]["title"] = json!("ICT\u{2011}expert <A&B>"));
        app.import_good(&[odd]).await;
        let html = page(app, "/sv/lediga-jobb?q=ict-EXPERT+%3Ca+helsing+migration").await;
        for marked in ["<mark>ICT\u{2011}expert</mark> <mark>&#60;A</mark>&#38;B&#62;", "<mark>Helsing</mark>fors", "<mark>Migration</mark>sverket"] {
            assert!(html.contains(marked), "{marked}");
        }
        assert!(!page(app, "/sv/lediga-jobb").await.contains("<mark>"));
    }

    /// Of G3.2-1: searching for other words keeps the filters, without scripts too.
    async fn the_field_of_words_keeps_the_filters(app: &TestApp) {
        two(app).await;
        let html = page(app, "/sv/lediga-jobb?area=law&sort=closing").await;
        let form = html.split("role=\"search\"").nth(1).unwrap().split("</form>").next().unwrap();
        assert!(form.contains("name=\"area\" value=\"law\"") && form.contains("name=\"sort\" value=\"closing\""));
    }

    /// Holds G5.3: pages are links, an old link to a page too far leads to the last one, nonsense is told.
    async fn pages_of_results_are_links(app: &TestApp) {
        let many: Vec<_> = (1..=30).map(ad).collect();
        app.import_good(&many).await;
        let html = page(app, "/sv/lediga-jobb").await;
        assert!(html.contains("<a href=\"/sv/lediga-jobb?page=2\" rel=\"next\">"));
        let far = app.http().get(app.at("/sv/lediga-jobb?page=9&q=jurist")).send().await.unwrap();
        assert_eq!((far.status().as_u16(), far.headers()["location"].to_str().unwrap()), (302, "/sv/lediga-jobb?q=jurist&page=2"));
        let nonsense = app.http().get(app.at("/sv/lediga-jobb?level=boss")).send().await.unwrap();
        assert_eq!(nonsense.status(), 400);
        assert!(nonsense.text().await.unwrap().contains("Lediga jobb"));
        // Others append theirs to links.
        assert!(page(app, "/sv/lediga-jobb?utm_source=mail").await.contains("30 lediga jobb"));
    }

    /// Search engines find every language version of every open ad, under an address with its id.
    async fn the_sitemap_has_every_open_ad(app: &TestApp) {
        two(app).await;
        let closed = ad_with(3, |line| {
            line["application_period"]["from"] = json!("2026-11-01T08:00");
            line["application_period"]["to"] = json!("2026-11-20T08:00");
        });
        app.import_good(&[closed]).await;
        let xml = page(app, "/sitemap.xml").await;
        let id = app.shown(1).await.id;
        assert!(xml.contains(&format!("<loc>{}/sv/lediga-jobb/{id}-jurist-1</loc>", app.url)));
        // Five pages, the employer with jobs and five pages of information in three languages; two ads in one each.
        assert_eq!(xml.matches("<loc>").count(), (5 + 1 + 5) * 3 + 2);
        assert!(xml.contains(&format!("<loc>{}/fi/tietoa/accessibility-statement</loc>", app.url)));
        assert!(xml.contains(&format!("<loc>{}/sv/arbetsgivare/migri</loc>", app.url)));
        assert!(page(app, "/robots.txt").await.contains(&format!("Sitemap: {}/sitemap.xml", app.url)));
    }
}
