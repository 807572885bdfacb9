use domain::ads::{AdState, MAX_SEVERAL};
use domain::ids::AdId;
use domain::language::Language;
use domain::problem::{FieldCode, Problem};
use domain::recruitments::RecruitmentState;
use reqwest::StatusCode;
use serde_json::json;
use tests::{TestApp, ad, ad_with, both};

const NOBODYS: &str = "019ac000-0000-7000-8000-000000000000";

async fn refused(app: &TestApp, query: &str) -> Vec<(String, FieldCode, Option<String>)> {
    let answer = app.http().get(app.at(&format!("/api/v1/ads/several{query}"))).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{query}");
    let problem: Problem = answer.json().await.unwrap();
    assert_eq!(problem.code, "bad_query");
    problem.errors.into_iter().map(|error| (error.pointer, error.code, Some(error.detail))).collect()
}

both! {
    /// Of G3.5-1: each ad once, in the order asked for; what was never there is gone.
    async fn several_ads_come_in_the_order_asked_for(app: &TestApp) {
        app.import_good(&[ad(1), ad(2), ad(3)]).await;
        let (first, second, third) = (app.shown(1).await.id, app.shown(2).await.id, app.shown(3).await.id);
        let nobodys: AdId = NOBODYS.parse().unwrap();
        let answer = app.client().show_ads(&[third, nobodys, first, third, second]).await.unwrap().value;
        assert_eq!(answer.items.iter().map(|ad| ad.id).collect::<Vec<_>>(), [third, first, second]);
        assert_eq!(answer.gone, [nobodys]);
        assert_eq!(answer.now, app.now());
        // The row is the one of the search.
        let found = app.found("q=%22Jurist+1%22&language=sv").await;
        let here = app.client().in_language(Language::Sv).show_ads(&[first]).await.unwrap().value;
        assert_eq!(here.items, found.items);
    }

    /// Of G3.5-1, G1-7: a closed ad is still told, as closed, from the very instant; a new deadline shows at once.
    async fn a_closed_ad_says_so_and_a_new_deadline_shows(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let id = app.shown(1).await.id;
        let row = async || app.client().show_ads(&[id]).await.unwrap().value.items.remove(0);
        let closes_at = row().await.closes_at;
        app.clock.set(closes_at - chrono::TimeDelta::milliseconds(1));
        assert_eq!(row().await.state, AdState::Open);
        app.import_good(&[ad_with(1, |line| line["application_period"]["to"] = json!("2026-12-21T16:15"))]).await;
        assert_eq!(row().await.closes_at_local, "2026-12-21T16:15");
        app.clock.set(row().await.closes_at);
        assert_eq!(row().await.state, AdState::Closed);
    }

    /// Of G3.5-1, D54: withdrawn, archived and never published look alike, so nobody learns of what is hidden.
    async fn what_is_not_shown_is_gone(app: &TestApp) {
        app.import_good(&[ad(1), ad(2)]).await;
        let (id, other) = (app.shown(1).await.id, app.shown(2).await.id);
        for (state, shown) in [
            (RecruitmentState::Withdrawn, false),
            (RecruitmentState::Archived, false),
            (RecruitmentState::Draft, false),
            (RecruitmentState::Ended, true),
        ] {
            app.put_into_state(id, state).await;
            let answer = app.client().show_ads(&[id, other]).await.unwrap().value;
            assert_eq!(answer.items.iter().any(|ad| ad.id == id), shown, "{state}");
            assert_eq!(answer.gone.contains(&id), !shown, "{state}");
            assert!(answer.items.iter().any(|ad| ad.id == other));
        }
    }

    /// Of G3.5-1, G2-2: titles and names are in the page's language; where the ad is not, Finnish stands in, then Swedish.
    async fn rows_are_in_the_language_of_the_page(app: &TestApp) {
        let both_languages = ad_with(1, |line| {
            line["versions"]["fi"] = line["versions"]["sv"].clone();
            line["versions"]["fi"]["title"] = json!("Lakimies");
        });
        app.import_good(&[both_languages, ad(2)]).await;
        let ids = [app.shown(1).await.id, app.shown(2).await.id];
        let titles = async |language| {
            let answer = app.client().in_language(language).show_ads(&ids).await.unwrap().value;
            answer.items.into_iter().map(|ad| (ad.title, ad.language, ad.agency.name)).collect::<Vec<_>>()
        };
        let row = |title: &str, language, agency: &str| (title.to_owned(), language, agency.to_owned());
        assert_eq!(titles(Language::Sv).await, [
            row("Jurist 1", Language::Sv, "Migrationsverket"), row("Jurist 2", Language::Sv, "Migrationsverket"),
        ]);
        assert_eq!(titles(Language::En).await, [
            row("Lakimies", Language::Fi, "Finnish Immigration Service"),
            row("Jurist 2", Language::Sv, "Finnish Immigration Service"),
        ]);
        let asked = app.http().get(app.at(&format!("/api/v1/ads/several?id={}&language=fi", ids[0])));
        let answer = asked.header("Accept-Language", "en").send().await.unwrap();
        assert_eq!(answer.headers()["content-language"], "fi");
        let answer: serde_json::Value = answer.json().await.unwrap();
        assert_eq!(answer["items"][0]["agency"]["name"], "Maahanmuuttovirasto");
    }

    /// Of G3.5-1, X14-4: what does not fit is named, and a hundred ids are taken but not one more.
    async fn what_cannot_be_asked_is_named(app: &TestApp) {
        let named = async |query: &str| {
            refused(app, query).await.into_iter().map(|(pointer, code, _)| (pointer, code)).collect::<Vec<_>>()
        };
        let id = |code| ("?id".to_owned(), code);
        assert_eq!(named("").await, [id(FieldCode::Missing)]);
        assert_eq!(named("?id=").await, [id(FieldCode::Malformed)]);
        assert_eq!(named(&format!("?id={NOBODYS}&id=7")).await, [id(FieldCode::Malformed)]);
        assert_eq!(named(&format!("?id={NOBODYS}&ids=7")).await, [("?ids".to_owned(), FieldCode::Unknown)]);
        assert_eq!(named(&format!("?id={NOBODYS}&language=de")).await, [("?language".to_owned(), FieldCode::NotAChoice)]);
        let many = |count: usize| {
            let ids: Vec<String> = (0..count).map(|n| format!("id=019ac000-0000-7000-8000-{n:012x}")).collect();
            format!("?{}", ids.join("&"))
        };
        assert_eq!(named(&many(101)).await, [id(FieldCode::TooMany)]);
        let asked = app.http().get(app.at(&format!("/api/v1/ads/several{}&language=sv", many(101))));
        let problem: Problem = asked.header("Accept-Language", "sv").send().await.unwrap().json().await.unwrap();
        assert_eq!(problem.errors[0].detail, "Högst 100 är tillåtna. Ta bort någon.");
        let answer = app.http().get(app.at(&format!("/api/v1/ads/several{}", many(MAX_SEVERAL)))).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        let answer: serde_json::Value = answer.json().await.unwrap();
        assert_eq!(answer["gone"].as_array().unwrap().len(), 100);
    }
}
