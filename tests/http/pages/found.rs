//! How an ad is found and shown elsewhere (G3.6-1): previews of shared links, search engines, site maps.

use domain::ads::AdView;
use serde_json::{Value, json};
use tests::{TestApp, ad, ad_with, both};

use crate::recruitments::{done, draft_with, published};

async fn page(app: &TestApp, path: &str) -> String {
    let answer = app.http().get(app.at(path)).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.text().await.unwrap()
}

/// The block of data for search engines.
fn job(html: &str) -> Option<Value> {
    let open = "<script type=\"application/ld+json\">";
    let (_, after) = html.split_once(open)?;
    assert!(!after.contains(open), "one job a page");
    Some(serde_json::from_str(after.split_once("</script>").unwrap().0).unwrap())
}

/// Everything that Google's rules for jobs demand or recommend and an ad knows.
fn whole(app: &TestApp, ad: &AdView, slug: &str) -> Value {
    json!({
        "@context": "https://schema.org/", "@type": "JobPosting", "title": "Jurist 1",
        "description": "<p>Du avgör <strong>ärenden</strong>.</p>\n<p>Ett stycke till.</p>\n<h2>Behörighetsvillkor</h2>\n\
            <p>Juris magister</p>\n<h2>Vad förväntar vi oss av den sökande</h2>\n<p>Noggrannhet</p>\n\
            <h2>Vad vi erbjuder</h2>\n<p>Lunchförmån</p>",
        "identifier": {"@type": "PropertyValue", "name": "Migrationsverket", "value": "TEST-1-2026"},
        "url": format!("{}/sv/lediga-jobb/{}-{slug}", app.url, ad.id),
        "datePosted": "2026-11-20T08:00:00+02:00", "validThrough": "2026-12-20T16:15:00+02:00",
        "hiringOrganization": {"@type": "Organization", "name": "Migrationsverket"},
        "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Helsingfors",
            "addressRegion": "Nyland", "addressCountry": "FI"}}],
        "employmentType": ["FULL_TIME"], "totalJobOpenings": 1, "directApply": true, "jobStartDate": "2027-02-01",
        "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value":
            {"@type": "QuantitativeValue", "minValue": 3650, "maxValue": 4100, "unitText": "MONTH"}},
    })
}

both! {
    /// Of G3.6-1: search engines read the job as schema.org describes it, with the clock time at which it closes; no longer
    /// than one may apply.
    async fn search_engines_read_an_open_job(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let shown = app.shown(1).await;
        let path = format!("/sv/lediga-jobb/{}", shown.id);
        assert_eq!(job(&page(app, &path).await).unwrap(), whole(app, &shown, "jurist-1"));
        app.clock.set(shown.closes_at - chrono::TimeDelta::milliseconds(1));
        let valid: chrono::DateTime<chrono::FixedOffset> =
            job(&page(app, &path).await).unwrap()["validThrough"].as_str().unwrap().parse().unwrap();
        assert_eq!(valid.to_utc(), shown.closes_at.utc(), "the very instant");
        app.clock.set(shown.closes_at);
        assert_eq!(job(&page(app, &path).await), None, "a closed ad is no job any more");
    }

    /// Of G3.6-1: a summer's deadline has the summer's offset; each version is told in its own words, at its own address.
    async fn a_job_is_told_in_the_version_that_is_shown(app: &TestApp) {
        app.import_good(&[ad_with(1, |line| {
            line["versions"]["fi"] = json!({"title": "Lakimies", "description": "Teksti", "requirements": "Tarkkuus"});
            line["application_period"]["to"] = json!("2027-06-30T16:15");
            line["municipalities"] = json!(["091", "905"]);
            line["remote"] = json!(true);
        })]).await;
        let id = app.shown(1).await.id;
        let job = job(&page(app, &format!("/sv/lediga-jobb/{id}?ad=fi")).await).unwrap();
        assert_eq!(job["title"], "Lakimies");
        assert_eq!(job["url"], format!("{}/fi/avoimet-tyopaikat/{id}-lakimies", app.url));
        assert_eq!(job["validThrough"], "2027-06-30T16:15:00+03:00");
        let places: Vec<_> = job["jobLocation"].as_array().unwrap().iter()
            .map(|place| place["address"]["addressLocality"].as_str().unwrap()).collect();
        assert_eq!(places, ["Helsingfors", "Vasa"]);
        // Work from home is possible, not the rule: the rules of search engines want it said of nothing else.
        assert_eq!(job.get("jobLocationType"), None);
    }

    /// Of G3.6-1, D52: no text of an ad leaves its block of data.
    async fn a_hostile_title_stays_in_its_block(app: &TestApp) {
        let bad = "</script><script>alert(1)</script><!-- \u{2028}";
        app.import_good(&[ad_with(1, |line| {
            line["versions"]["sv"]["title"] = json!(bad);
            line["versions"]["sv"]["description"] = json!("</script><script>alert(2)</script>");
        })]).await;
        let answer = app.http().get(app.at(&format!("/sv/lediga-jobb/{}", app.shown(1).await.id))).send().await.unwrap();
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("script-src 'self'") && !policy.contains("'unsafe-inline'"));
        let html = answer.text().await.unwrap();
        assert!(!html.contains("<script>alert"));
        assert_eq!(job(&html).unwrap()["title"], bad);
    }

    /// Of G3.6-1: what a shared link shows before it is opened.
    async fn a_shared_link_shows_title_employer_and_deadline(app: &TestApp) {
        app.import_good(&[ad_with(1, |line| {
            line["versions"]["sv"]["title"] = json!("Jurist \"A\" & B");
            line["versions"]["fi"] = json!({"title": "Lakimies", "description": "Teksti", "requirements": "Tarkkuus"});
        })]).await;
        let id = app.shown(1).await.id;
        let html = page(app, &format!("/sv/lediga-jobb/{id}")).await;
        let (head, _) = html.split_once("</head>").unwrap();
        let description = "Migrationsverket. Ansökningstiden upphör 20.12.2026 kl. 16.15.";
        for (property, content) in [
            ("og:title", "Jurist &#34;A&#34; &#38; B"),
            ("og:type", "article"),
            ("og:url", &format!("{}/sv/lediga-jobb/{id}-jurist-a-b", app.url)),
            ("og:site_name", "Virka"),
            ("og:locale", "sv_FI"),
            ("og:locale:alternate", "fi_FI"),
            ("og:description", description),
        ] {
            assert_eq!(head.matches(&format!("<meta property=\"{property}\" content=\"{content}\">")).count(), 1, "{property}: {head}");
        }
        assert!(head.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
        assert_eq!(head.matches("og:locale:alternate").count(), 1, "there is no English version");
    }

    /// Of G3.6-1, G1-11: without a script “Dela” is a list of plain links in words, and nothing of anybody else is loaded.
    async fn an_ad_is_shared_by_plain_links(app: &TestApp) {
        app.import_good(&[ad_with(1, |line| line["versions"]["sv"]["title"] = json!("Jurist & \"B\""))]).await;
        let id = app.shown(1).await.id;
        let html = page(app, &format!("/sv/lediga-jobb/{id}")).await;
        let (_, share) = html.split_once("<details class=\"menu share\">").unwrap();
        let (share, _) = share.split_once("</details>").unwrap();
        let own = format!("{}/sv/lediga-jobb/{id}-jurist-b", app.url).replace(':', "%3A").replace('/', "%2F");
        for (name, start) in [
            ("Facebook", "https://www.facebook.com/sharer/sharer.php?u=".to_owned()),
            ("X", "https://x.com/intent/post?text=Jurist%20%26%20%22B%22&#38;url=".to_owned()),
            ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=".to_owned()),
            ("WhatsApp", "https://wa.me/?text=Jurist%20%26%20%22B%22%0A".to_owned()),
            ("E-post", "mailto:?subject=Jurist%20%26%20%22B%22&#38;body=Jurist%20%26%20%22B%22%0D%0A".to_owned()),
        ] {
            let link = format!("<li><a href=\"{start}{own}\" rel=\"noopener\">{name}</a></li>");
            assert!(share.contains(&link), "{link}\n{share}");
        }
        for loaded in html.split(" src=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(loaded.starts_with("/assets/"), "{loaded}");
        }
    }

    /// Of X14-3: every language version of every open ad with all its sisters and when it last changed.
    async fn the_site_map_has_every_open_ad_in_every_language(app: &TestApp) {
        app.import_good(&[
            ad_with(2, |line| {
                line["versions"]["fi"] = json!({"title": "Lakimies", "description": "Teksti", "requirements": "Tarkkuus"});
            }),
            ad_with(3, |line| line["application_period"]["from"] = json!("2026-12-01T08:00")),
        ]).await;
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft_with(1, |_| ())).await;
        app.wait(chrono::TimeDelta::hours(3));
        let recruiter = app.reader("migri").await;
        done(&recruiter, &open, "/extension", json!({"closes_at": "2026-12-28T16:15"})).await;
        app.app.search.look_again().await;
        let xml = page(app, "/sitemap.xml").await;
        let document = roxmltree::Document::parse(&xml).unwrap();
        let map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        assert!(document.root_element().has_tag_name((map, "urlset")));
        let told = |node: roxmltree::Node<'_, '_>, name: &str| {
            let found = node.children().find(|child| child.has_tag_name((map, name)));
            found.and_then(|found| found.text()).map(str::to_owned)
        };
        let urls: Vec<_> = document.root_element().children().filter(|node| node.has_tag_name((map, "url"))).collect();
        let find = |address: String| {
            let found: Vec<_> = urls.iter().filter(|url| told(**url, "loc").unwrap() == address).collect();
            assert_eq!(found.len(), 1, "{address}");
            **found.first().unwrap()
        };
        let second = app.shown(2).await.id;
        for address in [format!("sv/lediga-jobb/{second}-jurist-2"), format!("fi/avoimet-tyopaikat/{second}-lakimies")] {
            let url = find(format!("{}/{address}", app.url));
            assert_eq!(told(url, "lastmod").unwrap(), "2026-11-20T06:00:00.000Z");
            let others: Vec<_> = url.children().filter_map(|child| child.attribute("hreflang")).collect();
            assert_eq!(others, ["fi", "sv", "x-default"]);
        }
        let corrected = find(format!("{}/sv/lediga-jobb/{}-jurist-1", app.url, open["ad_id"].as_str().unwrap()));
        assert_eq!(told(corrected, "lastmod").unwrap(), "2026-11-25T11:00:00.000Z");
        find(format!("{}/en/about/privacy-notice", app.url));
        assert!(!xml.contains("jurist-3"), "what is not open yet is not told");
        let one_more = app.http().get(app.at("/sitemap-2.xml")).send().await.unwrap();
        assert_eq!(one_more.status(), 404);
        assert_eq!(page(app, "/sitemap-1.xml").await, xml);
        assert!(page(app, "/robots.txt").await.contains(&format!("Sitemap: {}/sitemap.xml", app.url)));
    }
}
