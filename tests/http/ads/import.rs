use domain::ads::LineRefusal;
use domain::problem::FieldCode;
use serde_json::json;
use tests::{ad, ad_with, both};

both! {
    /// The import of X14-5: importing the same file again changes nothing, importing a changed one updates.
    async fn importing_again_updates_by_agency_and_external_id(app: &TestApp) {
        let first = app.import(&[ad(1), ad(2)]).await;
        assert_eq!((first.created, first.updated, first.unchanged), (2, 0, 0));
        let before = app.shown(1).await;
        let again = app.import(&[ad(1), ad(2)]).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 2));

        let changed = ad_with(1, |line| {
            line["versions"]["sv"]["title"] = json!("Ledande jurist");
            line["versions"]["fi"] = line["versions"]["sv"].clone();
            line["application_period"]["to"] = json!("2026-12-27T16:15");
            line["municipalities"] = json!(["905", "091"]);
        });
        let third = app.import(&[changed]).await;
        assert_eq!((third.created, third.updated, third.unchanged), (0, 1, 0));
        let after = app.shown(1).await;
        assert_eq!(after.id, before.id);
        assert_eq!(after.versions.len(), 2);
        assert_eq!(after.closes_at_local, "2026-12-27T16:15");
        assert_eq!(after.municipalities.iter().map(|place| place.id.as_str()).collect::<Vec<_>>(), ["905", "091"]);
        let found = app.client().search_ads("q=ledande&language=sv").await.unwrap().value;
        assert_eq!(found.items.iter().map(|item| item.id).collect::<Vec<_>>(), [before.id]);
    }

    /// The import of X14-5: each refused line is told with all that is wrong; the others are taken.
    async fn a_refused_line_does_not_hinder_the_others(app: &TestApp) {
        let bad = ad_with(2, |line| {
            line["agency"] = json!("nobody");
            line["municipalities"] = json!(["999"]);
            line["application_period"]["to"] = json!("2026-12-01T08:00");
        });
        let report = app.import(&[ad(1), bad, ad(3)]).await;
        assert_eq!(report.created, 2);
        let [(2, LineRefusal::Fields(errors))] = report.refused.as_slice() else { panic!("{report}") };
        let errors: Vec<_> = errors.iter().map(|error| (error.pointer.as_str(), error.code)).collect();
        assert_eq!(errors, [
            ("/agency", FieldCode::NotAChoice),
            ("/municipalities/0", FieldCode::NotAChoice),
            ("/application_period/to", FieldCode::TooEarly),
        ]);
    }

    /// Holds D46: a code that stands on one ad cannot stand on another.
    async fn two_ads_cannot_have_one_code(app: &TestApp) {
        let twin = ad_with(2, |line| line["recruitment_code"] = json!("TEST-1-2026"));
        let report = app.import(&[ad(1), twin]).await;
        assert_eq!((report.created, report.refused.len()), (1, 1));
    }

    /// Holds D10: whoever has begun to apply relies on the time that was promised.
    async fn a_running_period_is_not_shortened(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let shorter = ad_with(1, |line| line["application_period"]["to"] = json!("2026-12-19T16:15"));
        let report = app.import(&[shorter]).await;
        assert_eq!((report.updated, report.refused.len()), (0, 1));
        assert_eq!(app.shown(1).await.closes_at_local, "2026-12-20T16:15");
    }

    /// Holds D10: a period that lies ahead is scheduled; one that began is published since then.
    async fn the_period_says_when_an_ad_is_published(app: &TestApp) {
        let later = ad_with(2, |line| {
            line["application_period"] =
                json!({"from": "2026-11-26T08:00", "to": "2026-12-20T16:15", "timezone": "Europe/Helsinki"});
        });
        app.import_good(&[ad(1), later]).await;
        assert_eq!(app.shown(1).await.published_at.to_string(), "2026-11-20T06:00:00.000Z");
        let client = app.client();
        assert_eq!(client.show_ad_by_code("TEST-2-2026").await.unwrap_err().code(), Some("not_found"));
        assert_eq!(client.search_ads("language=sv").await.unwrap().value.total, 1);
        // No job opens it: the time itself does (D54).
        app.wait(chrono::TimeDelta::days(1));
        assert_eq!(client.search_ads("language=sv").await.unwrap().value.total, 2);
        assert_eq!(app.shown(2).await.published_at.to_string(), "2026-11-26T06:00:00.000Z");
    }
}
