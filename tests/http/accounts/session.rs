use chrono::TimeDelta;
use domain::problem::Problem;
use reqwest::Response;
use serde_json::json;
use tests::{PASSWORD, TestApp, both, serde_json};

async fn log_in(app: &TestApp, http: &reqwest::Client) -> Response {
    let body = json!({ "email": "ada@example.org", "password": PASSWORD });
    http.post(app.at("/api/v1/session")).json(&body).send().await.unwrap()
}

fn cookie(answer: &Response) -> String {
    answer.headers()["set-cookie"].to_str().unwrap().to_owned()
}

async fn code(answer: Response) -> String {
    answer.json::<Problem>().await.unwrap().code
}

both! {
    /// Of X15-6: the cookie is out of reach of scripts and of other sites, and new at each login.
    async fn the_cookie_is_kept_from_scripts_and_other_sites(app: &TestApp) {
        app.applicant("ada@example.org").await;
        let http = app.http();
        let first = cookie(&log_in(app, &http).await);
        assert!(first.starts_with("virka_demo=") && first.contains("HttpOnly") && first.contains("SameSite=Lax"));
        assert!(first.contains("Path=/") && !first.contains("Expires") && !first.contains("Max-Age"), "{first}");
        let old = first.split(';').next().unwrap().to_owned();
        // A browser that was logged in logs in again: from our own page, so with an Origin.
        let body = json!({ "email": "ada@example.org", "password": PASSWORD });
        let again = http.post(app.at("/api/v1/session")).header("Origin", &app.url).json(&body).send().await.unwrap();
        assert_ne!(cookie(&again), first);
        let stale = app.http().get(app.at("/api/v1/me")).header("Cookie", old).send().await.unwrap();
        assert_eq!(stale.status(), 401, "the session before ended with the new login");
    }

    /// Of X15-6: sixty minutes without a request, or twelve hours in any case.
    async fn a_session_ends_when_idle_and_in_any_case(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let began = app.now();
        app.wait(TimeDelta::minutes(59));
        let session = ada.client.show_session().await.unwrap().value;
        assert_eq!(session.idle_ends_at, Some(app.now() + TimeDelta::minutes(60)));
        assert_eq!(session.ends_at, Some(began + TimeDelta::hours(12)));
        app.wait(TimeDelta::minutes(60));
        assert_eq!(ada.client.show_me().await.unwrap_err().code(), Some("not_logged_in"));
        let http = app.http();
        log_in(app, &http).await;
        for _ in 0..13 {
            assert_eq!(http.get(app.at("/api/v1/me")).send().await.unwrap().status(), 200);
            app.wait(TimeDelta::minutes(55));
        }
        app.wait(TimeDelta::minutes(5));
        assert_eq!(http.get(app.at("/api/v1/me")).send().await.unwrap().status(), 401);
    }

    /// Of X15-6: another site cannot act with somebody's cookie.
    async fn a_foreign_page_cannot_act_with_the_cookie(app: &TestApp) {
        app.applicant("ada@example.org").await;
        let http = app.http();
        log_in(app, &http).await;
        let save = json!({ "base_version": 1, "basics": { "first_name": "Eve" } });
        for headers in [
            vec![("Origin", "https://evil.example")],
            vec![("Origin", "null")],
            vec![("Sec-Fetch-Site", "cross-site")],
            vec![("Sec-Fetch-Site", "same-site")],
            vec![("Origin", app.url.as_str()), ("Sec-Fetch-Site", "cross-site")],
            vec![],
        ] {
            let mut request = http.patch(app.at("/api/v1/me/profile")).json(&save);
            for (name, value) in &headers {
                request = request.header(*name, *value);
            }
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 403, "{headers:?}");
            assert_eq!(code(answer).await, "foreign_origin", "{headers:?}");
        }
        for headers in [("Origin", app.url.as_str()), ("Sec-Fetch-Site", "same-origin")] {
            let answer =
                http.patch(app.at("/api/v1/me/profile")).header(headers.0, headers.1).json(&save).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{headers:?}");
        }
        let foreign_login =
            app.http().post(app.at("/api/v1/session")).header("Origin", "https://evil.example").send().await.unwrap();
        assert_eq!(code(foreign_login).await, "foreign_origin");
    }

    /// What one may not do is refused before what one sent is looked at.
    async fn a_stranger_learns_nothing_about_the_body(app: &TestApp) {
        let answer = app
            .http()
            .patch(app.at("/api/v1/me/profile"))
            .header("Content-Type", "application/json")
            .body("{")
            .send()
            .await
            .unwrap();
        assert_eq!(code(answer).await, "not_logged_in");
    }

    /// Of X15-6: on an encrypted address the cookie never travels otherwise, and browsers are told to keep to it.
    async fn an_encrypted_address_has_a_host_cookie(app: &TestApp) {
        app.applicant("ada@example.org").await;
        let public = app.replica(|settings| settings.public_url = Some("https://virka.example".to_owned())).await;
        let body = json!({ "email": "ada@example.org", "password": PASSWORD });
        let send = async |origin: &str| {
            public.http().post(public.at("/api/v1/session")).header("Origin", origin).json(&body).send().await.unwrap()
        };
        let answer = send("https://virka.example").await;
        let set = cookie(&answer);
        assert!(set.starts_with("__Host-virka=") && set.contains("Secure") && set.contains("HttpOnly"), "{set}");
        assert!(set.contains("Path=/") && !set.contains("Domain"), "{set}");
        assert!(answer.headers()["strict-transport-security"].to_str().unwrap().starts_with("max-age=31536000"));
        // The address it happens to listen on is not the one that people use.
        assert_eq!(code(send(&public.url).await).await, "foreign_origin");
    }
}
