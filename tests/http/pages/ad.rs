use domain::recruitments::RecruitmentState;
use serde_json::{Value, json};
use tests::{TestApp, ad, ad_with, both};

async fn page(app: &TestApp, path: &str) -> String {
    let answer = app.http().get(app.at(path)).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
    answer.text().await.unwrap()
}

/// The answers of the API that a page carries.
fn data(html: &str) -> Value {
    let from = html.find("id=\"page-data\">").unwrap() + "id=\"page-data\">".len();
    let to = from + html[from..].find("</script>").unwrap();
    serde_json::from_str(&html[from..to]).unwrap()
}

both! {
    /// Holds G3.4-1, G1-10: the ad is readable before any script, with what the law demands apart.
    async fn an_ad_is_readable_without_scripts(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let id = app.shown(1).await.id;
        let html = page(app, &format!("/sv/lediga-jobb/{id}-whatever")).await;
        let (_, main) = html.split_once("<main").unwrap();
        for words in [
            "<h1>Jurist 1</h1>",
            "<aside class=\"facts blue",
            "Ansökningstiden upphör",
            "20.12.2026 kl. 16.15",
            "Migrationsverket",
            "TEST-1-2026",
            "Ordinarie, tjänsteförhållande",
            "3 650–4 100 €/mån.",
            "Behörighetsvillkor",
            "Juris magister",
            "Vad förväntar vi oss av den sökande",
            "Vad vi erbjuder",
            "<strong>ärenden</strong>",
            "Kontaktpersoner",
            "mailto:test.testsson@example.org",
            "Sök nu",
            "<noscript>",
        ] {
            assert!(main.contains(words), "{words}");
        }
        assert!(html.contains("<title>Jurist 1 – Virka</title>"));
        let own = format!("{}/sv/lediga-jobb/{id}-jurist-1", app.url);
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{own}\">")));
        assert!(html.contains("property=\"og:description\" content=\"Migrationsverket. Ansökningstiden upphör"));
        assert!(!html.contains("style=\""), "the content security policy forbids styles in elements");
    }

    /// Of G3.4-1, G1-2, G3.6-1: the page leads to its agency's page and to what is like it, without scripts, and others find
    /// a picture to show beside a link to it; what has closed is like nothing any more.
    async fn an_ad_leads_on_without_scripts(app: &TestApp) {
        let soon = ad_with(2, |line| {
            line["application_period"] =
                json!({"from": "2026-11-10T08:00", "to": "2026-11-25T16:15", "timezone": "Europe/Helsinki"});
        });
        app.import_good(&[ad(1), soon, ad(3)]).await;
        let id = app.shown(1).await.id;
        let at = format!("/sv/lediga-jobb/{id}");
        for _ in 0..2 {
            let html = page(app, &at).await;
            assert!(html.contains("<a href=\"/sv/arbetsgivare/migri\">Migrationsverket</a>"), "{html}");
            let (_, similar) = html.split_once("<h2 id=\"similar\">Liknande jobb</h2>").unwrap();
            assert!(similar.contains(">Jurist 2</a></h3>") && similar.contains(">Jurist 3</a></h3>"), "{similar}");
            assert!(!similar.contains("data-color"), "nothing that another minute makes untrue");
            assert!(html.contains(&format!("<meta property=\"og:image\" content=\"{}/share.png\">", app.url)));
        }
        let picture = app.http().get(app.at("/share.png")).send().await.unwrap();
        assert_eq!((picture.status().as_u16(), &picture.headers()["content-type"]), (200, &"image/png".parse().unwrap()));
        app.clock.set("2026-11-25T14:15:00.000Z".parse().unwrap());
        let html = page(app, &at).await;
        let (_, similar) = html.split_once("<h2 id=\"similar\">").unwrap();
        assert!(!similar.contains("Jurist 2") && similar.contains("Jurist 3"), "{similar}");
    }

    /// Holds D33: what a page carries for the application is what the API answers at that address, byte for byte of meaning.
    async fn every_page_carries_the_answers_of_the_api(app: &TestApp) {
        app.import_good(&[ad(1), ad(2)]).await;
        let ad = app.shown(1).await.id;
        for (language, paths) in [
            ("sv", vec!["/sv".to_owned(), "/sv/lediga-jobb?q=jurist&region=01&sort=closing".to_owned(),
                format!("/sv/lediga-jobb/{ad}"), "/sv/information/anvandarvillkor".to_owned()]),
            ("en", vec!["/en".to_owned(), format!("/en/jobs/{ad}"), "/en/about/privacy-notice".to_owned()]),
        ] {
            for path in paths {
                let carried = data(&page(app, &path).await);
                let carried = carried.as_object().unwrap();
                assert!(!carried.is_empty(), "{path}");
                for (address, answer) in carried {
                    let asked = app.http().get(app.at(address)).header("Accept-Language", language).send().await.unwrap();
                    assert_eq!(asked.status(), 200, "{path} carries {address}");
                    assert_eq!(asked.json::<Value>().await.unwrap(), *answer, "{path} carries {address}");
                }
            }
        }
    }

    /// Holds D52: no text of an ad becomes part of the page's own code.
    async fn the_texts_of_an_ad_stay_texts(app: &TestApp) {
        let bad = "</script><script>alert(1)</script>";
        app.import_good(&[ad_with(1, |line| line["versions"]["sv"]["title"] = json!(bad))]).await;
        let id = app.shown(1).await.id;
        let html = page(app, &format!("/sv/lediga-jobb/{id}")).await;
        assert!(!html.contains("<script>alert"));
        let address = format!("/api/v1/ads/{id}");
        let answer: Value =
            app.http().get(app.at(&address)).header("Accept-Language", "sv").send().await.unwrap().json().await.unwrap();
        assert_eq!(data(&html)[&address], answer);
        assert_eq!(answer["versions"][0]["title"], bad);
    }

    /// Holds G2-2, G2-4: the ad's own language buttons; a version in another language is marked for screen readers.
    async fn the_language_of_the_ad_is_chosen_apart_from_the_pages(app: &TestApp) {
        let both = ad_with(1, |line| {
            line["versions"]["fi"] = json!({"title": "Lakimies", "description": "Teksti", "requirements": "Tarkkuus"});
        });
        app.import_good(&[both]).await;
        let id = app.shown(1).await.id;
        let html = page(app, &format!("/sv/lediga-jobb/{id}?ad=fi")).await;
        assert!(html.contains("<html lang=\"sv\""));
        assert!(html.contains("<h1 lang=\"fi\">Lakimies</h1>"));
        assert!(html.contains(&format!("href=\"/sv/lediga-jobb/{id}-jurist-1?ad=sv\"")));
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{}/fi/avoimet-tyopaikat/{id}-lakimies\">", app.url)));
        for (tag, path) in [("fi", "/fi/avoimet-tyopaikat"), ("sv", "/sv/lediga-jobb"), ("x-default", "/fi/avoimet-tyopaikat")] {
            assert!(html.contains(&format!("hreflang=\"{tag}\" href=\"{}{path}/{id}", app.url)), "{tag}");
        }
        // In English there is no version: Finnish stands in, and the page says so.
        let english = page(app, &format!("/en/jobs/{id}")).await;
        assert!(english.contains("<h1 lang=\"fi\">Lakimies</h1>"));
        assert!(english.contains("hreflang=\"en\""));
    }

    /// Holds D54, D55, G5.3: gone is a real 410, unknown a real 404, each with a way on.
    async fn what_is_not_there_says_so(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let id = app.shown(1).await.id;
        app.put_into_state(id, RecruitmentState::Withdrawn).await;
        for (path, status, words) in [
            (format!("/sv/lediga-jobb/{id}"), 410, "Annonsen är borttagen"),
            ("/sv/lediga-jobb/019ac000-0000-7000-8000-000000000000".to_owned(), 404, "Sidan finns inte"),
        ] {
            let answer = app.http().get(app.at(&path)).send().await.unwrap();
            assert_eq!(answer.status(), status, "{path}");
            let html = answer.text().await.unwrap();
            assert!(html.contains(&format!("<h1>{words}</h1>")), "{path}");
            assert!(html.contains("href=\"/sv/lediga-jobb\"") && html.contains("noindex"), "{path}");
        }
    }

    /// Holds G1-7: a closed ad stays readable, without “Sök nu”.
    async fn a_closed_ad_cannot_be_applied_to(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let shown = app.shown(1).await;
        app.clock.set(shown.closes_at);
        let html = page(app, &format!("/sv/lediga-jobb/{}", shown.id)).await;
        assert!(html.contains("Ansökningstiden har gått ut") && !html.contains("Sök nu"));
    }

    /// Of G3.4-1, D54, D55: what was answered before is never told when it no longer holds: the clock goes on, the ad closes,
    /// is changed, is withdrawn.
    async fn an_ad_that_was_read_before_is_as_it_is_now(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let shown = app.shown(1).await;
        let address = format!("/api/v1/ads/{}", shown.id);
        let path = format!("/sv/lediga-jobb/{}", shown.id);
        let read = async || {
            let answer = app.http().get(app.at(&address)).header("Accept-Language", "sv").send().await.unwrap();
            let (tag, json) = (answer.headers()["etag"].clone(), answer.json::<Value>().await.unwrap());
            let html = page(app, &path).await;
            assert_eq!(data(&html)[&address], json);
            assert_eq!(json["now"], app.now().to_string());
            (tag, json, html)
        };
        let (first_tag, mut first, _) = read().await;
        app.wait(chrono::TimeDelta::minutes(1));
        let (tag, mut second, _) = read().await;
        assert_eq!(first_tag, tag);
        for one in [&mut first, &mut second] {
            one["now"].take();
        }
        assert_eq!(first, second);
        // Soon it says how soon it closes, which is different every minute.
        app.clock.set(shown.closes_at - chrono::TimeDelta::minutes(61));
        assert!(read().await.2.contains("1\u{a0}h 1\u{a0}min"));
        app.wait(chrono::TimeDelta::minutes(1));
        assert!(!read().await.2.contains("1\u{a0}h 1\u{a0}min"));
        app.clock.set(shown.opens_at + chrono::TimeDelta::days(7));
        read().await;
        app.import_good(&[ad_with(1, |line| line["versions"]["sv"]["title"] = json!("Ny titel"))]).await;
        let (_, json, html) = read().await;
        assert_eq!(json["versions"][0]["title"], "Ny titel");
        assert!(html.contains("<h1>Ny titel</h1>"));
        app.clock.set(shown.closes_at);
        let (_, json, html) = read().await;
        assert_eq!(json["state"], "closed");
        assert!(!html.contains("Sök nu"));
        app.put_into_state(shown.id, RecruitmentState::Withdrawn).await;
        for place in [&address, &path] {
            assert_eq!(app.http().get(app.at(place)).send().await.unwrap().status(), 410, "{place}");
        }
    }

    /// Holds D46: the sök-ID typed as an address leads to the ad.
    async fn a_code_as_an_address_leads_to_its_ad(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let answer = app.http().get(app.at("/TEST-1-2026")).header("Accept-Language", "sv").send().await.unwrap();
        assert_eq!(answer.status(), 302);
        assert_eq!(answer.headers()["location"], format!("/sv/lediga-jobb/{}-jurist-1", app.shown(1).await.id));
        assert_eq!(app.http().get(app.at("/TEST-9-2026")).send().await.unwrap().status(), 404);
    }
}
