//! The feed of a search (X14-3), read by a parser of XML and checked against RFC 4287.

use domain::problem::Problem;
use domain::time::Instant;
use serde_json::json;
use tests::{TestApp, ad, ad_with, both};

use crate::recruitments::{done, draft_with, published};

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn children<'a>(of: roxmltree::Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = roxmltree::Node<'a, 'a>> {
    of.children().filter(move |node| node.has_tag_name((ATOM, name)))
}

/// The text of the only child with this name.
fn text<'a>(of: roxmltree::Node<'a, 'a>, name: &'a str) -> &'a str {
    let all: Vec<_> = children(of, name).collect();
    assert_eq!(all.len(), 1, "one {name}");
    all[0].text().unwrap_or_default()
}

fn link<'a>(of: roxmltree::Node<'a, 'a>, rel: &str) -> &'a str {
    let links: Vec<_> = children(of, "link").filter(|link| link.attribute("rel") == Some(rel)).collect();
    assert_eq!(links.len(), 1, "one {rel}");
    links[0].attribute("href").unwrap()
}

/// What RFC 4287 demands of every feed.
fn valid(document: &roxmltree::Document<'_>) {
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let mut ids = std::collections::BTreeSet::new();
    for part in std::iter::once(feed).chain(children(feed, "entry")) {
        assert!(ids.insert(text(part, "id").to_owned()), "an id stands twice: {}", text(part, "id"));
        assert!(!text(part, "title").is_empty());
        text(part, "updated").parse::<Instant>().unwrap();
        let author = children(part, "author").next().unwrap();
        assert!(!text(author, "name").is_empty());
    }
}

async fn asked(app: &TestApp, path: &str) -> String {
    app.app.search.look_again().await;
    let answer = app.http().get(app.at(path)).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    assert_eq!(answer.headers()["content-type"], "application/atom+xml; charset=utf-8");
    answer.text().await.unwrap()
}

both! {
    /// Of X14-3: what a search finds, newest first, each entry with the employer, the place and the deadline.
    async fn a_search_has_a_feed(app: &TestApp) {
        let hostile = "</title><script>alert(1)</script> & \"Jurist\" ]]>";
        app.import_good(&[
            ad_with(1, |line| line["versions"]["sv"]["title"] = json!(hostile)),
            ad_with(2, |line| line["application_period"]["from"] = json!("2026-11-24T08:00")),
            ad_with(3, |line| line["task_areas"] = json!(["prison"])),
        ]).await;
        let page = app.http().get(app.at("/sv/lediga-jobb?area=law&sort=closing&per_page=48")).send().await.unwrap();
        let page = page.text().await.unwrap();
        assert!(page.contains("<link rel=\"alternate\" type=\"application/atom+xml\""), "browsers find it");
        assert_eq!(page.matches("href=\"/feed.atom?area=law&#38;language=sv\"").count(), 2, "and people too");
        let xml = asked(app, "/feed.atom?area=law&language=sv").await;
        let document = roxmltree::Document::parse(&xml).unwrap();
        valid(&document);
        let feed = document.root_element();
        assert_eq!(link(feed, "self"), format!("{}/feed.atom?area=law&language=sv", app.url));
        assert_eq!(text(feed, "id"), link(feed, "self"));
        assert_eq!(link(feed, "alternate"), format!("{}/sv/lediga-jobb?area=law", app.url));
        assert_eq!(text(feed, "title"), "Lediga jobb hos staten – Virka");
        assert_eq!(text(feed, "subtitle"), "Alla 2 jobb som motsvarar sökningen, de nyaste först.");
        let entries: Vec<_> = children(feed, "entry").collect();
        assert_eq!(entries.iter().map(|entry| text(*entry, "title")).collect::<Vec<_>>(), ["Jurist 2", hostile]);
        let (newest, id) = (entries[0], app.shown(2).await.id);
        assert_eq!(text(newest, "id"), format!("{}/sv/lediga-jobb/{id}", app.url));
        assert_eq!(link(newest, "alternate"), format!("{}/sv/lediga-jobb/{id}-jurist-2", app.url));
        assert_eq!(text(newest, "published"), "2026-11-24T06:00:00.000Z");
        assert_eq!(text(newest, "updated"), "2026-11-24T06:00:00.000Z");
        assert_eq!(text(feed, "updated"), "2026-11-24T06:00:00.000Z");
        assert_eq!(text(newest, "summary"),
            "Migrationsverket, Helsingfors. Ansökningstiden upphör 20.12.2026 kl. 16.15.");
        assert_eq!(text(children(newest, "author").next().unwrap(), "name"), "Migrationsverket");
    }

    /// Of X14-3: each language version is an entry of its own where the search says so, and words of the feed are in the
    /// reader's language.
    async fn a_feed_speaks_its_readers_language(app: &TestApp) {
        app.import_good(&[ad_with(1, |line| {
            line["versions"]["fi"] = json!({"title": "Lakimies", "description": "Teksti", "requirements": "Tarkkuus"});
        })]).await;
        let xml = asked(app, "/feed.atom?ad_language=fi&ad_language=sv&language=en").await;
        let document = roxmltree::Document::parse(&xml).unwrap();
        valid(&document);
        let feed = document.root_element();
        assert_eq!(feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("en"));
        let mut titles: Vec<_> = children(feed, "entry").map(|entry| text(entry, "title")).collect();
        titles.sort_unstable();
        assert_eq!(titles, ["Jurist 1", "Lakimies"]);
        assert!(xml.contains("Application period ends"));
        let spoken = app.http().get(app.at("/feed.atom")).header("Accept-Language", "fi").send().await.unwrap();
        assert_eq!(spoken.headers()["content-language"], "fi");
        assert_eq!(spoken.headers()["vary"], "Accept-Language");
    }

    /// Of X14-3, D31: a correction makes an entry new again; an empty feed is one too; what is unknown is named.
    async fn a_feed_follows_corrections_and_names_mistakes(app: &TestApp) {
        let xml = asked(app, "/feed.atom?language=sv").await;
        valid(&roxmltree::Document::parse(&xml).unwrap());
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft_with(1, |_| ())).await;
        app.wait(chrono::TimeDelta::hours(3));
        let recruiter = app.reader("migri").await;
        done(&recruiter, &open, "/extension", json!({"closes_at": "2026-12-28T16:15"})).await;
        let xml = asked(app, "/feed.atom?language=sv").await;
        let document = roxmltree::Document::parse(&xml).unwrap();
        valid(&document);
        let entry = children(document.root_element(), "entry").next().unwrap();
        assert_eq!(text(entry, "published"), "2026-11-25T08:00:00.000Z");
        assert_eq!(text(entry, "updated"), "2026-11-25T11:00:00.000Z");
        for (query, pointer) in [("colour=red", "?colour"), ("area=nonsense", "?area"), ("language=de", "?language"),
            ("language=sv&language=fi", "?language"), ("q=a&q=b", "?q")] {
            let refused = app.http().get(app.at(&format!("/feed.atom?{query}"))).send().await.unwrap();
            assert_eq!(refused.status(), 400, "{query}");
            let problem: Problem = refused.json().await.unwrap();
            assert_eq!((problem.code.as_str(), problem.errors[0].pointer.as_str()), ("bad_query", pointer));
        }
    }

    /// Of X14-3: at most a hundred, and it says so.
    async fn a_long_feed_says_that_there_is_more(app: &TestApp) {
        app.import_good(&(1..=103).map(ad).collect::<Vec<_>>()).await;
        let xml = asked(app, "/feed.atom?language=sv&page=3&per_page=48").await;
        let document = roxmltree::Document::parse(&xml).unwrap();
        valid(&document);
        let feed = document.root_element();
        assert_eq!(children(feed, "entry").count(), 100);
        assert_eq!(text(feed, "subtitle"), "De 100 nyaste av 103 jobb som motsvarar sökningen. Alla finns på webbplatsen.");
    }
}
