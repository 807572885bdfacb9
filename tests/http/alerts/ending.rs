use api::db::entities::alert_sent;
use domain::alerts::AlertState;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::reqwest::{Method, StatusCode};
use tests::{TestApp, ad, both};

use super::{ADA, ask, link, newest, row, run_at, secret, watching};

/// Every address in a mail, as a scanner finds them.
fn addresses(mail: &api::mail::KeptMail) -> Vec<String> {
    let words = mail.text.split_whitespace().chain(mail.html.split('"'));
    let mut found: Vec<String> = words.filter(|word| word.starts_with("http")).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

/// The value of a header of the newest mail, as it was written.
fn header(app: &TestApp, name: &str) -> String {
    let folder = app.app.settings.mail_dir();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mail = std::fs::read_to_string(files.last().unwrap()).unwrap().replace("\r\n ", " ");
    let line = mail.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:"))).unwrap();
    line.split_once(':').unwrap().1.trim().to_owned()
}

both! {
    /// Holds G3.7-3: an alert is deleted by the link that stands in each of its mails, its address with it, and a second
    /// press says that it is deleted already.
    async fn an_alert_is_deleted_by_its_link(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let first = watching(app, ADA, "q=jurist").await;
        app.import_good(&[ad(2)]).await;
        run_at(app, "2026-11-25T17:00").await;
        let removing = link(&newest(app, ADA), "remove");
        let view = app.client().remove_alert(&secret(&removing)).await.unwrap().value;
        assert_eq!((view.state, view.name, view.query), (AlertState::Removed, None, None));
        let left = row(app).await;
        assert_eq!((left.email, left.name, left.query, left.ended_as), (None, None, None, Some(AlertState::Removed)));
        assert_eq!(alert_sent::Entity::find().count(app.app.db.read()).await.unwrap(), 0);
        for secret_ in [&removing, &first] {
            assert_eq!(app.client().remove_alert(&secret(secret_)).await.unwrap().value.state, AlertState::Removed);
            assert_eq!(app.client().confirm_alert(&secret(secret_)).await.unwrap().value.state, AlertState::Removed);
            assert_eq!(app.client().renew_alert(&secret(secret_)).await.unwrap().value.state, AlertState::Removed);
        }
        app.import_good(&[ad(3)]).await;
        run_at(app, "2026-11-26T06:00").await;
        assert_eq!(app.mails(ADA).len(), 2);
    }

    /// Of X3.7-5: a scanner that fetches every address of every mail, with GET and with HEAD, changes nothing.
    async fn fetching_every_link_changes_nothing(app: &TestApp) {
        app.import_good(&[]).await;
        ask(app, ADA, "q=jurist").await;
        let scan = async |mail: &api::mail::KeptMail| {
            let unsubscribe = header(app, "list-unsubscribe").trim_matches(['<', '>']).to_owned();
            for address in addresses(mail).into_iter().chain([unsubscribe]) {
                let path = address.split_once("//").unwrap().1.split_once('/').unwrap().1;
                for method in [Method::GET, Method::HEAD] {
                    let answer = app.http().request(method.clone(), app.at(&format!("/{path}"))).send().await.unwrap();
                    let status = answer.status();
                    assert!(status.is_success() || status == StatusCode::SEE_OTHER, "{method} {address}: {status}");
                }
            }
        };
        let mail = newest(app, ADA);
        let before = row(app).await;
        scan(&mail).await;
        assert_eq!(row(app).await, before);
        app.client().confirm_alert(&secret(link(&mail, "confirm"))).await.unwrap();
        app.import_good(&[ad(1)]).await;
        run_at(app, "2026-11-25T17:00").await;
        let before = row(app).await;
        let mail = newest(app, ADA);
        assert!(addresses(&mail).len() >= 3, "{}", mail.text);
        scan(&mail).await;
        assert_eq!(row(app).await, before);
    }

    /// Of G3.7-3, X3.7-5: the mail program's own button ends the alert by a POST of its own (RFC 8058); its secret can do
    /// nothing else, and whoever opens its address comes to the page with the button.
    async fn a_mail_program_unsubscribes_with_one_click(app: &TestApp) {
        let first = watching(app, ADA, "q=jurist").await;
        let address = header(app, "list-unsubscribe");
        assert_eq!(header(app, "list-unsubscribe-post"), "List-Unsubscribe=One-Click");
        let path = address.trim_matches(['<', '>']).split_once("/api/v1").unwrap().1.to_owned();
        let one_click = path.rsplit('/').next().unwrap().to_owned();
        assert_ne!(one_click, first);
        for refused in [
            app.client().confirm_alert(&secret(&one_click)).await.unwrap_err(),
            app.client().renew_alert(&secret(&one_click)).await.unwrap_err(),
        ] {
            assert_eq!(refused.code(), Some("not_found"), "good for one thing");
        }
        let at = app.at(&format!("/api/v1{path}"));
        let opened = app.http().get(&at).header("Accept-Language", "sv").send().await.unwrap();
        assert_eq!(opened.status(), StatusCode::SEE_OTHER);
        assert_eq!(opened.headers()["location"].to_str().unwrap(), format!("/sv/sokvakt/remove#t={one_click}"));
        assert_eq!(row(app).await.ended_at, None);
        for _ in 0..2 {
            // As a mail provider sends it: a form, no cookie, from nowhere of ours.
            let sent = app.http().post(&at).header("Origin", "https://mail.example")
                .header("Content-Type", "application/x-www-form-urlencoded").body("List-Unsubscribe=One-Click");
            assert_eq!(sent.send().await.unwrap().status(), StatusCode::NO_CONTENT);
        }
        assert_eq!(row(app).await.ended_as, Some(AlertState::Removed));
        let unknown = app.client().unsubscribe_alert("0123456789").await.unwrap_err();
        assert_eq!(unknown.code(), Some("not_found"));
    }

    /// Of D11: the page behind a link is titled as the guide says, is not indexed, and says what it needs.
    async fn the_pages_behind_the_links_are_there(app: &TestApp) {
        for (page, title) in [("", "Sökvakt"), ("/confirm", "Bekräfta sökvakten"), ("/remove", "Ta bort sökvakten"),
            ("/renew", "Förnya sökvakten")] {
            let answer = app.http().get(app.at(&format!("/sv/sokvakt{page}"))).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{page}");
            let html = answer.text().await.unwrap();
            assert!(html.contains(&format!("<h1>{title}</h1>")), "{page}");
            assert!(html.contains("noindex") && html.contains("JavaScript"), "{page}");
        }
    }
}
