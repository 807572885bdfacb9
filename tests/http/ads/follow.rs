//! The index follows the tables: nobody tells a server of a change but the feed.

use std::time::Duration;

use api::admin::import_ads;
use api::db::entities::{code_lists, recruitments};
use api::db::feed::{self, Feed};
use domain::ads::{AdChange, AdPage};
use domain::codes::CodeList;
use domain::recruitments::RecruitmentState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tests::{TestApp, ad, ad_with, both};

/// Imports as another process would: no server hears of it.
async fn import_elsewhere(app: &TestApp, lines: &[Value]) {
    let lines: Vec<_> = lines.iter().map(|line| Ok(line.to_string())).collect();
    let report = import_ads::lines_of(&app.app.db, lines.into_iter(), app.now(), |_, _| ()).await.unwrap();
    assert!(report.refused.is_empty(), "{report}");
}

async fn titles(app: &TestApp, query: &str) -> Vec<String> {
    let page = app.client().search_ads(query).await.unwrap().value;
    let mut titles: Vec<String> = page.items.into_iter().map(|item| item.title).collect();
    titles.sort();
    titles
}

/// Waits until a search of a server answers so. Servers look twice a second; the rest of the time is for machines that
/// have much else to do.
async fn until(app: &TestApp, query: &str, wanted: &[&str]) {
    let mut last = Vec::new();
    for _ in 0..600 {
        last = titles(app, query).await;
        if last == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{query} gives {last:?}, not {wanted:?}");
}

both! {
    /// Of X15-3, G3.1-1: new, changed, withdrawn and prolonged ads and new names reach the search of every replica by the
    /// feed alone, and all replicas come to the same answer.
    async fn every_replica_follows_what_changes(app: &TestApp) {
        let replica = app.replica(|_| ()).await;
        let both = [app, &replica];
        for server in both {
            until(server, "language=sv", &[]).await;
        }
        import_elsewhere(app, &[ad(1), ad(2)]).await;
        for server in both {
            until(server, "language=sv&q=jurist", &["Jurist 1", "Jurist 2"]).await;
        }
        let notary = |closes: &str| {
            let closes = closes.to_owned();
            ad_with(1, move |line| {
                line["versions"]["sv"]["title"] = json!("Notarie 1");
                line["application_period"]["to"] = json!(closes);
            })
        };
        import_elsewhere(app, &[notary("2026-12-20T16:15"), ad(3)]).await;
        for server in both {
            until(server, "language=sv", &["Jurist 2", "Jurist 3", "Notarie 1"]).await;
            until(server, "language=sv&q=jurist", &["Jurist 2", "Jurist 3"]).await;
        }

        // No operation withdraws yet; what one would write is written here.
        let second = app.shown(2).await.id;
        let stored = app.app.db.snapshot(async |tx| api::db::ads::by_id(tx, second).await).await.unwrap().unwrap();
        let withdraw = app.app.db.write(async |tx| {
            recruitments::Entity::update_many()
                .col_expr(recruitments::Column::State, Expr::value(RecruitmentState::Withdrawn))
                .filter(recruitments::Column::Id.eq(stored.recruitment.id))
                .exec(tx)
                .await?;
            let change = serde_json::to_value(AdChange::Changed { ad: second }).unwrap();
            feed::append(tx, &Feed::Ads, change, app.now()).await
        });
        withdraw.await.unwrap();
        for server in both {
            until(server, "language=sv", &["Jurist 3", "Notarie 1"]).await;
        }

        // A new name of a code is found, and stands beside its option; the old one is not found any more.
        let rename = app.app.db.write(async |tx| {
            code_lists::Entity::update_many()
                .col_expr(code_lists::Column::NameSv, Expr::value("Lag och rätt"))
                .filter(code_lists::Column::List.eq(CodeList::TaskAreas))
                .filter(code_lists::Column::Code.eq("law"))
                .exec(tx)
                .await?;
            feed::append(tx, &Feed::Codes, json!({ "change": "codes" }), app.now()).await
        });
        rename.await.unwrap();
        for server in both {
            until(server, "language=sv&q=%22lag+och+r%C3%A4tt%22", &["Jurist 3", "Notarie 1"]).await;
            let page = server.client().search_ads("language=sv").await.unwrap().value;
            let areas = page.facets.iter().find(|facet| facet.parameter == "area").unwrap();
            assert_eq!(areas.options.iter().map(|area| area.label.as_str()).collect::<Vec<_>>(), ["Lag och rätt"]);
        }

        // Time alone closes, and what closed long ago is dropped; prolonged, it is back.
        app.wait(chrono::TimeDelta::days(40));
        for server in both {
            until(server, "language=sv", &[]).await;
        }
        import_elsewhere(app, &[notary("2027-02-20T16:15")]).await;
        for server in both {
            until(server, "language=sv&q=notarie", &["Notarie 1"]).await;
        }
        // A change that this version of the program does not know leads to the same ads.
        let unknown = app.app.db.write(async |tx| {
            feed::append(tx, &Feed::Ads, json!({ "change": "painted_green" }), app.now()).await
        });
        unknown.await.unwrap();
        import_elsewhere(app, &[ad_with(4, |line| line["application_period"]["to"] = json!("2027-02-20T16:15"))]).await;
        for server in both {
            until(server, "language=sv", &["Jurist 4", "Notarie 1"]).await;
        }
        replica.finish().await;
    }

    /// Of X14-4: the answer that is put together from prepared pieces is, to the byte, what the type says.
    async fn the_answer_is_what_its_type_writes(app: &TestApp) {
        let odd = ad_with(2, |line| {
            line["versions"]["fi"] = json!({"title": "\"Asia\" \\ <b>ntuntija\u{1F600}", "description": "d", "requirements": "e"});
            line["municipalities"] = json!(["091", "905", "398"]);
            line["remote"] = json!(true);
        });
        let many = (10..40).map(ad);
        app.import_good(&[ad(1), odd].into_iter().chain(many).collect::<Vec<_>>()).await;
        for query in [
            "", "language=sv", "language=en&page=2", "language=fi&q=jurist&sort=closing", "q=nothing-has-this",
            "area=ict&municipality=837&remote=false&level=manager&type=open&employer=vero&working_time=shift&region=06",
            "ad_language=fi&ad_language=sv&ad_language=en&per_page=48", "published_within=24h", "limit=7", "page=99",
        ] {
            let answer = app.http().get(app.at(&format!("/api/v1/ads?{query}"))).send().await.unwrap();
            assert_eq!(answer.headers()["content-type"], "application/json", "{query}");
            let body = answer.text().await.unwrap();
            let page: AdPage = serde_json::from_str(&body).unwrap();
            assert_eq!(serde_json::to_string(&page).unwrap(), body, "{query}");
            if let Some(next) = page.next.filter(|_| query == "limit=7") {
                let body = app.client().search_ads(&format!("limit=7&cursor={next}")).await.unwrap().value;
                assert!(body.prev.is_some() && body.next.is_some());
                assert_eq!(body.items.len(), 7);
            }
        }
    }
}
