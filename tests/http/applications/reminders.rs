//! Reminders of unfinished applications (G9.4.1, D26).

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use tests::{TestApp, both};

use super::{begin, fill_in, submit};

async fn reminded(app: &TestApp) -> usize {
    api::jobs::watch_deadlines(&app.app).await.unwrap();
    app.work().await;
    app.mails("aino@example.org").iter().filter(|mail| mail.subject == "Du har en oavslutad ansökan").count()
}

both! {
    /// Holds G9.4.1, G9.6, D26: two days before the end, once per draft and deadline; a moved deadline is another one.
    async fn an_unfinished_application_is_reminded_of_once(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let end = app.now() + TimeDelta::days(5);
        app.set_recruitment(&stage, |row| row.closes_at = Set(end)).await;
        begin(&aino, &stage).await;
        assert_eq!(reminded(app).await, 0);
        app.clock.set(end - TimeDelta::days(2) - TimeDelta::milliseconds(1));
        assert_eq!(reminded(app).await, 0, "not a moment too early");
        app.clock.set(end - TimeDelta::days(2));
        assert_eq!(reminded(app).await, 1);
        let mail = &app.mails("aino@example.org")[0];
        assert!(mail.text.contains("Ylitarkastaja") && mail.text.contains("/me/applications/"), "{}", mail.text);
        app.wait(TimeDelta::hours(30));
        assert_eq!(reminded(app).await, 1, "once");
        app.set_recruitment(&stage, |row| row.closes_at = Set(end + TimeDelta::days(7))).await;
        assert_eq!(reminded(app).await, 1);
        app.clock.set(end + TimeDelta::days(5));
        assert_eq!(reminded(app).await, 2, "another deadline");
        app.clock.set(end + TimeDelta::days(7));
        assert_eq!(reminded(app).await, 2);
    }

    /// Holds D26, G9.4.1: begun late it is told at once while six hours remain; one that is sent never.
    async fn a_late_one_is_told_while_there_is_time(app: &TestApp) {
        let stage = app.stage("migri").await;
        let end = app.now() + TimeDelta::hours(7);
        app.set_recruitment(&stage, |row| row.closes_at = Set(end)).await;
        let aino = app.applying("Aino").await;
        begin(&aino, &stage).await;
        assert_eq!(reminded(app).await, 1);
        app.clock.set(end - TimeDelta::hours(6) + TimeDelta::milliseconds(1));
        let eero = app.applying("Eero").await;
        begin(&eero, &stage).await;
        assert_eq!(reminded(app).await, 1, "less than six hours");
        let other = app.stage("tulli").await;
        let liisa = app.applying("Liisa").await;
        app.set_recruitment(&other, |row| row.closes_at = Set(end + TimeDelta::days(1))).await;
        let path = begin(&liisa, &other).await;
        fill_in(&liisa, &path).await;
        submit(&liisa, &path).await;
        assert_eq!(reminded(app).await, 1, "sent ones are finished");
    }
}
