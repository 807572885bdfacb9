use domain::language::Language;
use domain::recruitments::RecruitmentState;
use serde_json::json;
use tests::{TestApp, ad, ad_with, both};

async fn similar(app: &TestApp, number: u32) -> Vec<String> {
    let id = app.shown(number).await.id;
    app.app.search.look_again().await;
    let answer = app.client().in_language(Language::Sv).list_similar_ads(id).await.unwrap().value;
    assert_eq!(answer.now, app.now());
    answer.items.into_iter().map(|item| item.recruitment_code.replace("-2026", "")).collect()
}

fn other(number: u32, area: &str, place: &str, agency: &str) -> serde_json::Value {
    ad_with(number, |line| {
        line["task_areas"] = json!([area]);
        line["municipalities"] = json!([place]);
        line["agency"] = json!(agency);
    })
}

both! {
    /// Of G3.4-1: open ads of the same kind of work, place and employer, those with the most in common first.
    async fn an_ad_leads_to_others_like_it(app: &TestApp) {
        app.import_good(&[
            ad(1),
            other(2, "prison", "091", "migri"),
            other(3, "law", "905", "vero"),
            other(4, "law", "091", "vero"),
            // Espoo is another town of the same region.
            other(5, "law", "049", "vero"),
            // Only the town is the same.
            other(6, "prison", "091", "vero"),
        ]).await;
        assert_eq!(similar(app, 1).await, ["TEST-4", "TEST-5", "TEST-3", "TEST-2"]);
        let (first, fourth) = (app.shown(1).await, app.shown(4).await);
        let item = &app.client().in_language(Language::En).list_similar_ads(first.id).await.unwrap().value.items[0];
        assert_eq!((item.id, item.agency.name.as_str()), (fourth.id, "Finnish Tax Administration"));
        app.put_into_state(fourth.id, RecruitmentState::Withdrawn).await;
        assert_eq!(similar(app, 1).await, ["TEST-5", "TEST-3", "TEST-2"]);
        // Who reads a closed ad is led on to those that are open.
        app.import_good(&[ad_with(7, |line| line["application_period"]["to"] = json!("2027-01-20T16:15"))]).await;
        app.clock.set(first.closes_at);
        assert_eq!(similar(app, 1).await, ["TEST-7"]);
    }

    /// Of D54: what is not public has nothing like it.
    async fn similar_ads_need_an_ad(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let id = app.shown(1).await.id;
        let status = async |id: &str, query: &str| {
            app.http().get(app.at(&format!("/api/v1/ads/{id}/similar{query}"))).send().await.unwrap().status()
        };
        assert_eq!(status(&id.to_string(), "?language=xx").await, 400);
        assert_eq!(status("019ac000-0000-7000-8000-000000000000", "").await, 404);
        app.put_into_state(id, RecruitmentState::Withdrawn).await;
        assert_eq!(status(&id.to_string(), "").await, 410);
    }
}
