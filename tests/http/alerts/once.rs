use api::db::entities::{alert_sent, alerts, jobs as queue};
use api::jobs;
use futures_util::future::join_all;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use tests::{TestApp, ad, ad_with, both};

use super::{ADA, newest, rows, run_at, watching};
use crate::recruitments::{done, draft, draft_with, published};

both! {
    /// Holds D20: an ad that is corrected so that it matches, or gets a version that does, is told of; one that matched when
    /// the alert was turned on is not, whatever is corrected in it; and none twice (X3.7-4).
    async fn an_ad_is_told_of_when_it_first_matches(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let before = published(&recruiter, draft_with(1, |draft| draft["versions"]["sv"]["title"] = json!("Jurist A"))).await;
        let titled = |title: &'static str| move |draft: &mut Value| {
            draft["versions"]["sv"] = json!({"title": title, "description": "Text", "requirements": "Text"});
            draft["versions"]["sv"]["eligibility"] = json!("Examen");
        };
        let corrected = published(&recruiter, draft_with(2, titled("Tjänsteman B"))).await;
        let translated = published(&recruiter, draft_with(3, titled("Tjänsteman C"))).await;
        watching(app, ADA, "q=jurist&ad_language=sv&ad_language=en").await;

        let change = async |view: &Value, change: &dyn Fn(&mut Value)| {
            let mut ad = view["ad"].clone();
            ad.as_object_mut().unwrap().remove("recruitment_code");
            ad["application_period"] = json!({});
            change(&mut ad);
            done(&recruiter, view, "/corrections", json!({"ad": ad})).await
        };
        change(&before, &|ad| ad["positions"] = json!(7)).await;
        let corrected = change(&corrected, &|ad| ad["versions"]["sv"]["title"] = json!("Jurist B")).await;
        change(&translated, &|ad| {
            ad["versions"]["en"] = ad["versions"]["sv"].clone();
            ad["versions"]["en"]["title"] = json!("Jurist C");
        }).await;
        run_at(app, "2026-11-25T17:00").await;
        let mail = newest(app, ADA);
        assert_eq!(mail.subject, "Jurister: 2 nya jobb");
        assert!(mail.text.contains("Jurist B") && mail.text.contains("Jurist C") && !mail.text.contains("Jurist A"),
            "{}", mail.text);
        let recruiter = app.reader("migri").await;
        let mut ad = corrected["ad"].clone();
        ad.as_object_mut().unwrap().remove("recruitment_code");
        ad["application_period"] = json!({});
        ad["positions"] = json!(3);
        done(&recruiter, &corrected, "/corrections", json!({"ad": ad})).await;
        run_at(app, "2026-11-26T06:00").await;
        assert_eq!(app.mails(ADA).len(), 2, "corrected again, it is still one ad");
    }

    /// Of X3.7-4: an ad in three languages is one ad, though the list shows three rows.
    async fn an_ad_in_three_languages_is_one_ad(app: &TestApp) {
        watching(app, ADA, "area=law&ad_language=fi&ad_language=sv&ad_language=en").await;
        app.import_good(&[ad_with(1, |line| {
            for language in ["fi", "en"] {
                line["versions"][language] = line["versions"]["sv"].clone();
            }
        })]).await;
        run_at(app, "2026-11-25T17:00").await;
        assert_eq!(newest(app, ADA).subject, "Jurister: 1 nytt jobb");
        app.import_good(&[ad_with(1, |line| line["positions"] = json!(4))]).await;
        run_at(app, "2026-11-26T06:00").await;
        assert_eq!(app.mails(ADA).len(), 2);
    }

    /// Of D10, D54: an ad that is published before it opens is told of when it has opened.
    async fn an_ad_that_opens_later_is_told_of_then(app: &TestApp) {
        watching(app, ADA, "q=jurist").await;
        app.import_good(&[ad_with(1, |line| line["application_period"]["from"] = json!("2026-11-26T08:00"))]).await;
        run_at(app, "2026-11-25T17:00").await;
        run_at(app, "2026-11-26T06:00").await;
        assert_eq!(app.mails(ADA).len(), 1);
        run_at(app, "2026-11-26T17:00").await;
        assert_eq!(newest(app, ADA).subject, "Jurister: 1 nytt jobb");
        run_at(app, "2026-11-27T06:00").await;
        assert_eq!(app.mails(ADA).len(), 2);
    }

    /// Of G3.7-2: an ad that closes or is withdrawn between the run and its mail is not in the mail.
    async fn what_has_closed_when_the_mail_goes_is_not_in_it(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        watching(app, ADA, "q=jurist").await;
        let views = [published(&recruiter, draft(1)).await, published(&recruiter, draft(2)).await];
        app.clock.set(domain::time::helsinki::read_local("2026-11-25T17:00").unwrap());
        let recruiter = app.reader("migri").await;
        begin_run_only(app).await;
        done(&recruiter, &views[0], "/withdrawal", Value::Null).await;
        app.work().await;
        let mail = newest(app, ADA);
        assert!(mail.subject == "Jurister: 1 nytt jobb" && mail.text.contains("Jurist 2"), "{}", mail.text);

        let view = published(&recruiter, draft(3)).await;
        app.clock.set(domain::time::helsinki::read_local("2026-11-26T06:00").unwrap());
        let recruiter = app.reader("migri").await;
        begin_run_only(app).await;
        done(&recruiter, &view, "/end", Value::Null).await;
        app.work().await;
        assert_eq!(app.mails(ADA).len(), 2, "nothing is left, so there is no mail");
    }

    /// Of X3.7-4, X15-3: four workers begin and do one run at once; every alert is done once.
    async fn four_workers_do_a_run_once(app: &TestApp) {
        for number in 0..6 {
            watching(app, &format!("ada{number}@example.org"), "q=jurist").await;
        }
        app.import_good(&[ad(1), ad(2)]).await;
        let workers = join_all((0..4).map(|_| app.replica(|_| ()))).await;
        app.clock.set(domain::time::helsinki::read_local("2026-11-25T17:00").unwrap());
        join_all(workers.iter().map(async |worker| {
            jobs::begin_alert_run(&worker.app).await.unwrap();
            worker.work().await;
        })).await;
        for number in 0..6 {
            let mails = app.mails(&format!("ada{number}@example.org"));
            assert_eq!((mails.len(), mails[0].subject.as_str()), (2, "Jurister: 2 nya jobb"));
        }
    }

    /// Holds X3.7-4: the job of a run that died anywhere is done again, and whoever was served is not served twice. The job's
    /// row is all that such a death leaves behind; here it comes back after the run, and when half of the alerts are done.
    async fn a_run_that_is_done_again_repeats_nothing(app: &TestApp) {
        for email in ["ada@example.org", "eva@example.org"] {
            watching(app, email, "q=jurist").await;
        }
        app.import_good(&[ad(1)]).await;
        run_at(app, "2026-11-25T17:00").await;
        let sent = alert_sent::Entity::find().count(app.app.db.read()).await.unwrap();
        run_again(app).await;
        assert_eq!((app.mails("ada@example.org").len(), app.mails("eva@example.org").len()), (2, 2));
        // As if the worker had died before it noted how far it had come: the record of the ads keeps watch.
        alerts::Entity::update_many()
            .col_expr(alerts::Column::LastRun, Expr::value(None::<String>))
            .col_expr(alerts::Column::LastSeq, Expr::value(0))
            .exec(app.app.db.read())
            .await
            .unwrap();
        run_again(app).await;
        assert_eq!((app.mails("ada@example.org").len(), app.mails("eva@example.org").len()), (2, 2));
        // As if it had died between the two: one alert is done, of the other nothing is.
        let eva = rows(app).await.into_iter().find(|row| row.email.as_ref().unwrap().0 == "eva@example.org").unwrap();
        alert_sent::Entity::delete_many().exec(app.app.db.read()).await.unwrap();
        alerts::Entity::update(alerts::ActiveModel {
            id: sea_orm::ActiveValue::Unchanged(eva.id),
            last_run: sea_orm::ActiveValue::Set(None),
            last_seq: sea_orm::ActiveValue::Set(0),
            ..Default::default()
        }).exec(app.app.db.read()).await.unwrap();
        run_again(app).await;
        assert_eq!((app.mails("ada@example.org").len(), app.mails("eva@example.org").len()), (2, 3));
        assert_eq!(alert_sent::Entity::find().count(app.app.db.read()).await.unwrap(), sent - 1);
    }

    /// Of G3.7-2: more than a mail can hold is said with its number, and the rest is a link away.
    async fn a_mail_holds_twenty_and_says_how_many_there_are(app: &TestApp) {
        watching(app, ADA, "area=law").await;
        app.import_good(&(1..=23).map(ad).collect::<Vec<_>>()).await;
        run_at(app, "2026-11-25T17:00").await;
        let mail = newest(app, ADA);
        assert_eq!(mail.subject, "Jurister: 23 nya jobb");
        assert!(mail.text.contains("Här är 20 av 23") && mail.text.contains("/sv/lediga-jobb?area=law"), "{}", mail.text);
        assert_eq!(mail.text.matches("20.12.2026 kl. 16.15").count(), 20);
    }
}

/// The alerts look, and no mail goes yet.
async fn begin_run_only(app: &TestApp) {
    let run = jobs::begin_alert_run(&app.app).await.unwrap().unwrap();
    jobs::do_alert_run(&app.app, &run.key).await.unwrap();
    let all = queue::Entity::find().all(app.app.db.read()).await.unwrap();
    let look = all.iter().find(|job| job.kind == "run_alerts").unwrap();
    queue::Entity::delete_by_id(look.id).exec(app.app.db.read()).await.unwrap();
}

/// What a worker does that finds the job of the run which another one could not end.
async fn run_again(app: &TestApp) {
    jobs::do_alert_run(&app.app, "2026-11-25T17:00").await.unwrap();
    app.work().await;
}
