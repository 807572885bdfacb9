use domain::ads::AdPage;
use domain::problem::Problem;
use serde_json::json;
use tests::{TestApp, ad, ad_with, both};

async fn found(app: &TestApp, query: &str) -> AdPage {
    app.client().search_ads(query).await.unwrap().value
}

async fn codes(app: &TestApp, query: &str) -> Vec<String> {
    let mut codes: Vec<String> =
        found(app, query).await.items.into_iter().map(|item| item.recruitment_code.replace("-2026", "")).collect();
    codes.sort();
    codes
}

fn count(page: &AdPage, parameter: &str, value: &str) -> Option<u32> {
    let facet = page.facets.iter().find(|facet| facet.parameter == parameter).unwrap();
    facet.options.iter().find(|option| option.value == value).map(|option| option.count)
}

/// 1: ordinary post in Helsinki · 2: temporary contract in Vaasa, remote · 3: traineeship in both, in three languages.
async fn three(app: &TestApp) {
    let second = ad_with(2, |line| {
        line["agency"] = json!("vero");
        line["versions"] =
            json!({"fi": {"title": "Veroasiantuntija", "description": "a\u{2011}b", "requirements": "c"}});
        line["task_areas"] = json!(["tax", "ict"]);
        line["municipalities"] = json!(["905"]);
        line["relation"] = json!("contract");
        line["duration"] = json!({"type": "temporary", "start": "2027-01-01", "end": "2027-12-31"});
        line["level"] = json!("operational");
        line["working_times"] = json!(["shift"]);
        line["remote"] = json!(true);
    });
    let third = ad_with(3, |line| {
        for language in ["fi", "en"] {
            line["versions"][language] =
                json!({"title": format!("Trainee {language}"), "description": "d", "requirements": "e"});
        }
        line["municipalities"] = json!(["091", "905"]);
        line["relation"] = json!("contract");
        line["duration"] = json!({"type": "temporary", "start": "2027-01-01", "end": "2027-03-31"});
        line["level"] = json!("trainee");
        line["internship"] = json!(true);
    });
    app.import_good(&[ad(1), second, third]).await;
}

both! {
    /// Holds G3.1-1, G3.1-2: every term must occur, in the version listed or in the name of a code.
    async fn keywords_find_what_contains_all_of_them(app: &TestApp) {
        three(app).await;
        assert_eq!(codes(app, "language=sv&q=jurist").await, ["TEST-1", "TEST-3"]);
        assert_eq!(codes(app, "language=sv&q=JURIST+ordinarie").await, ["TEST-1"]);
        assert_eq!(codes(app, "language=sv&q=test-2").await, ["TEST-2"]);
        assert_eq!(codes(app, "language=sv&q=%22Juris+magister%22").await, ["TEST-1", "TEST-3"]);
        assert_eq!(codes(app, "language=sv&q=magister%2C").await, Vec::<String>::new());
        assert_eq!(codes(app, "language=sv&q=skattef%C3%B6rvaltningen").await, ["TEST-2"]);
        assert_eq!(codes(app, "language=sv&q=a-b").await, ["TEST-2"]);
        // What the agency offers is not searched, nor are the contacts.
        assert_eq!(codes(app, "language=sv&q=lunchf%C3%B6rm%C3%A5n").await, Vec::<String>::new());
        assert_eq!(codes(app, "language=sv&q=testsson").await, Vec::<String>::new());
    }

    /// Holds G3.2-1, G3.2.1, G3.2.2, G3.2.3, G3.2.4, G3.2.5, G3.2.6, G3.2.8: OR within a group, AND between groups.
    async fn filters_narrow(app: &TestApp) {
        three(app).await;
        for (query, wanted) in [
            ("area=ict", vec!["TEST-2"]),
            ("area=ict&area=law", vec!["TEST-1", "TEST-2", "TEST-3"]),
            ("employer=vero", vec!["TEST-2"]),
            ("region=01", vec!["TEST-1", "TEST-3"]),
            ("municipality=905", vec!["TEST-2", "TEST-3"]),
            ("region=01&municipality=905", vec!["TEST-1", "TEST-2", "TEST-3"]),
            ("type=permanent", vec!["TEST-1"]),
            ("type=permanent&type=contract", vec!["TEST-1", "TEST-2", "TEST-3"]),
            ("type=internship", vec!["TEST-3"]),
            ("type=open", vec![]),
            ("working_time=shift", vec!["TEST-2"]),
            ("level=trainee&level=expert", vec!["TEST-1", "TEST-3"]),
            ("remote=true", vec!["TEST-2"]),
            ("remote=true&remote=false", vec!["TEST-1", "TEST-2", "TEST-3"]),
            ("remote=true&region=01", vec![]),
        ] {
            assert_eq!(codes(app, &format!("language=sv&{query}")).await, wanted, "{query}");
        }
    }

    /// Holds X3.2-9: the counts are exact, those of a group ignore the group's own choice, and every name is there.
    async fn every_option_says_how_many_it_would_give(app: &TestApp) {
        three(app).await;
        let page = found(app, "language=sv&region=01").await;
        assert_eq!((page.total, page.employers), (2, 1));
        assert_eq!(count(&page, "region", "01"), Some(2));
        assert_eq!(count(&page, "region", "15"), Some(2));
        assert_eq!(count(&page, "municipality", "905"), Some(2));
        assert_eq!(count(&page, "type", "permanent"), Some(1));
        assert_eq!(count(&page, "area", "ict"), None);
        assert_eq!(count(&page, "ad_language", "sv"), Some(2));
        assert_eq!(count(&page, "ad_language", "en"), Some(1));
        assert_eq!(count(&page, "remote", "false"), Some(2));
        let chosen = found(app, "language=sv&area=ict&region=01").await;
        assert_eq!(chosen.total, 0);
        assert_eq!(count(&chosen, "area", "ict"), Some(0));
        let facet = page.facets.iter().find(|facet| facet.parameter == "municipality").unwrap();
        let vasa = facet.options.iter().find(|option| option.value == "905").unwrap();
        assert_eq!((vasa.label.as_str(), vasa.parent.as_deref()), ("Vasa", Some("15")));
    }

    /// Holds G2-2, G2-3, G3.2.7: the site's language or its stand-in; each chosen language version is a row.
    async fn the_language_decides_which_versions_are_rows(app: &TestApp) {
        three(app).await;
        let rows = async |query: &str| {
            let mut rows: Vec<String> = found(app, query)
                .await
                .items
                .into_iter()
                .map(|item| format!("{} {}", item.recruitment_code.replace("-2026", ""), item.language))
                .collect();
            rows.sort();
            rows
        };
        assert_eq!(rows("language=en").await, ["TEST-1 sv", "TEST-2 fi", "TEST-3 en"]);
        assert_eq!(rows("language=fi").await, ["TEST-1 sv", "TEST-2 fi", "TEST-3 fi"]);
        assert_eq!(rows("language=sv&ad_language=fi&ad_language=en").await, ["TEST-2 fi", "TEST-3 en", "TEST-3 fi"]);
        let spoken: AdPage = app
            .http()
            .get(app.at("/api/v1/ads"))
            .header("Accept-Language", "en-GB")
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        assert!(spoken.items.iter().any(|item| item.title == "Trainee en"));
    }

    /// The API of G3.3-1: the order, the last 24 hours, and pages by number.
    async fn the_list_can_be_ordered_and_paged(app: &TestApp) {
        let many: Vec<_> = (1..=30)
            .map(|number| {
                ad_with(number, |line| {
                    // The higher the number, the newer, and the sooner it closes.
                    line["application_period"]["from"] = json!(format!("2026-11-10T{:02}:{:02}", number / 4, 15 * (number % 4)));
                    line["application_period"]["to"] = json!(format!("2026-12-{:02}T12:00", 31 - (number % 5)));
                })
            })
            .collect();
        app.import_good(&many).await;
        app.import_good(&[ad_with(99, |line| line["application_period"]["from"] = json!("2026-11-24T12:00"))]).await;
        let first = found(app, "language=sv").await;
        assert_eq!((first.total, first.pages, first.items.len()), (31, 2, 24));
        assert_eq!(first.items[0].recruitment_code, "TEST-99-2026");
        assert_eq!(first.items[1].recruitment_code, "TEST-30-2026");
        let second = found(app, "language=sv&page=2").await;
        assert_eq!(second.items.len(), 7);
        assert_eq!(second.items[6].recruitment_code, "TEST-1-2026");
        assert_eq!(found(app, "language=sv&per_page=48").await.items.len(), 31);
        assert_eq!(codes(app, "language=sv&published_within=24h").await, ["TEST-99"]);
        let closing = found(app, "language=sv&sort=closing").await;
        assert!(closing.items.windows(2).all(|pair| pair[0].closes_at <= pair[1].closes_at));
    }

    /// Holds X14-4: a program follows the cursor and meets every row once, there and back.
    async fn a_cursor_leads_through_the_whole_list(app: &TestApp) {
        let many: Vec<_> = (1..=7).map(ad).collect();
        app.import_good(&many).await;
        let mut seen = Vec::new();
        let mut page = found(app, "language=sv&limit=3").await;
        assert_eq!(page.prev, None);
        loop {
            seen.extend(page.items.iter().map(|item| item.id));
            let Some(next) = page.next.clone() else { break };
            page = found(app, &format!("language=sv&limit=3&cursor={next}")).await;
        }
        assert_eq!(seen.len(), 7);
        let back = found(app, &format!("language=sv&limit=3&cursor={}", page.prev.unwrap())).await;
        assert_eq!(back.items.iter().map(|item| item.id).collect::<Vec<_>>(), seen[3..6]);
        let answer = app.http().get(app.at("/api/v1/ads?limit=3&language=sv")).send().await.unwrap();
        let link = answer.headers()["link"].to_str().unwrap().to_owned();
        assert!(link.starts_with("</api/v1/ads?") && link.ends_with("rel=\"next\""), "{link}");
    }

    /// Holds X14-4: what is unknown is an error that names it, never a silently empty list.
    async fn what_the_search_does_not_know_is_named(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        for (query, pointer, code) in [
            ("colour=red", "?colour", "unknown"),
            ("area=nothing", "?area", "not_a_choice"),
            ("municipality=999", "?municipality", "not_a_choice"),
            ("level=boss", "?level", "not_a_choice"),
            ("per_page=25", "?per_page", "not_a_choice"),
            ("page=0", "?page", "no_such_page"),
            ("language=de", "?language", "not_a_choice"),
            ("cursor=zzz", "?cursor", "malformed"),
            ("limit=5&page=1", "?limit", "not_together"),
            ("limit=500", "?limit", "out_of_range"),
            ("q=a&q=b", "?q", "not_together"),
        ] {
            let answer = app.http().get(app.at(&format!("/api/v1/ads?{query}"))).send().await.unwrap();
            assert_eq!(answer.status(), 400, "{query}");
            let problem: Problem = answer.json().await.unwrap();
            assert_eq!(problem.code, "bad_query", "{query}");
            assert_eq!(problem.errors[0].pointer, pointer, "{query}");
            assert_eq!(problem.errors[0].code.slug(), code, "{query}");
        }
    }
}
