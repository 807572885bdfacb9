//! The rules, and what they find. What is found here is decided again by the statement that removes it.

use domain::applications::{ApplicationState, Removed};
use domain::ids::{ApplicationId, RecruitmentId};
use domain::time::Instant;
use domain::time::retention::{SENT_MONTHS, UNSENT_MONTHS, WITHDRAWN_MONTHS, ended_by};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::db::Tx;
use crate::db::applications::own::keeping;
use crate::db::entities::{application_holds, applications, recruitment_holds, recruitments};
use crate::failure::Outcome;

/// The kind of an application to one recruitment: another kind has another clock (G11-1).
const TARGETED: &str = "targeted";

/// Who stops keeping an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// Nobody has it any more.
    Everybody,
    /// The applicant alone; the agency goes on.
    Applicant,
}

/// One rule: applications in this state, this long after what the state's clock is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// As what it is counted.
    pub removed: Removed,
    /// The state of the applications.
    pub state: ApplicationState,
    /// Who stops keeping them.
    pub keeper: Keeper,
}

const fn rule(removed: Removed, state: ApplicationState, keeper: Keeper) -> Rule {
    Rule { removed, state, keeper }
}

/// All of them. What goes altogether goes first: then it need not leave a profile before.
pub const ALL: [Rule; 5] = [
    rule(Removed::Unsent, ApplicationState::Unsent, Keeper::Everybody),
    rule(Removed::Withdrawn, ApplicationState::Withdrawn, Keeper::Everybody),
    rule(Removed::Anonymised, ApplicationState::Sent, Keeper::Everybody),
    rule(Removed::LeftProfile, ApplicationState::Sent, Keeper::Applicant),
    // Only what is held back: the rest is gone by then.
    rule(Removed::LeftProfile, ApplicationState::Withdrawn, Keeper::Applicant),
];

impl Rule {
    /// When it takes effect in a recruitment; `sent_months` is what is set for agencies.
    #[must_use]
    pub fn until(&self, recruitment: &recruitments::Model, sent_months: u32) -> Option<Instant> {
        let keeping = keeping(recruitment);
        match self.keeper {
            Keeper::Applicant => keeping.in_profile_until(self.state),
            Keeper::Everybody if self.state == ApplicationState::Unsent => keeping.in_profile_until(self.state),
            Keeper::Everybody => keeping.at_agency_until(self.state, sent_months),
        }
    }

    /// Whether it has taken effect.
    #[must_use]
    pub fn is_due(&self, recruitment: &recruitments::Model, sent_months: u32, at: Instant) -> bool {
        self.until(recruitment, sent_months).is_some_and(|until| until <= at)
    }

    /// The applications that it is about, once it has taken effect in their recruitment. `all_gone`: those that nobody holds
    /// back are gone by another rule.
    pub(super) fn condition(&self, all_gone: bool) -> Condition {
        let condition = Condition::all()
            .add(applications::Column::Kind.eq(TARGETED))
            .add(applications::Column::State.eq(self.state));
        match (self.keeper, self.state) {
            // An agency can only hold back what it has.
            (Keeper::Everybody, ApplicationState::Unsent) => condition,
            (Keeper::Everybody, _) => condition.add(held().not()),
            (Keeper::Applicant, _) => {
                let condition = condition.add(applications::Column::ApplicantId.is_not_null());
                if all_gone { condition.add(held()) } else { condition }
            }
        }
    }

    /// Whether what nobody holds back is gone altogether by the time of this rule.
    pub(super) fn all_gone(&self, recruitment: &recruitments::Model, sent_months: u32, at: Instant) -> bool {
        let altogether = Self { keeper: Keeper::Everybody, ..*self };
        self.keeper == Keeper::Applicant && altogether.is_due(recruitment, sent_months, at)
    }

    /// Recruitments whose clock may have run out.
    fn candidates(&self, sent_months: u32, at: Instant) -> Condition {
        let closed = |months| Condition::all().add(recruitments::Column::ClosesAt.lte(ended_by(at, months)));
        match self.state {
            ApplicationState::Unsent => closed(UNSENT_MONTHS),
            ApplicationState::Withdrawn => closed(WITHDRAWN_MONTHS),
            ApplicationState::Sent => {
                let months = if self.keeper == Keeper::Everybody { sent_months } else { SENT_MONTHS };
                let over = ended_by(at, months);
                Condition::any().add(recruitments::Column::EndedAt.lte(over)).add(
                    Condition::all()
                        .add(recruitments::Column::EndedAt.is_null())
                        .add(recruitments::Column::WithdrawnAt.lte(over)),
                )
            }
        }
    }
}

/// ‹This application or its recruitment is held back.›
fn held() -> Expr {
    let application = Query::select()
        .expr(Expr::value(1))
        .from(application_holds::Entity)
        .and_where(
            Expr::col((application_holds::Entity, application_holds::Column::ApplicationId))
                .equals((applications::Entity, applications::Column::Id)),
        )
        .to_owned();
    let recruitment = Query::select()
        .expr(Expr::value(1))
        .from(recruitment_holds::Entity)
        .and_where(
            Expr::col((recruitment_holds::Entity, recruitment_holds::Column::RecruitmentId))
                .equals((applications::Entity, applications::Column::RecruitmentId)),
        )
        .to_owned();
    Expr::exists(application).or(Expr::exists(recruitment))
}

/// The recruitments in which a rule has something to do.
///
/// # Errors
/// Faults of the database.
pub async fn due(
    db: &impl ConnectionTrait,
    rule: Rule,
    sent_months: u32,
    at: Instant,
) -> Outcome<Vec<recruitments::Model>> {
    let some = some_of(&rule);
    let found = recruitments::Entity::find()
        .filter(rule.candidates(sent_months, at))
        .filter(Expr::exists(some))
        .order_by_asc(recruitments::Column::Id)
        .all(db)
        .await?;
    Ok(found.into_iter().filter(|recruitment| rule.is_due(recruitment, sent_months, at)).collect())
}

/// Some application of the recruitment that the rule is about.
fn some_of(rule: &Rule) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(applications::Entity)
        .and_where(
            Expr::col((applications::Entity, applications::Column::RecruitmentId))
                .equals((recruitments::Entity, recruitments::Column::Id)),
        )
        .cond_where(rule.condition(false))
        .to_owned()
}

/// How many applications a rule is about in a recruitment in which it is due.
///
/// # Errors
/// Faults of the database.
pub async fn count(
    db: &impl ConnectionTrait,
    rule: Rule,
    recruitment: &recruitments::Model,
    sent_months: u32,
    at: Instant,
) -> Outcome<Vec<ApplicationId>> {
    Ok(applications::Entity::find()
        .select_only()
        .column(applications::Column::Id)
        .filter(applications::Column::RecruitmentId.eq(recruitment.id))
        .filter(rule.condition(rule.all_gone(recruitment, sent_months, at)))
        .into_tuple()
        .all(db)
        .await?)
}

/// Some of them, locked until the commit: nobody sends, attaches or holds one back meanwhile. Whoever waits for another
/// worker finds what that one left.
///
/// # Errors
/// Faults of the database.
pub async fn select(
    tx: &Tx,
    rule: Rule,
    recruitment: &recruitments::Model,
    most: u64,
) -> Outcome<Vec<applications::Model>> {
    Ok(applications::Entity::find()
        .filter(applications::Column::RecruitmentId.eq(recruitment.id))
        .filter(rule.condition(false))
        .order_by_asc(applications::Column::Id)
        .limit(most)
        .lock(LockType::Update)
        .all(tx)
        .await?)
}

/// Of an agency's applications to a recruitment those that it still has. What nobody holds back is gone at its time, also
/// where no run has been yet.
///
/// # Errors
/// Faults of the database.
pub async fn kept(
    db: &impl ConnectionTrait,
    recruitment: RecruitmentId,
    mut found: Vec<applications::Model>,
    sent_months: u32,
    now: Instant,
) -> Outcome<Vec<applications::Model>> {
    let Some(recruitment) = recruitments::Entity::find_by_id(recruitment).one(db).await? else { return Ok(Vec::new()) };
    let gone = |state| keeping(&recruitment).at_agency_until(state, sent_months).is_some_and(|until| until <= now);
    if !found.iter().any(|application| gone(application.state)) {
        return Ok(found);
    }
    if recruitment_holds::Entity::find_by_id(recruitment.id).count(db).await? > 0 {
        return Ok(found);
    }
    let of_these = Query::select()
        .column(applications::Column::Id)
        .from(applications::Entity)
        .and_where(Expr::col(applications::Column::RecruitmentId).eq(recruitment.id))
        .to_owned();
    let held: Vec<ApplicationId> = application_holds::Entity::find()
        .select_only()
        .column(application_holds::Column::ApplicationId)
        .filter(application_holds::Column::ApplicationId.in_subquery(of_these))
        .into_tuple()
        .all(db)
        .await?;
    found.retain(|application| !gone(application.state) || held.contains(&application.id));
    Ok(found)
}
