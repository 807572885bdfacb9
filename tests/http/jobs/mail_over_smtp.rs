use std::collections::BTreeSet;

use api::db::entities::{jobs as rows, outbox};
use api::jobs;
use chrono::TimeDelta;
use futures_util::future::join_all;
use sea_orm::EntityTrait;
use tests::people::wish;
use tests::{Mood, SmtpSink, TestApp, both};

/// A server that sends its mail to the sink.
async fn sending(app: &TestApp, sink: &SmtpSink) -> TestApp {
    let url = sink.url();
    app.replica(|settings| {
        settings.smtp_url = Some(url.into());
        settings.mail_from = "Virka <noreply@virka.example>".to_owned();
    })
    .await
}

async fn ask(app: &TestApp, email: &str) {
    let client = app.client();
    client.register(api::random::id(), &wish(&client, email).await).await.unwrap();
}

async fn left(app: &TestApp) -> Vec<rows::Model> {
    rows::Entity::find().all(app.app.db.read()).await.unwrap()
}

fn header<'a>(message: &'a str, name: &str) -> &'a str {
    let line = message.lines().find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}:")));
    line.unwrap().split_once(':').unwrap().1.trim()
}

both! {
    /// Holds G4-3: a mail goes to a mail server whole, in text and HTML, and says that nobody reads answers.
    async fn a_mail_reaches_the_mail_server(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let sending = sending(app, &sink).await;
        ask(app, "ada@example.org").await;
        sending.work().await;
        let messages = sink.messages();
        assert_eq!(messages.len(), 1);
        let message = &messages[0];
        assert_eq!(header(message, "to"), "ada@example.org");
        assert!(header(message, "from").contains("noreply@virka.example"));
        assert_eq!(header(message, "auto-submitted"), "auto-generated");
        for part in ["multipart/alternative", "text/plain", "text/html"] {
            assert!(message.contains(part), "{part}");
        }
        assert!(left(app).await.is_empty(), "what is sent is forgotten, and the code with it");
        let events = outbox::Entity::find().all(app.app.db.read()).await.unwrap();
        let kept = serde_json::to_string(&events[0].event).unwrap();
        assert!(kept.contains(r#""code":"""#), "{kept}");
    }

    /// Holds G1-4: whatever the mail is about, it comes from the one address that is set; `noreply@valtiolle.fi` where
    /// nobody has set one.
    async fn every_mail_comes_from_the_one_address(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let url = sink.url();
        let sending = app.replica(|settings| settings.smtp_url = Some(url.into())).await;
        // A code, and a word to the owner of an address that is taken.
        app.applicant("eva@example.org").await;
        ask(app, "ada@example.org").await;
        app.wait(TimeDelta::minutes(2));
        ask(app, "eva@example.org").await;
        sending.work().await;
        let messages = sink.messages();
        assert_eq!(messages.len(), 2);
        for message in &messages {
            assert_eq!(header(message, "from"), "Virka <noreply@valtiolle.fi>");
        }
        let own = self::sending(app, &sink).await;
        ask(app, "otso@example.org").await;
        own.work().await;
        assert_eq!(header(sink.messages().last().unwrap(), "from"), "Virka <noreply@virka.example>");
    }

    /// Of X15-3: a mail server that is busy is asked again later, and no mail is lost or doubled.
    async fn a_busy_mail_server_is_asked_again(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let sending = sending(app, &sink).await;
        sink.be(Mood::Busy);
        ask(app, "ada@example.org").await;
        sending.work().await;
        let waiting = left(app).await;
        assert_eq!((waiting.len(), waiting[0].tries), (1, 1));
        assert_eq!(waiting[0].run_at, app.now() + TimeDelta::minutes(1));
        let why = waiting[0].last_error.clone().unwrap();
        assert!(why.contains("451") && !why.contains("ada@"), "{why}");
        sink.be(Mood::Willing);
        sending.work().await;
        assert!(sink.messages().is_empty(), "not before its time");
        app.wait(TimeDelta::minutes(1));
        sending.work().await;
        assert_eq!(sink.messages().len(), 1);
    }

    /// Of X15-3: a mail whose delivery could not be recorded comes again under the same Message-ID.
    async fn a_mail_that_comes_twice_has_one_message_id(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let sending = sending(app, &sink).await;
        sink.be(Mood::Dropping);
        ask(app, "ada@example.org").await;
        sending.work().await;
        sink.be(Mood::Willing);
        app.wait(TimeDelta::minutes(1));
        sending.work().await;
        let messages = sink.messages();
        assert_eq!(messages.len(), 2);
        assert_eq!(header(&messages[0], "message-id"), header(&messages[1], "message-id"));
    }

    /// Of G4-3: a mail that had to wait does not promise more time than its code has.
    async fn a_mail_that_waited_says_until_when_its_code_is_good(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let sending = sending(app, &sink).await;
        sink.be(Mood::Busy);
        ask(app, "ada@example.org").await;
        sending.work().await;
        app.wait(TimeDelta::minutes(15));
        sink.be(Mood::Willing);
        sending.work().await;
        let mail = api::mail::read(sink.messages()[0].as_bytes()).unwrap();
        // Asked for at 10 o'clock in Helsinki, twenty minutes before.
        assert!(mail.text.contains("10.20") || mail.text.contains("10:20"), "{}", mail.text);
    }

    /// Of X15-3: a job that never succeeds is given up after twelve retries, and kept for whoever looks after it.
    async fn a_job_that_never_succeeds_is_given_up(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let sending = sending(app, &sink).await;
        sink.be(Mood::Busy);
        ask(app, "ada@example.org").await;
        for _ in 0..13 {
            assert!(left(app).await.iter().all(|job| job.dead_at.is_none()));
            sending.work().await;
            app.wait(TimeDelta::hours(35));
        }
        let dead = left(app).await;
        assert_eq!((dead.len(), dead[0].tries), (1, 13));
        assert!(dead[0].dead_at.is_some());
        sink.be(Mood::Willing);
        sending.work().await;
        assert!(sink.messages().is_empty());
        rows::Entity::delete_by_id(dead[0].id).exec(app.app.db.read()).await.unwrap();
    }

    /// Of X15-3: four workers on four servers over one database do each job once.
    async fn four_workers_send_each_mail_once(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let workers = join_all((0..4).map(|_| sending(app, &sink))).await;
        let addresses: BTreeSet<String> = (0..20).map(|number| format!("ada{number}@example.org")).collect();
        for address in &addresses {
            ask(app, address).await;
        }
        let works = join_all(workers.iter().map(|worker| jobs::run_until_idle(&worker.app))).await;
        assert!(works.iter().all(Result::is_ok), "{works:?}");
        let messages = sink.messages();
        let reached: BTreeSet<String> = messages.iter().map(|message| header(message, "to").to_owned()).collect();
        assert_eq!(messages.len(), addresses.len());
        assert_eq!(reached, addresses);
    }

    /// Of X15-3: one job for which four workers reach at the same moment, over and over, is done once each time.
    async fn one_job_goes_to_one_of_four_workers(app: &TestApp) {
        let sink = SmtpSink::start().await;
        let workers = join_all((0..4).map(|_| sending(app, &sink))).await;
        for round in 1..=20 {
            ask(app, &format!("ada{round}@example.org")).await;
            let works = join_all(workers.iter().map(|worker| jobs::run_until_idle(&worker.app))).await;
            assert!(works.iter().all(Result::is_ok), "{works:?}");
            assert_eq!((sink.messages().len(), left(app).await.len()), (round, 0), "round {round}");
        }
    }
}
