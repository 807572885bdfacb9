use serde_json::json;
use tests::{ad, ad_with, both};

use super::{html, public, put};

both! {
    /// Of G1-2: every employer has a page with what it says of itself and its open jobs, newest first, which leads to all
    /// of them.
    async fn an_employer_presents_itself_and_its_jobs(app: &TestApp) {
        let many: Vec<_> = (1..=12).map(ad).collect();
        app.import_good(&many).await;
        app.import_good(&[ad_with(13, |line| line["agency"] = json!("traficom"))]).await;
        let admin = app.service_admin().await;
        let words = json!({ "kind": "employer", "title": "Migri", "summary": "Vi avgör.", "body": "## Hos oss\n\nText" });
        assert_eq!(put(&admin, "migri/sv", None, &words).await.status, 201);
        let shown = public(app, "/employers/migri?language=sv").await;
        assert_eq!((shown.status, &shown.body["open_jobs"]), (200, &json!(12)));
        assert_eq!(shown.body["newest"].as_array().unwrap().len(), 10);
        assert!(shown.body["newest"].as_array().unwrap().iter().all(|one| one["agency"]["id"] == "migri"));
        assert_eq!(shown.body["presentation"]["summary"], "Vi avgör.");
        let (status, text) = html(app, "/sv/arbetsgivare/migri").await;
        assert_eq!(status, 200);
        for words in [
            "<h1>Migrationsverket</h1>", "<h2>Hos oss</h2>", "Visa alla 12 lediga jobb i sökningen",
            "href=\"/sv/lediga-jobb?employer=migri\"", "/api/v1/employers/migri?language=sv", "content=\"Vi avgör.\"",
            "Senast ändrad 25.11.2026", "hreflang=\"fi\"",
        ] {
            assert!(text.contains(words), "{words}");
        }
        let finnish = public(app, "/employers/migri?language=fi").await.body;
        assert_eq!((&finnish["name"], &finnish["presentation"]["language"]), (&json!("Maahanmuuttovirasto"), &json!("sv")));
        assert!(html(app, "/fi/tyonantajat/migri").await.1.contains("<div class=\"prose\" lang=\"sv\">"));
        // It is no page of information.
        assert_eq!(public(app, "/pages/migri").await.status, 404);
        assert_eq!(html(app, "/sv/information/migri").await.0, 404);
    }

    /// Of G1-2: all employers by name, with the number of their open jobs; one without words or jobs has a page too.
    async fn all_employers_are_listed(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let list = public(app, "/employers?language=sv").await;
        let all = list.body.as_array().unwrap();
        assert_eq!(all.len(), 169);
        let open: Vec<_> = all.iter().filter(|one| one["open_jobs"] != json!(0)).map(|one| one["id"].clone()).collect();
        assert_eq!(open, [json!("migri")]);
        let (_, text) = html(app, "/sv/arbetsgivare").await;
        assert!(text.contains("<h1>Arbetsgivare</h1>") && text.contains("169 arbetsgivare hos staten."));
        assert!(text.contains("<a href=\"/sv/arbetsgivare/migri\">Migrationsverket</a> <span class=\"sub sm\">1 ledigt jobb</span>"));
        let (status, quiet) = html(app, "/sv/arbetsgivare/traficom").await;
        assert_eq!(status, 200);
        assert!(quiet.contains("Arbetsgivaren har inga lediga jobb just nu."));
        assert_eq!(html(app, "/sv/arbetsgivare/no-agency").await.0, 404);
        assert_eq!(public(app, "/employers/no-agency").await.code(), "not_found");
        assert_eq!(public(app, "/employers?lang=sv").await.code(), "bad_query");
    }
}
