use domain::problem::Kind;
use tests::both;

both! {
    /// Holds G5.3: an address that does not exist is a page for people and a problem for programs.
    async fn an_unknown_page_is_a_real_404(app: &TestApp) {
        for (path, words) in [("/sv/jobs", "Sidan finns inte"), ("/en/no/such/page", "Page not found"), ("/a/b", "Sivua ei löydy")] {
            let answer = app.http().get(app.at(path)).send().await.unwrap();
            assert_eq!(answer.status(), 404, "{path}");
            assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/html"), "{path}");
            assert!(answer.text().await.unwrap().contains(words), "{path}");
        }
    }

    /// In part G1-11: pages that only the application can draw say so without it, and are never indexed.
    async fn pages_of_the_application_say_what_they_need(app: &TestApp) {
        for path in ["/sv/login", "/sv/register", "/sv/me/applications", "/sv/favoriter"] {
            let html = app.http().get(app.at(path)).send().await.unwrap().text().await.unwrap();
            assert!(html.contains("<noscript>") && html.contains("noindex"), "{path}");
        }
    }

    /// Holds X14-4: the address of every kind of problem explains it.
    async fn every_problem_has_a_page(app: &TestApp) {
        for kind in Kind::ALL {
            let answer = app.http().get(app.at(&format!("/problems/{}", kind.slug()))).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{}", kind.slug());
        }
        assert_eq!(app.http().get(app.at("/problems/nothing")).send().await.unwrap().status(), 404);
    }

    /// Holds X15-1: what belongs to the demo exists only there.
    async fn nothing_of_the_demo_is_elsewhere(app: &TestApp) {
        for path in ["/demo/outbox", "/demo/mails", "/demo/mails/agency_news", "/api/v1/demo/outbox"] {
            assert_eq!(app.http().get(app.at(path)).send().await.unwrap().status(), 404, "{path}");
        }
        let html = app.http().get(app.at("/sv")).send().await.unwrap().text().await.unwrap();
        assert!(!html.contains("demo"));
    }
}
