use chrono::TimeDelta;
use domain::alerts::AlertState;
use tests::{Mood, SmtpSink, TestApp, ad, both};

use super::{ADA, row, run_at, watching};

async fn sending(app: &TestApp, sink: &SmtpSink) -> TestApp {
    let url = sink.url();
    app.replica(|settings| {
        settings.smtp_url = Some(url.into());
        settings.mail_from = "Virka <noreply@virka.example>".to_owned();
        settings.alert_mail_from = Some("Virka <noreply@alerts.virka.example>".to_owned());
    })
    .await
}

fn header<'a>(message: &'a str, name: &str) -> &'a str {
    let line = message.lines().find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}:")));
    line.unwrap().split_once(':').unwrap().1.trim()
}

both! {
    /// Of G3.7-2, G1-4, D38: the mail of a run reaches the mail server with what mail programs look at, from the sender that
    /// is set for alerts.
    async fn a_run_reaches_the_mail_server(app: &TestApp) {
        watching(app, ADA, "q=jurist").await;
        app.import_good(&[ad(1)]).await;
        let sink = SmtpSink::start().await;
        let server = sending(app, &sink).await;
        run_at(&server, "2026-11-25T17:00").await;
        let messages = sink.messages();
        assert_eq!(messages.len(), 1);
        let message = &messages[0];
        assert_eq!(header(message, "to"), ADA);
        assert!(header(message, "from").contains("noreply@alerts.virka.example"));
        assert_eq!(header(message, "auto-submitted"), "auto-generated");
        assert_eq!(header(message, "list-unsubscribe-post"), "List-Unsubscribe=One-Click");
        assert!(message.to_lowercase().contains("list-unsubscribe:"));
        let subject = api::mail::read(message.as_bytes()).unwrap().subject;
        assert_eq!(subject, "Jurister: 1 nytt jobb");
    }

    /// Of D38: an address that does not exist any more stops its alert, and is erased; nobody tries again.
    async fn a_mailbox_that_does_not_exist_stops_the_alert(app: &TestApp) {
        watching(app, ADA, "q=jurist").await;
        app.import_good(&[ad(1)]).await;
        let sink = SmtpSink::start().await;
        let server = sending(app, &sink).await;
        sink.be(Mood::Unknown);
        run_at(&server, "2026-11-25T17:00").await;
        let alert = row(app).await;
        assert_eq!((alert.ended_as, alert.email), (Some(AlertState::Bounced), None));
        sink.be(Mood::Willing);
        app.wait(TimeDelta::minutes(10));
        server.work().await;
        assert!(sink.messages().is_empty());
    }

    /// Of X15-3: a mail server that is busy, or does not like us today, is asked again, with the same Message-ID.
    async fn a_mail_server_that_is_busy_is_asked_again(app: &TestApp) {
        watching(app, ADA, "q=jurist").await;
        app.import_good(&[ad(1)]).await;
        let sink = SmtpSink::start().await;
        let server = sending(app, &sink).await;
        sink.be(Mood::Dropping);
        run_at(&server, "2026-11-25T17:00").await;
        sink.be(Mood::Disliking);
        app.wait(TimeDelta::minutes(1));
        server.work().await;
        assert_eq!(row(app).await.ended_at, None);
        sink.be(Mood::Willing);
        app.wait(TimeDelta::minutes(2));
        server.work().await;
        let messages = sink.messages();
        assert_eq!(messages.len(), 2);
        assert_eq!(header(&messages[0], "message-id"), header(&messages[1], "message-id"));
    }
}
