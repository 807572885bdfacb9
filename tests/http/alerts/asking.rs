use chrono::TimeDelta;
use domain::alerts::AlertState;
use domain::personal::Personal;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::both;
use uuid::Uuid;

use super::{ADA, ask, errors, link, newest, row, rows, secret, wish};

both! {
    /// Of G3.7-1: only after a search; what does not fit is named; what is no condition is left out (D19).
    async fn an_alert_needs_a_name_an_address_and_a_search(app: &TestApp) {
        app.import_good(&[tests::ad(1)]).await;
        let client = app.client();
        let refused = async |wish| errors(client.ask_for_alert(api::random::id(), &wish).await.unwrap_err());
        for empty in ["", "?", "sort=closing&page=2&published_within=24h"] {
            assert_eq!(refused(wish(ADA, empty)).await, ["/query no_search"], "{empty}");
        }
        assert_eq!(refused(wish(ADA, "colour=red")).await, ["/query unknown"]);
        assert_eq!(refused(wish(ADA, "area=nothing")).await, ["/query not_a_choice"]);
        assert_eq!(refused(wish(ADA, "q=http%3A%2F%2Fx.example")).await, ["/query no_address"]);
        let mut wrong = wish("ada@example", "");
        wrong.name = Personal(" ".to_owned());
        assert_eq!(refused(wrong).await, ["/name missing", "/email not_an_email", "/query no_search"]);
        let mut advertising = wish(ADA, "q=jurist");
        advertising.name = Personal("Vinn på https://x.example".to_owned());
        assert_eq!(refused(advertising).await, ["/name no_address"]);
        assert_eq!(rows(app).await.len(), 0);
        ask(app, " Ada@Example.ORG ", "?sort=closing&q=jurist&page=3&published_within=24h&area=law").await;
        let alert = row(app).await;
        assert_eq!(alert.query.unwrap().0, "q=jurist&area=law");
        assert_eq!(alert.email_folded.unwrap().0, ADA);
    }

    /// Of G3.7-1, G3.7-3, G1-4: one mail, in the page's language, says what it is about, and until when; nothing is on before
    /// the button behind its link is pressed.
    async fn the_first_mail_asks_for_the_button(app: &TestApp) {
        app.import_good(&[tests::ad(1)]).await;
        ask(app, ADA, "q=jurist&municipality=091&area=law").await;
        let mail = newest(app, ADA);
        assert_eq!(mail.subject, "Bekräfta sökvakten");
        for words in ["Sökvakt: Jurister", "Sökord: jurist", "Orter: Helsingfors", "2.12.2026", "25.5.2027",
            "/sv/sokvakt/confirm#t=", "/sv/sokvakt/remove#t="] {
            assert!(mail.text.contains(words), "{words}: {}", mail.text);
        }
        assert_eq!(row(app).await.confirmed_at, None);
        let view = app.client().confirm_alert(&secret(link(&mail, "confirm"))).await.unwrap().value;
        assert_eq!((view.state, view.name.unwrap().0.as_str()), (AlertState::On, "Jurister"));
        assert_eq!(view.query.unwrap().0, "q=jurist&area=law&municipality=091");
        assert_eq!(view.expires_at.to_string(), "2027-05-25T07:00:00.000Z");
        let again = app.client().confirm_alert(&secret(link(&mail, "confirm"))).await.unwrap().value;
        assert_eq!(again.state, AlertState::On);
        let known = app.client().confirm_alert(&secret("0123456789")).await.unwrap_err();
        assert_eq!(known.code(), Some("not_found"));
    }

    /// Holds D14 for alerts: whatever the address has, the answer is the same.
    async fn the_answer_never_tells_anything_of_an_address(app: &TestApp) {
        app.applicant("konto@example.org").await;
        let mut answers = Vec::new();
        for number in 0..12 {
            let email = if number == 0 { "konto@example.org" } else { ADA };
            let answer = app.client().ask_for_alert(api::random::id(), &wish(email, "q=jurist")).await.unwrap();
            answers.push(answer.value);
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:?}");
        app.wait(TimeDelta::minutes(10));
        app.work().await;
    }

    /// Of D21, D14: a stranger's mailbox gets a mail a minute, and ten that wait; more are dropped, and nobody is told.
    async fn nobody_floods_a_strangers_mailbox(app: &TestApp) {
        for _ in 0..15 {
            app.client().ask_for_alert(api::random::id(), &wish(ADA, "q=jurist")).await.unwrap();
        }
        assert_eq!(rows(app).await.len(), 10);
        app.work().await;
        assert_eq!(app.mails(ADA).len(), 1, "one at once");
        app.wait(TimeDelta::seconds(59));
        app.work().await;
        assert_eq!(app.mails(ADA).len(), 1);
        for minute in 2..=12 {
            app.wait(TimeDelta::seconds(60));
            app.work().await;
            assert_eq!(app.mails(ADA).len(), minute.min(10));
        }
        ask(app, "eva@example.org", "q=jurist").await;
        assert_eq!(app.mails("eva@example.org").len(), 1, "others are not kept waiting");
        // Whoever never asked can make room again.
        app.client().remove_alert(&secret(link(&newest(app, ADA), "remove"))).await.unwrap();
        ask(app, ADA, "q=jurist").await;
        app.wait(TimeDelta::seconds(60));
        app.work().await;
        assert_eq!(app.mails(ADA).len(), 11);
    }

    /// Of X15-6: a network that asks without end is told to wait, whatever the addresses.
    async fn a_network_that_asks_without_end_has_to_wait(app: &TestApp) {
        let server = app.replica(|settings| settings.alerts_per_network = 3).await;
        for number in 0..3 {
            let wish = wish(&format!("ada{number}@example.org"), "q=jurist");
            server.client().ask_for_alert(api::random::id(), &wish).await.unwrap();
        }
        let refused = server.client().ask_for_alert(api::random::id(), &wish(ADA, "q=jurist")).await.unwrap_err();
        assert_eq!(refused.code(), Some("too_many_requests"));
        app.wait(TimeDelta::hours(1));
        server.client().ask_for_alert(api::random::id(), &wish(ADA, "q=jurist")).await.unwrap();
        app.wait(TimeDelta::minutes(1));
    }

    /// Of X14-4: asking twice with one key makes one alert.
    async fn the_same_key_asks_once(app: &TestApp) {
        let key: Uuid = api::random::id();
        let first = app.client().ask_for_alert(key, &wish(ADA, "q=jurist")).await.unwrap().value;
        app.wait(TimeDelta::minutes(2));
        assert_eq!(app.client().ask_for_alert(key, &wish(ADA, "q=jurist")).await.unwrap().value, first);
        let other = app.client().ask_for_alert(key, &wish(ADA, "q=notarie")).await.unwrap_err();
        assert_eq!(other.code(), Some("key_reused"));
        assert_eq!(api::db::entities::alerts::Entity::find().count(app.app.db.read()).await.unwrap(), 1);
    }
}
