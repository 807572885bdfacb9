//! What links are: good for one interview, useless when cut off or guessed, harmless to open (D11, D12, X3.7-5).

use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{Table, applied, book, by_link, cancel, look, secret};

both! {
    /// Of X3.7-5, D11: programs that fetch every link of a mail, and run the page, change nothing: neither the page nor
    /// looking books, and addresses and queries carry no secret.
    async fn opening_a_link_changes_nothing(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let link = secret(app, &aino.email);
        let before = table.shown().await;
        for _ in 0..3 {
            app.http().get(app.at(&format!("/sv/interview#t={link}"))).send().await.unwrap();
            assert_eq!(look(app, &link).await.body["stage"], "invited");
        }
        for method in [Method::GET, Method::HEAD, Method::DELETE, Method::PUT] {
            let path = "/api/v1/interview-invitations/booking";
            let answer = app.http().request(method.clone(), app.at(path)).header("Origin", &app.url).send().await.unwrap();
            assert_eq!(answer.status(), 405, "{method}");
        }
        let after = table.shown().await;
        assert_eq!((&before["slots"], &before["version"]), (&after["slots"], &after["version"]));
        app.work().await;
        assert_eq!(app.mails(&aino.email).len(), 2);
        // A page of somebody else cannot make a browser book.
        let foreign = app.http().post(app.at("/api/v1/interview-invitations/booking")).header("Origin", "https://evil.example");
        let foreign = tests::reply(foreign.json(&json!({ "secret": link, "slot_id": times[0] }))).await;
        assert_eq!((foreign.status, foreign.code()), (403, "foreign_origin"), "{}", foreign.body);
    }

    /// Holds D12, X4-5: a secret that was cut off or guessed leads nowhere, and trying many is refused.
    async fn a_cut_off_or_guessed_secret_leads_nowhere(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let link = secret(app, &aino.email);
        for wrong in ["", &link[..20], &link.to_uppercase(), "\u{202e}", &"a".repeat(5_000)] {
            for reply in [look(app, wrong).await, book(app, wrong, &times[0]).await, cancel(app, wrong).await] {
                assert_eq!((reply.status, reply.code()), (404, "not_found"), "{wrong}");
            }
        }
        for _ in 0..15 {
            assert_eq!(look(app, "guessed").await.status, 404);
        }
        let tired = look(app, "guessed").await;
        assert_eq!((tired.status, tired.code()), (429, "too_many_requests"));
        assert!(tired.headers.contains_key("retry-after"));
        assert_eq!(look(app, &link).await.status, 200, "whoever has a link is not kept out by guessers of the same network");
        assert_eq!(by_link(app, "look", json!({ "secret": 1 })).await.code(), "bad_json");
        let file = by_link(app, "calendar", json!({ "secret": link })).await;
        assert_eq!(file.status, 404, "nothing is booked");
    }

    /// Holds D12: the link shows this interview and nothing else, whoever else is invited.
    async fn a_link_shows_nothing_else(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let (aino, eero) = (applied(app, &table.stage, "Aino").await, applied(app, &table.stage, "Eero").await);
        table.invite(app, json!([{ "application_id": aino.application }, { "application_id": eero.application }])).await;
        book(app, &secret(app, &eero.email), &times[0]).await;
        let shown = look(app, &secret(app, &aino.email)).await.text();
        for not in ["Eero", "Aino", "Lindqvist", &aino.application, &eero.application, "example.org", &times[0]] {
            assert!(!shown.contains(not), "{not}: {shown}");
        }
    }
}
