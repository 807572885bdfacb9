use domain::ads::AdPage;
use domain::search::HelpSearch;
use serde_json::json;
use tests::{TestApp, ad_with, both};

async fn found(app: &TestApp, query: &str) -> AdPage {
    app.client().search_ads(query).await.unwrap().value
}

/// Two experts and a planner in Helsinki, a planner in Vaasa.
async fn four(app: &TestApp) {
    let titles = [("ICT-expert", "091"), ("ICT-expert", "091"), ("ICT-planerare", "091"), ("ICT-planerare", "905")];
    let ads = (1..).zip(titles).map(|(number, (title, place))| {
        ad_with(number, |line| {
            line["versions"]["sv"]["title"] = json!(title);
            line["municipalities"] = json!([place]);
        })
    });
    app.import_good(&ads.collect::<Vec<_>>()).await;
}

both! {
    /// Holds X3.1-3: the words one by one with their counts, as alternatives, near spellings, and which filter to drop.
    async fn nothing_found_says_what_would_be(app: &TestApp) {
        four(app).await;
        let page = found(app, "q=ICT-expert%2C+ICT-planerare&language=sv").await;
        assert_eq!(page.total, 0);
        let help = page.help.unwrap();
        let told = |ways: &[HelpSearch]| -> Vec<(String, u32, String)> {
            ways.iter().map(|way| (way.label.clone(), way.total, way.query.clone())).collect()
        };
        let any = "q=ICT-expert+ICT-planerare&match=any";
        assert_eq!(told(&help.words), [
            ("ICT-expert".to_owned(), 2, "q=ICT-expert".to_owned()),
            ("ICT-planerare".to_owned(), 2, "q=ICT-planerare".to_owned()),
            ("ICT-expert eller ICT-planerare".to_owned(), 4, any.to_owned()),
        ]);
        assert_eq!(found(app, &format!("{any}&language=sv")).await.total, 4);

        let help = found(app, "q=planerrare&region=15&language=sv").await.help.unwrap();
        assert_eq!(told(&help.near), []);
        let help = found(app, "q=ict-planerrare&region=15&language=sv").await.help.unwrap();
        assert_eq!((help.near[0].label.as_str(), help.near[0].total), ("ict-planerare", 1));

        let help = found(app, "q=ICT-expert&region=15&level=expert&language=sv").await.help.unwrap();
        assert_eq!(told(&help.without), [
            ("Utan sökorden".to_owned(), 1, "region=15&level=expert".to_owned()),
            ("Utan Österbotten".to_owned(), 2, "q=ICT-expert&level=expert".to_owned()),
        ]);
    }

    /// Of X3.1-3: where something was found there is nothing to help with.
    async fn help_comes_only_where_nothing_is_found(app: &TestApp) {
        four(app).await;
        assert!(found(app, "q=ICT-expert&language=sv").await.help.is_none());
        // Not even for a page behind the last one.
        assert!(found(app, "q=ICT-expert&page=9&language=sv").await.help.is_none());
        assert!(found(app, "q=%22+%22&language=sv").await.help.is_none());
        let help = found(app, "q=%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D&language=sv").await.help.unwrap();
        assert!(help.words.is_empty() && help.near.is_empty() && help.without.len() == 1);
    }

    /// Holds G3.2.4, D18, D42: “Öppen ansökan” shows exactly one result, “Alla jobb” is without it, both are everything.
    async fn the_open_application_is_one_result_of_its_own(app: &TestApp) {
        four(app).await;
        let all = found(app, "language=sv").await;
        assert_eq!((all.total, all.open_application), (4, false));
        let types = &all.facets.iter().find(|facet| facet.parameter == "type").unwrap().options;
        let open = types.iter().find(|option| option.value == "open").unwrap();
        assert_eq!((open.label.as_str(), open.count), ("Öppen ansökan", 1));
        let only = found(app, "type=open&language=sv").await;
        assert_eq!((only.total, only.open_application, only.items.len(), only.pages), (1, true, 0, 1));
        let both = found(app, "type=open&type=permanent&type=temporary&language=sv").await;
        assert_eq!((both.total, both.open_application, both.items.len()), (5, true, 4));
        // It has no region; leaving the region out brings it back.
        let narrowed = found(app, "type=open&region=01&language=sv").await;
        assert_eq!((narrowed.total, narrowed.open_application), (0, false));
        assert_eq!(narrowed.help.unwrap().without[0].total, 1);
    }
}
