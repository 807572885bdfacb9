//! The calendar of an interviewer: private, and revocable (X13-3).

use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{Table, applied, good, send_seen, wish_with};

both! {
    /// Of X13-3: who interviews reads booked times in a calendar of their own, without names; the address can be replaced
    /// and taken back.
    async fn an_interviewer_has_a_calendar(app: &TestApp) {
        let table = Table::laid(app).await;
        let people = "/agencies/migri/interviewers";
        let ada = good(table.recruiter.send(Method::POST, people, json!({ "name": "Ada Demo" })).await);
        let ada = ada["id"].as_str().unwrap().to_owned();
        let seen = table.shown().await;
        good(send_seen(&table.recruiter, Method::PUT, &table.round, &seen["version"], wish_with(|wish| wish["interviewer_ids"] = json!([ada]))).await);
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application, "slot_id": times[1] }])).await;
        assert!(app.mails(&aino.email)[0].text.contains("Intervjuare: Ada Demo"));
        let calendar = format!("{people}/{ada}/calendar");
        let link = async || good(table.recruiter.ask(Method::POST, &calendar).await)["url"].as_str().unwrap().to_owned();
        let first = link().await;
        let read = async |url: &str| tests::reply(app.http().get(url)).await;
        let file = read(&first).await;
        assert_eq!(file.status, 200, "{}", file.text());
        let text = file.text();
        assert!(text.contains("DTSTART:20261214T080000Z") && text.matches("BEGIN:VEVENT").count() == 1, "{text}");
        assert!(!text.contains("Aino") && !text.contains("Lindqvist") && !text.contains("example.org"), "{text}");
        let second = link().await;
        assert_eq!((read(&first).await.status, read(&second).await.status), (404, 200));
        assert_eq!(good(table.recruiter.ask(Method::GET, people).await)["items"][0]["has_calendar"], json!(true));
        assert_eq!(table.recruiter.ask(Method::DELETE, &calendar).await.status, 204);
        assert_eq!(read(&second).await.status, 404);
    }
}
