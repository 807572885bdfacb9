use api::jobs;
use chrono::TimeDelta;
use domain::alerts::AlertState;
use domain::time::helsinki;
use serde_json::json;
use tests::{ad, ad_with, both};

use super::{ADA, ask, link, newest, row, rows, run_at, secret, watching};

fn until(number: u32, from: &str, to: &str) -> serde_json::Value {
    ad_with(number, |line| {
        line["application_period"] = json!({"from": from, "to": to, "timezone": "Europe/Helsinki"});
    })
}

both! {
    /// Holds G3.7-2. Of G3.7-3, X3.7-6, D21: a life of seven months. New ads come at the next run, once; in the last two weeks each
    /// mail offers to renew; then the alert ends, its owner is told, and a week later the address is erased.
    async fn an_alert_lives_for_six_months(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        watching(app, ADA, "q=jurist").await;
        run_at(app, "2026-11-25T17:00").await;
        assert_eq!(app.mails(ADA).len(), 1, "what was there before is not news, and without news there is no mail");

        app.import_good(&[ad(2), ad_with(3, |line| line["versions"]["sv"]["title"] = json!("Notarie"))]).await;
        app.wait(TimeDelta::hours(2));
        app.work().await;
        assert_eq!(app.mails(ADA).len(), 1, "not before the time");
        run_at(app, "2026-11-26T06:00").await;
        let mail = newest(app, ADA);
        assert_eq!(mail.subject, "Jurister: 1 nytt jobb");
        for words in ["Jurist 2", "20.12.2026 kl. 16.15", "/sv/lediga-jobb/", "/sv/lediga-jobb?q=jurist",
            "Sökord: jurist", "25.5.2027", "/sv/sokvakt/remove#t="] {
            assert!(mail.text.contains(words), "{words}: {}", mail.text);
        }
        assert!(!mail.text.contains("Jurist 1") && !mail.text.contains("Notarie") && !mail.text.contains("renew"));
        run_at(app, "2026-11-26T17:00").await;
        run_at(app, "2026-11-27T06:00").await;
        assert_eq!(app.mails(ADA).len(), 2, "no ad twice");

        // The last two weeks begin on 11 May.
        app.clock.set(helsinki::read_local("2027-05-12T12:00").unwrap());
        app.import_good(&[until(4, "2027-05-12T12:00", "2027-06-20T16:15")]).await;
        run_at(app, "2027-05-12T17:00").await;
        let renewing = newest(app, ADA);
        assert!(renewing.text.contains("Jurist 4") && renewing.text.contains("/sv/sokvakt/renew#t="), "{}", renewing.text);

        app.clock.set(helsinki::read_local("2027-05-25T09:59").unwrap());
        app.import_good(&[until(5, "2027-05-25T09:59", "2027-06-20T16:15")]).await;
        run_at(app, "2027-05-25T17:00").await;
        let last = newest(app, ADA);
        assert_eq!(last.subject, "Sökvakten har upphört att gälla");
        assert!(last.text.contains("1.6.2027"), "{}", last.text);
        run_at(app, "2027-05-26T06:00").await;
        assert_eq!(app.mails(ADA).len(), 4, "told once, and nothing more");
        let late = app.client().confirm_alert(&secret(link(&last, "renew"))).await.unwrap().value;
        assert_eq!(late.state, AlertState::Expired);

        app.clock.set(helsinki::read_local("2027-06-01T18:00").unwrap());
        jobs::sweep(&app.app).await.unwrap();
        let left = row(app).await;
        assert_eq!((left.email, left.email_folded, left.name, left.query), (None, None, None, None));
        let late = app.client().renew_alert(&secret(link(&last, "renew"))).await.unwrap().value;
        assert_eq!((late.state, late.name), (AlertState::Expired, None), "what is erased cannot be renewed");
        app.clock.set(helsinki::read_local("2027-06-25T18:00").unwrap());
        jobs::sweep(&app.app).await.unwrap();
        assert!(rows(app).await.is_empty());
        let gone = app.client().remove_alert(&secret(link(&last, "renew"))).await.unwrap_err();
        assert_eq!(gone.code(), Some("not_found"));
    }

    /// Holds X3.7-6: one button, and the same search goes on for six months; no ad comes again, and old links still delete.
    async fn an_alert_is_renewed_by_one_button(app: &TestApp) {
        app.import_good(&[]).await;
        let first = watching(app, ADA, "q=jurist").await;
        let early = app.client().renew_alert(&secret(&first)).await.unwrap().value;
        assert_eq!(early.expires_at.to_string(), "2027-05-25T07:00:00.000Z", "not before its last two weeks");
        app.clock.set(helsinki::read_local("2027-05-20T12:00").unwrap());
        app.import_good(&[until(4, "2027-05-20T12:00", "2027-06-20T16:15")]).await;
        run_at(app, "2027-05-20T17:00").await;
        let offered = link(&newest(app, ADA), "renew");
        let renewed = app.client().renew_alert(&secret(&offered)).await.unwrap().value;
        assert_eq!((renewed.state, renewed.expires_at.to_string().as_str()), (AlertState::On, "2027-11-20T15:00:00.000Z"));
        app.wait(TimeDelta::hours(1));
        let twice = app.client().renew_alert(&secret(&offered)).await.unwrap().value;
        assert_eq!(twice.expires_at, renewed.expires_at, "a second press changes nothing");
        run_at(app, "2027-05-26T06:00").await;
        assert_eq!(app.mails(ADA).len(), 2, "it has not ended, and tells of nothing twice");
        let removed = app.client().remove_alert(&secret(&first)).await.unwrap().value;
        assert_eq!(removed.state, AlertState::Removed, "the link of the first mail still deletes it");
        let late = app.client().renew_alert(&secret(&offered)).await.unwrap().value;
        assert_eq!(late.state, AlertState::Removed);
    }

    /// Of X3.7-6: who is late by a few days renews by the mail that told of the end.
    async fn an_alert_that_has_just_ended_can_be_renewed(app: &TestApp) {
        watching(app, ADA, "q=jurist").await;
        run_at(app, "2027-05-25T17:00").await;
        let told = link(&newest(app, ADA), "renew");
        app.wait(TimeDelta::days(3));
        app.import_good(&[until(4, "2027-05-28T12:00", "2027-06-20T16:15")]).await;
        assert_eq!(app.client().renew_alert(&secret(&told)).await.unwrap().value.state, AlertState::On);
        run_at(app, "2027-05-29T06:00").await;
        assert!(newest(app, ADA).text.contains("Jurist 4"), "what came meanwhile comes now");
    }

    /// Holds D21 for what nobody confirms: after seven days it is deleted with its address, and its link says so.
    async fn what_nobody_confirms_is_deleted_after_a_week(app: &TestApp) {
        ask(app, ADA, "q=jurist").await;
        let confirm = link(&newest(app, ADA), "confirm");
        app.wait(TimeDelta::days(7) - TimeDelta::milliseconds(1));
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(rows(app).await.len(), 1);
        app.wait(TimeDelta::milliseconds(1));
        let late = app.client().confirm_alert(&secret(&confirm)).await.unwrap_err();
        assert_eq!(late.code(), Some("not_found"), "too late, swept or not");
        jobs::sweep(&app.app).await.unwrap();
        assert!(rows(app).await.is_empty());
    }

    /// Of D21: the six months end on a day of the calendar, at the end of a shorter month too.
    async fn the_end_is_on_the_last_day_of_a_shorter_month(app: &TestApp) {
        app.clock.set(helsinki::read_local("2026-08-31T10:00").unwrap());
        ask(app, ADA, "q=jurist").await;
        assert_eq!(helsinki::write_local(row(app).await.expires_at), "2027-02-28T10:00");
    }
}
