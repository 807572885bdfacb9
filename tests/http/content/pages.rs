use api::db::entities::pages as rows;
use domain::language::Language;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{html, page, public, put};

both! {
    /// Holds G1-2: how state recruitment works, how to apply, the help desk, the service and the accessibility statement are
    /// there from the beginning, in three languages, each with a feedback channel where the law wants one.
    async fn every_page_that_the_service_needs_is_there(app: &TestApp) {
        for (language, channel, authority) in [
            ("fi", "14 päivän kuluessa", "Liikenne- ja viestintävirasto Traficom"),
            ("sv", "inom 14 dagar", "Transport- och kommunikationsverket Traficom"),
            ("en", "within 14 days", "Finnish Transport and Communications Agency Traficom"),
        ] {
            let menu = public(app, &format!("/pages?language={language}")).await;
            let slugs: Vec<&str> = menu.body.as_array().unwrap().iter().map(|one| one["slug"].as_str().unwrap()).collect();
            assert_eq!(slugs, ["how-to-apply", "how-we-recruit", "help", "about-the-service", "accessibility-statement"]);
            for slug in slugs {
                let page = public(app, &format!("/pages/{slug}?language={language}")).await;
                assert_eq!((page.status, &page.body["language"]), (200, &json!(language)), "{slug}");
                assert!(page.body["html"].as_str().unwrap().len() > 500, "{slug}");
            }
            let statement = public(app, &format!("/pages/accessibility-statement?language={language}")).await.text();
            for words in [channel, authority, "saavutettavuus@traficom.fi", "306/2019", "WCAG 2.1"] {
                assert!(statement.contains(words), "{language}: {words}");
            }
        }
    }

    /// Of G1-2, D52: an administrator writes a page in a language, everybody reads it at once, as HTML before any script,
    /// with its head; nothing that is typed acts in a reader's browser.
    async fn a_page_is_written_and_read(app: &TestApp) {
        let admin = app.service_admin().await;
        let body = "## Rubrik\n\n[Jobb](/sv/lediga-jobb) [ut](//example.org) <script>alert(1)</script> [x](javascript:alert(1))\n\n![bild](https://example.org/x.png)";
        let made = put(&admin, "nyheter/sv", None, &page("Nyheter & mer", body)).await;
        assert_eq!((made.status, made.headers["etag"].to_str().unwrap()), (201, "\"1\""), "{}", made.body);
        let read = public(app, "/pages/nyheter?language=sv").await;
        assert_eq!((read.status, &read.body["markdown"]), (200, &json!(body)));
        let shown = read.body["html"].as_str().unwrap();
        assert!(shown.contains("<h2>Rubrik</h2>") && shown.contains("href=\"/sv/lediga-jobb\""), "{shown}");
        let (status, text) = html(app, "/sv/information/nyheter").await;
        assert_eq!(status, 200);
        for words in [
            "<h1>Nyheter &#38; mer</h1>", "Senast ändrad 25.11.2026", "<meta name=\"description\" content=\"Kort sagt.\">",
            "<h2>Rubrik</h2>", "/api/v1/pages/nyheter?language=sv", "href=\"/sv/information/how-we-recruit\"",
        ] {
            assert!(text.contains(words), "{words}");
        }
        assert!(text.contains(&format!("<link rel=\"canonical\" href=\"{}/sv/information/nyheter\">", app.url)));
        assert!(text.contains("hreflang=\"sv\"") && !text.contains("<link rel=\"alternate\" hreflang=\"en\""));
        for (name, active) in [("answer", shown), ("page", text.as_str())] {
            for bad in ["<script>alert", "javascript:alert(1)\"", "<img", "href=\"//example.org"] {
                assert!(!active.contains(bad), "{name}: {bad}");
            }
        }
        assert_eq!(app.audit("saved_page").await, ["nyheter/sv"]);
    }

    /// Of G1-2, G2-2: where a page is missing in a language, Finnish, Swedish, English stands in, marked with its language.
    async fn another_language_stands_in_and_is_marked(app: &TestApp) {
        let admin = app.service_admin().await;
        for (language, title) in [("sv", "På svenska"), ("en", "In English")] {
            assert_eq!(put(&admin, &format!("nyheter/{language}"), None, &page(title, "Text")).await.status, 201);
        }
        let finnish = public(app, "/pages/nyheter?language=fi").await.body;
        assert_eq!((&finnish["language"], &finnish["languages"]), (&json!("sv"), &json!(["sv", "en"])));
        let spoken = app.client().in_language(Language::En).show_page("nyheter".parse().unwrap()).await.unwrap().value;
        assert_eq!(spoken.title, "In English");
        let (_, text) = html(app, "/fi/tietoa/nyheter").await;
        assert!(text.contains("<h1 lang=\"sv\">På svenska</h1>") && text.contains("Sivua ei ole suomeksi."));
        assert!(text.contains(&format!("<link rel=\"canonical\" href=\"{}/sv/information/nyheter\">", app.url)));
        let hidden = json!({ "kind": "information", "title": "På svenska", "body": "Text", "published": false });
        assert_eq!(put(&admin, "nyheter/sv", Some(1), &hidden).await.status, 200);
        assert_eq!(public(app, "/pages/nyheter?language=fi").await.body["language"], "en");
        let menu = public(app, "/pages?language=fi").await;
        let entry = menu.body.as_array().unwrap().iter().find(|one| one["slug"] == "nyheter").cloned().unwrap();
        assert_eq!((&entry["language"], &entry["title"]), (&json!("en"), &json!("In English")));
    }

    /// Of G1-2, X14-4: nobody overwrites what somebody else has written; the refusal shows it.
    async fn a_page_is_changed_as_it_was_seen(app: &TestApp) {
        let admin = app.service_admin().await;
        put(&admin, "nyheter/sv", None, &page("Ett", "Text")).await;
        assert_eq!(put(&admin, "nyheter/sv", None, &page("Två", "Text")).await.status, 428);
        let changed = put(&admin, "nyheter/sv", Some(1), &page("Två", "Text")).await;
        assert_eq!((changed.status, &changed.body["version"]), (200, &json!(2)));
        let late = put(&admin, "nyheter/sv", Some(1), &page("Tre", "Text")).await;
        assert_eq!((late.status, late.code(), &late.body["current"]["title"]), (412, "stale", &json!("Två")));
        assert_eq!(put(&admin, "annat/sv", Some(1), &page("Ny", "Text")).await.status, 412, "nothing is there");
        let own = admin.ask(Method::GET, "/admin/pages/nyheter/sv").await;
        assert_eq!((own.headers["etag"].to_str().unwrap(), &own.body["title"]), ("\"2\"", &json!("Två")));
        let delete = async |seen: &str| {
            tests::reply(admin.request(Method::DELETE, "/admin/pages/nyheter/sv").header("If-Match", seen)).await
        };
        assert_eq!(admin.ask(Method::DELETE, "/admin/pages/nyheter/sv").await.status, 428);
        assert_eq!((delete("\"1\"").await.status, delete("\"2\"").await.status, delete("\"2\"").await.status), (412, 204, 404));
        assert_eq!(public(app, "/pages/nyheter").await.status, 404);
        assert_eq!(html(app, "/sv/information/nyheter").await.0, 404);
        assert_eq!(app.audit("deleted_page").await, ["nyheter/sv"]);
        assert_eq!(app.audit("saved_page").await.len(), 2, "what was refused leaves no trace");
    }

    /// Of G1-2, X14-4: limits, addresses that are taken, and pages that everything links to.
    async fn what_does_not_fit_is_named(app: &TestApp) {
        let admin = app.service_admin().await;
        let mut bad = page(&"å".repeat(121), " ");
        bad["summary"] = json!("x".repeat(301));
        bad["position"] = json!(-1);
        let refused = put(&admin, "nyheter/sv", None, &bad).await;
        assert_eq!((refused.status, refused.errors()), (422, vec![
            "/title too_long".to_owned(), "/summary too_long".to_owned(), "/body missing".to_owned(), "/position out_of_range".to_owned(),
        ]));
        assert!(refused.body["errors"][0]["detail"].as_str().unwrap().contains("120"), "{}", refused.body);
        let long = put(&admin, "nyheter/sv", None, &page("Ett", &"x".repeat(20_001))).await;
        assert_eq!(long.errors(), ["/body too_long"]);
        assert_eq!(put(&admin, "nyheter/de", None, &page("Eins", "Text")).await.status, 404);
        assert_eq!(put(&admin, "Nyheter/sv", None, &page("Ett", "Text")).await.status, 404);
        assert_eq!(put(&admin, "anvandarvillkor/en", None, &page("Ett", "Text")).await.errors(), ["/kind contradiction"]);
        let employer = json!({ "kind": "employer", "title": "Ingen", "body": "Text" });
        assert_eq!(put(&admin, "no-agency/sv", None, &employer).await.errors(), ["/kind contradiction"]);
        put(&admin, "nyheter/sv", None, &page("Ett", "Text")).await;
        let story = json!({ "kind": "career_story", "title": "Story", "body": "Text" });
        assert_eq!(put(&admin, "nyheter/en", None, &story).await.errors(), ["/kind contradiction"]);
        // Every page links to it: it can be rewritten, but neither hidden nor deleted.
        let mut hidden = page("Hjälp", "Text");
        hidden["published"] = json!(false);
        assert_eq!(put(&admin, "help/sv", Some(1), &hidden).await.errors(), ["/published contradiction"]);
        let kept = tests::reply(admin.request(Method::DELETE, "/admin/pages/help/sv").header("If-Match", "\"1\"")).await;
        assert_eq!((kept.status, kept.code()), (409, "not_possible"));
        assert_eq!(put(&admin, "help/sv", Some(1), &page("Hjälp", "Ring.")).await.status, 200);
    }

    /// Of G1-2, X15-3: what administrators changed or deleted stays so when a server starts again.
    async fn a_start_does_not_bring_back_what_was_changed(app: &TestApp) {
        let admin = app.service_admin().await;
        assert_eq!(put(&admin, "help/sv", Some(1), &page("Ny hjälp", "Ring.")).await.status, 200);
        let gone = admin.request(Method::DELETE, "/admin/pages/how-we-recruit/sv").header("If-Match", "\"1\"");
        assert_eq!(tests::reply(gone).await.status, 204);
        api::seed::run(&app.app.db, app.now()).await.unwrap();
        let again = app.replica(|_| ()).await;
        assert_eq!(public(&again, "/pages/help?language=sv").await.body["title"], "Ny hjälp");
        assert_eq!(public(&again, "/pages/how-we-recruit?language=sv").await.body["language"], "fi");
        assert_eq!(rows::Entity::find().all(app.app.db.read()).await.unwrap().len(), 14);
    }

    /// Of G1-3: the texts say which version they are and since when; a registration keeps the version and the time.
    async fn the_terms_say_their_version(app: &TestApp) {
        let (_, text) = html(app, "/sv/information/anvandarvillkor").await;
        assert!(text.contains("Version 1, gäller från 24.11.2026"));
    }

    /// Holds C40. Of G1-2: the foot of every page leads to the same pages in the same order, also where something went
    /// wrong, and the front page leads on.
    async fn every_page_leads_to_the_accessibility_statement(app: &TestApp) {
        for path in ["/sv", "/sv/lediga-jobb", "/sv/login", "/sv/information/help", "/sv/nothing", "/sv/me", "/sv/work-account"] {
            let (_, text) = html(app, path).await;
            let foot = text.split("<footer").nth(1).unwrap();
            let links: Vec<&str> = foot.split("<li><a href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            assert_eq!(links, [
                "/sv/information/help", "/sv/information/about-the-service", "/sv/information/accessibility-statement",
                "/sv/information/anvandarvillkor", "/sv/information/dataskyddsbeskrivning", "/api/docs",
            ], "{path}");
        }
        let (_, front) = html(app, "/sv").await;
        assert!(front.contains("href=\"/sv/arbetsgivare\"") && front.contains("href=\"/sv/information/how-to-apply\""));
    }
}
