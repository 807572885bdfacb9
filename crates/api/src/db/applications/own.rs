//! One applicant's own applications. There is no finder without the applicant (house rule 3).

use domain::ads::AdState;
use domain::applications::{
    Act, ApplicationAd, ApplicationKind, ApplicationState, Keeping, OpenDays, OpenValidity, Stage, actions,
    open_actions, open_after, unsent_until,
};
use domain::ids::{ApplicationId, ApplicationVersionId, RecruitmentId, UserId};
use domain::problem::Kind;
use domain::recruitments::RecruitmentState;
use domain::time::{Instant, Period, helsinki};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
};

use super::open::life;
use crate::actor::Actor;
use crate::db::entities::{applications, open_applications, recruitments};
use crate::failure::{Failure, Outcome};

/// Whose application, and which: what every use case of an applicant is scoped by.
#[derive(Clone, Debug)]
pub struct Mine {
    /// As the audit log names the applicant.
    pub actor: Actor,
    /// The applicant.
    pub applicant: UserId,
    /// The application.
    pub id: ApplicationId,
}

/// An application and the recruitment it is for.
#[derive(Clone, Debug)]
pub struct Own {
    /// The application.
    pub application: applications::Model,
    /// Its recruitment.
    pub recruitment: recruitments::Model,
    /// What only an open application has (G11).
    pub open: Option<open_applications::Model>,
}

impl Own {
    /// Its application period. That of an open application is the time for which it is valid.
    #[must_use]
    pub fn period(&self) -> Period {
        let period = period(&self.recruitment);
        let valid_before = self.open.as_ref().and_then(|open| open.valid_before);
        Period { closes_at: valid_before.unwrap_or(period.closes_at), ..period }
    }

    /// How long it is there, where it is an open application (X9-7, G11-1).
    #[must_use]
    pub fn validity(&self, now: Instant) -> Option<OpenValidity> {
        let open = self.open.as_ref()?;
        Some(OpenValidity {
            valid_until: life::valid_until(open),
            disappears_at: open.valid_before.unwrap_or_else(|| unsent_until(self.application.saved_at)),
            latest: OpenDays::of(helsinki::date(now)).latest,
        })
    }

    /// What stands over it, with the period of this application.
    #[must_use]
    pub fn under(&self, ad: ApplicationAd, now: Instant) -> ApplicationAd {
        if self.open.is_none() {
            return ad;
        }
        let period = self.period();
        ApplicationAd {
            state: AdState::of(self.recruitment.state, &period, now),
            closes_at: period.closes_at,
            closes_at_local: helsinki::write_local(period.closes_at),
            ..ad
        }
    }

    /// When it disappears from the profile (X9-7); `None` while that is not known.
    #[must_use]
    pub fn disappears_at(&self) -> Option<Instant> {
        match &self.open {
            Some(open) => Some(open.valid_before.unwrap_or_else(|| unsent_until(self.application.saved_at))),
            None => keeping(&self.recruitment).in_profile_until(self.application.state),
        }
    }

    /// Whether that time has come (G1-8).
    #[must_use]
    pub fn has_disappeared(&self, now: Instant) -> bool {
        self.disappears_at().is_some_and(|at| at <= now)
    }

    /// Where it is in its life.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.application.state.stage(self.application.draft_version_id.is_some())
    }

    /// Whether changes of a sent one are under way that can still be put in force. When the period is over, what was sent
    /// stands (D24).
    #[must_use]
    pub fn is_editing(&self, now: Instant) -> bool {
        self.stage() == Stage::Editing && self.actions(now).contains(&Act::Edit)
    }

    /// The version that the applicant sees: the one in force once it is sent, else the draft, which changes of a sent one
    /// are too.
    ///
    /// # Errors
    /// A bug: every application has one of them.
    pub fn version(&self, now: Instant) -> Outcome<ApplicationVersionId> {
        match self.stage() {
            Stage::Unsent => self.draft(),
            Stage::Editing if self.is_editing(now) => self.draft(),
            Stage::Sent | Stage::Editing | Stage::Withdrawn => self.in_force(),
        }
    }

    /// The version that is being written.
    ///
    /// # Errors
    /// A bug: whoever asks knows that there is one.
    pub fn draft(&self) -> Outcome<ApplicationVersionId> {
        self.application.draft_version_id.ok_or_else(|| Failure::bug("an application has no draft"))
    }

    /// The version that the agency sees.
    ///
    /// # Errors
    /// A bug: every sent application has one.
    pub fn in_force(&self) -> Outcome<ApplicationVersionId> {
        self.application.in_force_version_id.ok_or_else(|| Failure::bug("a sent application has no version"))
    }

    /// What its applicant may do now. The table of states knows the period; a recruitment that was withdrawn or ended
    /// takes nothing more, whatever its period says.
    #[must_use]
    pub fn actions(&self, now: Instant) -> Vec<Act> {
        if self.open.is_some() {
            return open_actions(self.stage(), &self.period(), now);
        }
        actions(self.stage(), &self.period(), now)
            .into_iter()
            .filter(|act| {
                matches!(act, Act::Delete | Act::DiscardEdit) || self.recruitment.state == RecruitmentState::Published
            })
            .collect()
    }

    /// Why an act is refused now.
    #[must_use]
    pub fn refuses(&self, act: Act, now: Instant) -> Option<Kind> {
        if self.actions(now).contains(&act) {
            return None;
        }
        if self.open.is_some() {
            return open_after(self.stage(), act, &self.period(), now).err();
        }
        let by_table = self.stage().after(act, &self.period(), now).err();
        Some(match (self.recruitment.state, by_table) {
            (_, Some(Kind::NotPossible)) => Kind::NotPossible,
            (RecruitmentState::Withdrawn | RecruitmentState::Archived, _) => Kind::Gone,
            (RecruitmentState::Ended, _) => Kind::PeriodOver,
            (RecruitmentState::Draft, _) => Kind::PeriodNotOpen,
            (RecruitmentState::Published, kind) => kind.unwrap_or(Kind::NotPossible),
        })
    }
}

/// The application period of a recruitment.
#[must_use]
pub fn period(recruitment: &recruitments::Model) -> Period {
    Period { opens_at: recruitment.opens_at, closes_at: recruitment.closes_at }
}

/// What the time of its applications is counted from.
#[must_use]
pub fn keeping(recruitment: &recruitments::Model) -> Keeping {
    Keeping::of(recruitment.closes_at, recruitment.ended_at, recruitment.withdrawn_at)
}

/// One application of this applicant.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, applicant: UserId, id: ApplicationId) -> Outcome<Option<Own>> {
    match one(applicant, id).select_also(recruitments::Entity).one(db).await? {
        Some(found) => whole(db, found).await,
        None => Ok(None),
    }
}

pub(super) fn one(applicant: UserId, id: ApplicationId) -> Select<applications::Entity> {
    applications::Entity::find_by_id(id)
        .filter(applications::Column::ApplicantId.eq(applicant))
        .join(JoinType::InnerJoin, to_recruitment())
}

/// This applicant's application to a recruitment; there is one at most.
///
/// # Errors
/// Faults of the database.
pub async fn find_for(
    db: &impl ConnectionTrait,
    applicant: UserId,
    recruitment: RecruitmentId,
) -> Outcome<Option<ApplicationId>> {
    Ok(applications::Entity::find()
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(applications::Column::RecruitmentId.eq(recruitment))
        .one(db)
        .await?
        .map(|found| found.id))
}

/// All applications of this applicant, the last saved first; those of archived recruitments are no longer listed (G6-1),
/// nor what has disappeared (G1-8).
///
/// # Errors
/// Faults of the database.
pub async fn list(db: &impl ConnectionTrait, applicant: UserId, now: Instant) -> Outcome<Vec<Own>> {
    let found = applications::Entity::find()
        .filter(applications::Column::ApplicantId.eq(applicant))
        .join(JoinType::InnerJoin, to_recruitment())
        .order_by_desc(applications::Column::SavedAt)
        .order_by_desc(applications::Column::Id)
        .select_also(recruitments::Entity)
        .all(db)
        .await?;
    let mut own = all_whole(db, found).await?;
    own.retain(|own| own.recruitment.state != RecruitmentState::Archived && !own.has_disappeared(now));
    Ok(own)
}

/// The applications that this applicant sent last, the newest first; those of archived recruitments too (D6, G9.1), but
/// nothing that has disappeared (G1-8).
///
/// # Errors
/// Faults of the database.
pub async fn sent_last(db: &impl ConnectionTrait, applicant: UserId, most: usize, now: Instant) -> Outcome<Vec<Own>> {
    let found = applications::Entity::find()
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .join(JoinType::InnerJoin, to_recruitment())
        .order_by_desc(applications::Column::SentAt)
        .order_by_desc(applications::Column::Id)
        .select_also(recruitments::Entity)
        .all(db)
        .await?;
    let mut own = all_whole(db, found).await?;
    own.retain(|own| !own.has_disappeared(now));
    own.truncate(most);
    Ok(own)
}

pub(super) fn to_recruitment() -> RelationDef {
    applications::Entity::belongs_to(recruitments::Entity)
        .from(applications::Column::RecruitmentId)
        .to(recruitments::Column::Id)
        .into()
}

/// What a query finds: an application with its recruitment.
type Found = (applications::Model, Option<recruitments::Model>);

async fn all_whole(db: &impl ConnectionTrait, found: Vec<Found>) -> Outcome<Vec<Own>> {
    let mut all = Vec::with_capacity(found.len());
    for one in found {
        all.extend(whole(db, one).await?);
    }
    Ok(all)
}

/// Nothing where an open application is deleted between the two looks.
async fn whole(db: &impl ConnectionTrait, (application, recruitment): Found) -> Outcome<Option<Own>> {
    let recruitment = recruitment.ok_or_else(|| Failure::bug("an application without a recruitment"))?;
    let open = match application.kind {
        ApplicationKind::Open => match life::find(db, application.id).await? {
            Some(open) => Some(open),
            None => return Ok(None),
        },
        ApplicationKind::Targeted => None,
    };
    Ok(Some(Own { application, recruitment, open }))
}
