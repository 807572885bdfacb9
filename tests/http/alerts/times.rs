use api::db::entities::alert_runs;
use api::jobs;
use chrono::TimeDelta;
use domain::time::helsinki;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::json;
use tests::{TestApp, ad_with, both};

use super::{ADA, run_at, watching};

async fn runs(app: &TestApp) -> Vec<(String, String)> {
    let rows =
        alert_runs::Entity::find().order_by_asc(alert_runs::Column::RunKey).all(app.app.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.finished_at.is_some()));
    rows.into_iter().map(|row| (row.run_key, row.started_at.to_string())).collect()
}

/// Lets a worker look every ten minutes of a whole day, and something new come each time.
async fn a_day(app: &TestApp, day: &str) {
    app.clock.set(helsinki::read_local(&format!("{day}T00:00")).unwrap());
    let until = helsinki::date(app.now()) + chrono::Days::new(1);
    while helsinki::date(app.now()) < until {
        jobs::begin_alert_run(&app.app).await.unwrap();
        app.work().await;
        app.wait(TimeDelta::minutes(10));
    }
}

both! {
    /// Holds D21: on the days on which the clocks change there are two runs as on any other, at six and at seventeen.
    async fn days_of_25_and_23_hours_have_two_runs(app: &TestApp) {
        app.clock.set(helsinki::read_local("2026-10-24T18:00").unwrap());
        a_day(app, "2026-10-25").await;
        a_day(app, "2027-03-28").await;
        let is = |key: &str, at: &str| (key.to_owned(), at.to_owned());
        assert_eq!(runs(app).await, [
            // At midnight the evening's run is made up for.
            is("2026-10-24T17:00", "2026-10-24T21:00:00.000Z"),
            is("2026-10-25T06:00", "2026-10-25T04:00:00.000Z"),
            is("2026-10-25T17:00", "2026-10-25T15:00:00.000Z"),
            is("2027-03-27T17:00", "2027-03-27T22:00:00.000Z"),
            is("2027-03-28T06:00", "2027-03-28T03:00:00.000Z"),
            is("2027-03-28T17:00", "2027-03-28T14:00:00.000Z"),
        ]);
    }

    /// Of D21: after an outage there is one run for all that were missed, and it tells of everything.
    async fn an_outage_is_made_up_for_once(app: &TestApp) {
        watching(app, ADA, "q=jurist").await;
        app.import_good(&[ad_with(1, |line| line["application_period"]["to"] = json!("2026-12-29T16:15"))]).await;
        run_at(app, "2026-11-28T11:20").await;
        run_at(app, "2026-11-28T11:30").await;
        assert_eq!(runs(app).await.into_iter().map(|(key, _)| key).collect::<Vec<_>>(), ["2026-11-28T06:00"]);
        assert_eq!(app.mails(ADA).len(), 2);
    }

    /// Of G3.7-2: the times are the operator's to set.
    async fn the_times_are_a_setting(app: &TestApp) {
        let server = app.replica(|settings| settings.alert_times = "12:30".to_owned()).await;
        app.clock.set(helsinki::read_local("2026-11-25T12:30").unwrap());
        assert_eq!(jobs::begin_alert_run(&server.app).await.unwrap().unwrap().key, "2026-11-25T12:30");
        app.work().await;
    }
}
