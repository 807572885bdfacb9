use domain::ads::AdState;
use domain::language::Language;
use domain::recruitments::RecruitmentState;
use serde_json::json;
use tests::{ad, ad_with, both};

fn in_three_languages(number: u32) -> serde_json::Value {
    ad_with(number, |line| {
        for (language, title) in [("fi", "Lakimies"), ("en", "Lawyer")] {
            line["versions"][language] = line["versions"]["sv"].clone();
            line["versions"][language]["title"] = json!(title);
        }
    })
}

both! {
    /// Holds G3.4-1, G1-10: everything that the blue box and the texts need, with names in the reader's language.
    async fn an_ad_has_its_facts_texts_and_contact_persons(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let id = app.shown(1).await.id;
        let shown = app.client().in_language(Language::Sv).show_ad(id).await.unwrap().value;
        assert_eq!(shown.state, AdState::Open);
        assert_eq!(shown.recruitment_code, "TEST-1-2026");
        assert_eq!(shown.agency.name, "Migrationsverket");
        assert_eq!(shown.level.name, "Expertuppgifter");
        assert_eq!(shown.municipalities[0].name, "Helsingfors");
        assert_eq!(shown.regions[0].name, "Nyland");
        assert_eq!(shown.task_areas[0].name, "Juridiska uppgifter");
        assert_eq!(shown.closes_at_local, "2026-12-20T16:15");
        assert_eq!(shown.closes_at.to_string(), "2026-12-20T14:15:00.000Z");
        assert_eq!(shown.pay_min.unwrap().cents, 365_000);
        assert_eq!(shown.contacts[0].email.as_deref(), Some("test.testsson@example.org"));
        let texts = &shown.versions[0].texts;
        assert_eq!(texts.description.html, "<p>Du avgör <strong>ärenden</strong>.</p>\n<p>Ett stycke till.</p>");
        assert_eq!(texts.eligibility.as_ref().unwrap().markdown, "Juris magister");
        let english = app.client().in_language(Language::En).show_ad(id).await.unwrap().value;
        assert_eq!(english.agency.name, "Finnish Immigration Service");
        assert_eq!(english.municipalities[0].name, "Helsinki");
    }

    /// Holds G2-4: all published versions, or the one that is asked for.
    async fn a_version_can_be_asked_for(app: &TestApp) {
        app.import_good(&[in_three_languages(1), ad(2)]).await;
        let id = app.shown(1).await.id;
        assert_eq!(app.shown(1).await.languages, Language::ALL);
        let one: domain::ads::AdView =
            app.http().get(app.at(&format!("/api/v1/ads/{id}?language=en"))).send().await.unwrap().json().await.unwrap();
        assert_eq!(one.versions.iter().map(|version| version.texts.title.as_str()).collect::<Vec<_>>(), ["Lawyer"]);
        let other = app.shown(2).await.id;
        let none = app.http().get(app.at(&format!("/api/v1/ads/{other}?language=en"))).send().await.unwrap();
        assert_eq!(none.status(), 404);
        let unknown = app.http().get(app.at(&format!("/api/v1/ads/{id}?language=de"))).send().await.unwrap();
        assert_eq!(unknown.status(), 400);
    }

    /// Holds G1-7, D54, D55: the ad closes by itself, to the minute, stays readable, and tells no contacts for ever.
    async fn an_ad_closes_by_itself(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let closes_at = app.shown(1).await.closes_at;
        app.clock.set(closes_at - chrono::TimeDelta::milliseconds(1));
        assert_eq!(app.shown(1).await.state, AdState::Open);
        app.clock.set(closes_at);
        assert_eq!(app.shown(1).await.state, AdState::Closed);
        assert_eq!(app.client().search_ads("language=sv").await.unwrap().value.total, 0);
        assert_eq!(app.shown(1).await.contacts.len(), 1);
        app.wait(chrono::TimeDelta::days(183));
        assert!(app.shown(1).await.contacts.is_empty());
    }

    /// Holds D54, D55: what was withdrawn or archived is gone, what is hidden nobody knows of.
    async fn gone_is_410_and_hidden_is_404(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let id = app.shown(1).await.id;
        for (state, status) in [
            (RecruitmentState::Withdrawn, 410),
            (RecruitmentState::Archived, 410),
            (RecruitmentState::Draft, 404),
            (RecruitmentState::Ended, 200),
        ] {
            app.put_into_state(id, state).await;
            for path in [format!("/api/v1/ads/{id}"), "/api/v1/ads/by-code/TEST-1-2026".to_owned()] {
                let answer = app.http().get(app.at(&path)).send().await.unwrap();
                assert_eq!(answer.status(), status, "{state} {path}");
            }
        }
        for nothing in ["/api/v1/ads/019ac000-0000-7000-8000-000000000000", "/api/v1/ads/nonsense", "/api/v1/ads/by-code/X"] {
            assert_eq!(app.http().get(app.at(nothing)).send().await.unwrap().status(), 404, "{nothing}");
        }
    }

    /// Holds X14-4: who has the newest answer is told so without it; a change or the end of the period makes another.
    async fn an_unchanged_ad_is_not_sent_twice(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let address = app.at(&format!("/api/v1/ads/{}", app.shown(1).await.id));
        let first = app.http().get(&address).send().await.unwrap();
        let tag = first.headers()["etag"].clone();
        let ask = async || app.http().get(&address).header("If-None-Match", &tag).send().await.unwrap();
        let same = ask().await;
        assert_eq!(same.status(), 304);
        assert_eq!(same.text().await.unwrap(), "");
        app.clock.set("2026-12-20T14:15:00.000Z".parse().unwrap());
        assert_eq!(ask().await.status(), 200);
        app.clock.set("2026-12-01T14:15:00.000Z".parse().unwrap());
        app.import_good(&[ad_with(1, |line| line["positions"] = json!(2))]).await;
        assert_eq!(ask().await.status(), 200);
    }
}
