use reqwest::Method;
use tests::both;

both! {
    /// Holds X14-4: what no route takes is a problem too, in the reader's language.
    async fn an_unknown_address_is_a_problem(app: &TestApp) {
        for (language, title) in [("sv", "Sidan finns inte"), ("en", "Not found")] {
            let answer = app
                .http()
                .get(app.at("/api/v1/no-such-thing"))
                .header("Accept-Language", language)
                .send()
                .await
                .unwrap();
            assert_eq!(answer.status(), 404);
            assert_eq!(answer.headers()["content-type"], "application/problem+json");
            let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
            let problem: domain::problem::Problem = answer.json().await.unwrap();
            assert_eq!(problem.code, "not_found");
            assert_eq!(problem.title, title);
            assert_eq!(problem.request_id, id);
            assert_eq!(problem.type_uri, format!("{}/problems/not_found", app.url));
        }
    }

    /// Holds X14-4: a wrong method says which ones there are, and HEAD goes wherever GET goes.
    async fn a_wrong_method_names_the_right_ones(app: &TestApp) {
        let wrong = app.http().request(Method::PATCH, app.at("/health/live")).send().await.unwrap();
        assert_eq!(wrong.status(), 405);
        assert_eq!(wrong.headers()["allow"], "GET, HEAD");
        assert_eq!(wrong.json::<domain::problem::Problem>().await.unwrap().code, "method_not_allowed");
        let head = app.http().head(app.at("/health/live")).send().await.unwrap();
        assert_eq!(head.status(), 200);
        assert_eq!(head.headers()["content-length"], "2");
        assert_eq!(head.text().await.unwrap(), "");
    }

    /// Of X15-6: every answer carries the headers that keep a browser from running what is not ours.
    async fn every_answer_has_its_headers(app: &TestApp) {
        for path in ["/health/live", "/api/docs", "/api/v1/no-such-thing"] {
            let answer = app.http().get(app.at(path)).send().await.unwrap();
            let headers = answer.headers();
            let policy = headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}");
            assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
            assert!(headers.contains_key("referrer-policy") && headers.contains_key("permissions-policy"), "{path}");
            assert_eq!(headers["date"], "Wed, 25 Nov 2026 08:00:00 GMT", "{path}: the date is our clock's");
        }
    }
}
