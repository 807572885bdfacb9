//! One recruitment of an agency.

use domain::ads::{AdDraft, AdState};
use domain::ids::{AdId, AgencyId, RecruitmentId};
use domain::recruitments::RecruitmentState;
use domain::time::{Instant, Period};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::db::Tx;
use crate::db::ads::{self, StoredAd};
use crate::db::entities::{recruitment_drafts, recruitments};
use crate::failure::{Failure, Outcome};

/// A recruitment as the tables hold it.
#[derive(Clone, Debug)]
pub struct StoredRecruitment {
    /// Its row.
    pub row: recruitments::Model,
    /// Its ad.
    pub ad: Ad,
}

/// The ad of a recruitment: still being written, or what the public has or had.
#[derive(Clone, Debug)]
pub enum Ad {
    /// Still being written.
    Draft {
        /// The id that it will have.
        id: AdId,
        /// What is written.
        draft: Box<AdDraft>,
    },
    /// Published once.
    Published(Box<StoredAd>),
}

impl StoredRecruitment {
    /// The ad's id.
    #[must_use]
    pub fn ad_id(&self) -> AdId {
        match &self.ad {
            Ad::Draft { id, .. } => *id,
            Ad::Published(stored) => stored.ad.id,
        }
    }

    /// The application period. A draft has none yet; nothing of the table of states asks for it then.
    #[must_use]
    pub fn period(&self) -> Period {
        Period { opens_at: self.row.opens_at, closes_at: self.row.closes_at }
    }

    /// How readers see the ad now.
    #[must_use]
    pub fn ad_state(&self, now: Instant) -> AdState {
        AdState::of(self.row.state, &self.period(), now)
    }

    /// The ad in the words in which it is written.
    #[must_use]
    pub fn written(&self) -> AdDraft {
        match &self.ad {
            Ad::Draft { draft, .. } => {
                AdDraft { recruitment_code: Some(self.row.code.clone()), ..AdDraft::clone(draft) }
            }
            Ad::Published(stored) => {
                AdDraft::of(&self.row.code, &stored.ad.facts.0, &stored.versions, &stored.period())
            }
        }
    }
}

/// The agency's own.
pub(super) fn of(agency: &AgencyId) -> Select<recruitments::Entity> {
    recruitments::Entity::find().filter(recruitments::Column::AgencyId.eq(agency.clone()))
}

/// A recruitment of the agency, as it stands at the moment of a snapshot, or as this transaction holds it: what it says
/// stands in several tables, and publishing moves it from one to another.
///
/// # Errors
/// Faults of the database.
pub async fn find(tx: &Tx, agency: &AgencyId, id: RecruitmentId) -> Outcome<Option<StoredRecruitment>> {
    whole(tx, of(agency).filter(recruitments::Column::Id.eq(id))).await
}

/// The same, held until the commit: of those who change it at the same time each waits, and then sees what the one before
/// left. Whoever only refers to it is not held up. SQLite has one writer and needs no lock.
///
/// # Errors
/// Faults of the database.
pub async fn hold(tx: &Tx, agency: &AgencyId, id: RecruitmentId) -> Outcome<Option<StoredRecruitment>> {
    whole(tx, of(agency).filter(recruitments::Column::Id.eq(id)).lock(LockType::NoKeyUpdate)).await
}

/// The recruitment that the agency's own system knows under this id, held until the commit.
///
/// # Errors
/// Faults of the database.
pub async fn hold_by_external_id(tx: &Tx, agency: &AgencyId, external_id: &str) -> Outcome<Option<StoredRecruitment>> {
    let known = of(agency).filter(recruitments::Column::ExternalId.eq(external_id));
    whole(tx, known.lock(LockType::NoKeyUpdate)).await
}

async fn whole(db: &Tx, found: Select<recruitments::Entity>) -> Outcome<Option<StoredRecruitment>> {
    let Some(row) = found.one(db).await? else { return Ok(None) };
    let ad = if row.state == RecruitmentState::Draft {
        let draft = recruitment_drafts::Entity::find_by_id(row.id)
            .one(db)
            .await?
            .ok_or_else(|| Failure::bug("a draft without its text"))?;
        Ad::Draft { id: draft.ad_id, draft: Box::new(draft.draft.0) }
    } else {
        let stored = ads::by_recruitment(db, row.id).await?;
        Ad::Published(Box::new(stored.ok_or_else(|| Failure::bug("a published recruitment without an ad"))?))
    };
    Ok(Some(StoredRecruitment { row, ad }))
}
