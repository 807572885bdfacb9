use domain::problem::FieldCode;
use tests::{TestApp, ad, both};

/// The pointers and codes with which the API refuses a search.
async fn refused(app: &TestApp, query: &str) -> Vec<(String, FieldCode)> {
    let answer = app.http().get(app.at(&format!("/api/v1/ads?{query}"))).send().await.unwrap();
    assert_eq!(answer.status(), 400, "{query:.80}");
    let problem: domain::problem::Problem = answer.json().await.unwrap();
    assert_eq!(problem.code, "bad_query");
    assert!(problem.errors.iter().all(|error| !error.detail.is_empty()));
    problem.errors.into_iter().map(|error| (error.pointer, error.code)).collect()
}

both! {
    /// Of X14-4, D53: whatever a search cannot read is refused by its name.
    async fn the_parameter_that_cannot_be_read_is_named(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let long = format!("q={}", "a".repeat(10_000));
        let many = format!("q={}", "a+".repeat(500));
        let some = format!("q={}", "a+".repeat(21));
        for (query, pointer, code) in [
            ("area=astronomy", "?area", FieldCode::NotAChoice),
            ("employer=%2e%2e", "?employer", FieldCode::NotAChoice),
            ("region=1%00", "?region", FieldCode::NotAChoice),
            ("page=1000000000", "?page", FieldCode::NoSuchPage),
            ("page=-1", "?page", FieldCode::NotANumber),
            ("match=some&q=a+b", "?match", FieldCode::NotAChoice),
            ("keyword=jurist", "?keyword", FieldCode::Unknown),
            ("q=%25&area=%ff", "?area", FieldCode::NotAChoice),
            ("%zz=%zz", "?%zz", FieldCode::Unknown),
            (long.as_str(), "?q", FieldCode::TooLong),
            (many.as_str(), "?q", FieldCode::TooLong),
            (some.as_str(), "?q", FieldCode::TooMany),
        ] {
            assert_eq!(refused(app, query).await, [(pointer.to_owned(), code)], "{query:.80}");
        }
    }

    /// Of X14-4, D53: odd words are words.
    async fn odd_words_are_searched_like_others(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        for (q, total) in [
            ("%22jurist", 1),
            ("%E2%80%9Djurist+1", 1),
            ("+%C2%A0%09", 1),
            ("", 1),
            ("%22%22", 1),
            ("JURIST", 1),
            // Letters with their accents apart, and a soft hyphen.
            ("a%CC%88renden", 1),
            ("ju%C2%ADrist", 1),
            ("%D7%A9%D7%9C%D7%95%D7%9D", 0),
            ("%E2%80%AEjurist", 0),
            ("%ff%fe", 0),
            ("%zz", 0),
            ("%00", 0),
            ("%25", 0),
        ] {
            let found = app.client().search_ads(&format!("language=sv&q={q}")).await.unwrap().value;
            assert_eq!(found.total, total, "{q}");
        }
    }

    /// Of G5.3: the page says in the reader's language what it could not read, and keeps the rest.
    async fn the_page_keeps_what_it_can_read(app: &TestApp) {
        app.import_good(&(1..=3).map(ad).collect::<Vec<_>>()).await;
        let page = async |path: String| {
            let answer = app.http().get(app.at(&path)).send().await.unwrap();
            (answer.status().as_u16(), answer.text().await.unwrap())
        };
        for (query, named, kept) in [
            ("q=jurist&area=astronomy&level=expert", "Uppgiftsområden", "Ta bort villkoret Expertuppgifter"),
            ("page=1000000000&type=permanent", "Sidor", "Ta bort villkoret Ordinarie"),
            ("keyword=jurist&type=permanent", "keyword", "Ta bort villkoret Ordinarie"),
            ("level=boss&type=permanent", "Uppgiftens nivå", "Ta bort villkoret Ordinarie"),
            ("area=%ff&%zz&type=permanent", "Uppgiftsområden och %zz", "Ta bort villkoret Ordinarie"),
        ] {
            let (status, html) = page(format!("/sv/lediga-jobb?{query}")).await;
            assert_eq!(status, 400, "{query}");
            let told = format!("Det här är utelämnat ur sökningen: {named}.");
            assert!(html.contains(&told), "{query}");
            assert!(html.contains("<h1>3 lediga jobb</h1>") && html.contains(kept), "{query}");
            assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{query}");
        }
        let (status, html) = page(format!("/fi/avoimet-tyopaikat?q={}", "a+".repeat(21))).await;
        assert_eq!(status, 400);
        assert!(html.contains("Hae enintään 20 sanalla kerrallaan."));
        assert!(html.contains(&format!("value=\"{}\"", "a ".repeat(21).trim())), "what was typed stays in the field");
        let (status, html) = page(format!("/en/jobs?q={}&type=permanent", "a".repeat(10_000))).await;
        assert_eq!(status, 400);
        assert!(html.contains("at most 200 characters") && html.contains("<h1>3 open jobs</h1>"));
        for fine in ["q=%22jurist", "q=+", "utm_source=mail&fbclid=x", "language=sv", "sort=last_day"] {
            assert_eq!(page(format!("/sv/lediga-jobb?{fine}")).await.0, 200, "{fine}");
        }
    }
}
