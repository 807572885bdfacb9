//! More time for every ad that a disturbance hit, in one act (X1-12).

use std::collections::HashMap;

use domain::ads::{AdChange, AdCorrection, AdField, MovedClosing};
use domain::event::DeadlineMove;
use domain::ids::{AdId, RecruitmentId};
use domain::recruitments::{ProlongAds, ProlongationView, ProlongedAd};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::drafts;
use crate::db::audit::{self, Did};
use crate::db::entities::recruitments::Model;
use crate::db::idempotency::Once;
use crate::db::recruitments;
use crate::failure::{Failure, Outcome};
use crate::usecases::ads::tell;
use crate::usecases::applications::tell_drafts;

/// What it would do now.
///
/// # Errors
/// Fields that do not fit.
pub async fn preview(app: &App, wish: &ProlongAds, now: Instant) -> Outcome<ProlongationView> {
    let asked = wish.check(now)?;
    app.db
        .snapshot(async |tx| {
            let hit = recruitments::hit(tx, &asked, false).await?;
            let ids: Vec<RecruitmentId> = hit.iter().map(|(row, _)| row.id).collect();
            let mut counts: HashMap<RecruitmentId, u32> = HashMap::new();
            for draft in drafts::drafts_of(tx, &ids).await? {
                *counts.entry(draft.recruitment).or_default() += 1;
            }
            let ads = hit.iter().map(|(row, ad)| entry(row, *ad, counts.get(&row.id).copied().unwrap_or(0), now));
            Ok(ProlongationView::of(ads.collect(), asked.closes_at, false))
        })
        .await
}

/// Does it: all of them or none. An end that is over is moved too, which nobody else can do: whoever was kept from sending in
/// time can do so now.
///
/// # Errors
/// Fields that do not fit.
pub async fn run(app: &App, actor: &Actor, wish: &ProlongAds, once: &Once, now: Instant) -> Outcome<ProlongationView> {
    let asked = wish.check(now)?;
    app.db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, now).await? {
                return Ok(first);
            }
            let hit = recruitments::hit(tx, &asked, true).await?;
            let ids: Vec<RecruitmentId> = hit.iter().map(|(row, _)| row.id).collect();
            let done = recruitments::prolong_all(tx, &ids, asked.closes_at, now).await?;
            if usize::try_from(done).ok() != Some(ids.len()) {
                return Err(Failure::bug("a recruitment that is held was changed"));
            }
            let mut ads = Vec::with_capacity(hit.len());
            for (row, ad) in &hit {
                let closing = MovedClosing { before: row.closes_at, after: asked.closes_at };
                let mut told = 0;
                if row.opens_at <= now {
                    let fields = vec![AdField::ApplicationPeriod];
                    let correction = AdCorrection { at: now, fields, note: wish.note.clone(), closing: Some(closing) };
                    recruitments::note_correction(tx, *ad, correction).await?;
                    told = tell_drafts::run(tx, row.id, DeadlineMove::Prolonged, closing, now).await?;
                }
                audit::record(tx, actor, Did::ProlongedAd, row.id, Some(&row.agency_id), now).await?;
                ads.push(entry(row, *ad, told, now));
            }
            let view = ProlongationView::of(ads, asked.closes_at, true);
            once.complete(tx, &view).await?;
            // The feeds' numbers are taken last: their rows stay locked until the commit.
            for (_, ad) in &hit {
                tell::tell(tx, AdChange::Changed { ad: *ad }, now).await?;
            }
            Ok(view)
        })
        .await
}

fn entry(row: &Model, ad: AdId, drafts: u32, now: Instant) -> ProlongedAd {
    ProlongedAd {
        recruitment_id: row.id,
        ad_id: ad,
        agency_id: row.agency_id.clone(),
        recruitment_code: row.code.clone(),
        closed_at: row.closes_at,
        was_over: row.closes_at <= now,
        drafts,
    }
}
