//! Ads from another system, many in one transaction: all that can be taken, and a refusal for each of the others.

use domain::ads::{AdChange, AdCorrection, AdField, CheckedAd, MovedClosing, changed_fields};
use domain::event::DeadlineMove;
use domain::forms::Form;
use domain::ids::AdId;
use domain::problem::{FieldCode, FieldError};
use domain::recruitments::RecruitmentState;
use domain::time::{Instant, helsinki};
use domain::translated::Translated;

use crate::actor::Actor;
use crate::db::ads::StoredAd;
use crate::db::audit::{self, Did};
use crate::db::recruitments::{self, Ad};
use crate::db::{Db, Tx, ads};
use crate::failure::Outcome;
use crate::usecases::ads::tell;
use crate::usecases::applications::tell_drafts;

/// What became of one ad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// It is new.
    Created(AdId),
    /// It was there, and something about it is new.
    Updated(AdId),
    /// It was there, exactly so.
    Unchanged(AdId),
}

/// One ad with the form that its recruitment gets if it is new (D49).
#[derive(Clone, Debug)]
pub struct Import {
    /// The ad.
    pub ad: CheckedAd,
    /// The form.
    pub form: Form,
}

/// Why one ad was not taken.
pub type Refused = Vec<FieldError>;

/// Imports ads. Repeating it updates by agency and external id, never doubles (X14-5).
///
/// # Errors
/// Faults of the database; then nothing was taken.
pub async fn run(db: &Db, imports: &[Import], now: Instant) -> Outcome<Vec<Result<Imported, Refused>>> {
    db.write(async |tx| {
        let mut results = Vec::with_capacity(imports.len());
        let mut changes = Vec::new();
        for import in imports {
            let result = one(tx, import, now).await?;
            match &result {
                Ok(Imported::Created(ad)) => changes.push(AdChange::Published { ad: *ad }),
                Ok(Imported::Updated(ad)) => changes.push(AdChange::Changed { ad: *ad }),
                Ok(Imported::Unchanged(_)) | Err(_) => {}
            }
            if let Ok(Imported::Created(ad) | Imported::Updated(ad)) = &result {
                audit::record(tx, &Actor::service(), Did::ImportedAds, ad, Some(&import.ad.agency), now).await?;
            }
            results.push(result);
        }
        // The feeds' numbers are taken last: their rows stay locked until the commit.
        for change in changes {
            tell::tell(tx, change, now).await?;
        }
        Ok(results)
    })
    .await
}

async fn one(tx: &Tx, import: &Import, now: Instant) -> Outcome<Result<Imported, Refused>> {
    let ad = &import.ad;
    let stored = match &ad.external_id {
        Some(external_id) => recruitments::hold_by_external_id(tx, &ad.agency, external_id).await?,
        None => None,
    };
    let own = stored.as_ref().map(|stored| stored.row.id);
    if ads::code_is_taken(tx, &ad.recruitment_code, own).await? {
        return Ok(Err(vec![FieldError::new("/recruitment_code", FieldCode::NotTogether)]));
    }
    let Some(stored) = stored else {
        let new = ads::NewAd { ad, form: &import.form };
        return Ok(Ok(Imported::Created(ads::insert(tx, &new, now).await?)));
    };
    // What the agency is writing itself, or has taken back, no file publishes.
    let Ad::Published(stored) = stored.ad else {
        return Ok(Err(vec![FieldError::new("/external_id", FieldCode::Contradiction)]));
    };
    let same = stored.ad.facts.0 == ad.facts
        && stored.versions == ad.versions
        && stored.period() == ad.period
        && stored.recruitment.code == ad.recruitment_code;
    if same {
        return Ok(Ok(Imported::Unchanged(stored.ad.id)));
    }
    if stored.recruitment.state != RecruitmentState::Published {
        return Ok(Err(vec![FieldError::new("/external_id", FieldCode::Contradiction)]));
    }
    // Whoever has begun to apply relies on the time that was promised (D10).
    let promised = stored.period();
    if promised.opens_at <= now && ad.period.closes_at < promised.closes_at {
        let earliest = helsinki::write_local(promised.closes_at);
        let error = FieldError::new("/application_period/to", FieldCode::TooEarly).with("earliest", earliest);
        return Ok(Err(vec![error]));
    }
    // What people could read already is not changed behind their backs (D31).
    if promised.opens_at <= now {
        let correction = correction(&stored, ad, now);
        let closing = correction.closing;
        if !correction.fields.is_empty() {
            recruitments::note_correction(tx, stored.ad.id, correction).await?;
        }
        if let Some(closing) = closing {
            tell_drafts::run(tx, stored.recruitment.id, DeadlineMove::Prolonged, closing, now).await?;
        }
    }
    ads::update(tx, &stored, ad, now).await?;
    Ok(Ok(Imported::Updated(stored.ad.id)))
}

fn correction(stored: &StoredAd, ad: &CheckedAd, now: Instant) -> AdCorrection {
    let mut fields = changed_fields((&stored.ad.facts.0, &stored.versions), (&ad.facts, &ad.versions));
    let (before, after) = (stored.recruitment.closes_at, ad.period.closes_at);
    let closing = (before != after).then_some(MovedClosing { before, after });
    if closing.is_some() {
        fields.push(AdField::ApplicationPeriod);
    }
    AdCorrection { at: now, fields, note: Translated::default(), closing }
}
