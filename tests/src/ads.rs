//! Ads of tests, by the way that ads come from other systems.

use api::admin::import_ads::{self, Report};
use api::db::entities::recruitments;
use api::db::feed::{self, Feed};
use domain::ads::{AdChange, AdPage, AdView};
use domain::ids::AdId;
use domain::recruitments::RecruitmentState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use crate::TestApp;

/// A line of an import: a good ad in Swedish, open from 20 November to 20 December 2026. `number` makes it another one.
#[must_use]
pub fn ad(number: u32) -> Value {
    json!({
        "external_id": format!("HR-{number}"), "recruitment_code": format!("TEST-{number}-2026"), "agency": "migri",
        "versions": {"sv": {
            "title": format!("Jurist {number}"), "description": "Du avgör **ärenden**.\n\nEtt stycke till.",
            "eligibility": "Juris magister", "requirements": "Noggrannhet", "we_offer": "Lunchförmån",
        }},
        "task_areas": ["law"], "municipalities": ["091"], "level": "expert", "working_times": ["office"],
        "relation": "public_service", "duration": {"type": "permanent", "start": "2027-02-01", "end": null},
        "internship": false, "remote": false, "positions": 1,
        "pay": {"min": 3650, "max": 4100, "currency": "EUR", "period": "month",
            "versions": {"sv": {"text": "3 650–4 100 €/mån.", "basis": "Avtalet"}}},
        "application_period":
            {"from": "2026-11-20T08:00", "to": "2026-12-20T16:15", "timezone": "Europe/Helsinki"},
        "contacts": [{"name": "Test Testsson", "title": {"sv": "enhetschef"}, "phone": "+358 000 000 1234",
            "email": "test.testsson@example.org", "fictional": true}],
    })
}

/// The same ad with something changed.
#[must_use]
pub fn ad_with(number: u32, change: impl FnOnce(&mut Value)) -> Value {
    let mut line = ad(number);
    change(&mut line);
    line
}

impl TestApp {
    /// What `virka admin import-ads` does with these lines.
    pub async fn import(&self, lines: &[Value]) -> Report {
        let lines: Vec<_> = lines.iter().map(|line| Ok(line.to_string())).collect();
        let report = import_ads::lines_of(&self.app.db, lines.into_iter(), self.now(), |_, _| ()).await.unwrap();
        // Servers look at the feed once a second; tests do not wait.
        self.app.search.look_again().await;
        report
    }

    /// Imports ads of which none may be refused.
    pub async fn import_good(&self, lines: &[Value]) {
        let report = self.import(lines).await;
        assert!(report.refused.is_empty(), "{report}");
    }

    /// What everybody finds now. Servers look at the feed once a second; tests do not wait.
    pub async fn found(&self, query: &str) -> AdPage {
        self.app.search.look_again().await;
        self.client().search_ads(query).await.unwrap().value
    }

    /// The ad with the number, as everybody reads it.
    pub async fn shown(&self, number: u32) -> AdView {
        self.client().show_ad_by_code(&format!("TEST-{number}-2026")).await.unwrap().value
    }

    /// Puts a recruitment into a state that no operation of the API leads to yet.
    pub async fn put_into_state(&self, ad: AdId, state: RecruitmentState) {
        let stored = self.app.db.snapshot(async |tx| api::db::ads::by_id(tx, ad).await).await.unwrap().unwrap();
        self.app
            .db
            .write(async |tx| {
                recruitments::Entity::update_many()
                    .col_expr(recruitments::Column::State, Expr::value(state))
                    .filter(recruitments::Column::Id.eq(stored.recruitment.id))
                    .exec(tx)
                    .await?;
                // As every change of an ad does.
                let change = serde_json::to_value(AdChange::Changed { ad }).unwrap();
                feed::append(tx, &Feed::Ads, change, self.now()).await?;
                Ok(())
            })
            .await
            .unwrap();
        self.app.search.look_again().await;
    }
}
