//! The statements that remove. Each carries the rule's condition and the clock that was decided on in its WHERE.

use domain::applications::ApplicationState;
use domain::ids::{ApplicationId, ApplicationVersionId, UserId};
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::Rule;
use crate::db::Tx;
use crate::db::applications::{content, edit, person};
use crate::db::entities::{applications, recruitments};
use crate::failure::Outcome;

/// ‹Its recruitment's clock is still the one that was decided on.›
fn as_decided(rule: Rule, recruitment: &recruitments::Model) -> SelectStatement {
    let mut clock = Condition::all().add(recruitments::Column::Id.eq(recruitment.id));
    if rule.state == ApplicationState::Sent {
        clock = match recruitment.ended_at {
            Some(ended) => clock.add(recruitments::Column::EndedAt.eq(ended)),
            None => clock
                .add(recruitments::Column::EndedAt.is_null())
                .add(recruitments::Column::WithdrawnAt.eq(recruitment.withdrawn_at)),
        };
    } else {
        clock = clock.add(recruitments::Column::ClosesAt.eq(recruitment.closes_at));
    }
    Query::select().expr(Expr::value(1)).from(recruitments::Entity).cond_where(clock).to_owned()
}

fn guard(rule: Rule, recruitment: &recruitments::Model, ids: &[ApplicationId]) -> Condition {
    Condition::all()
        .add(applications::Column::Id.is_in(ids.iter().copied()))
        .add(applications::Column::RecruitmentId.eq(recruitment.id))
        .add(rule.condition(false))
        .add(Expr::exists(as_decided(rule, recruitment)))
}

/// Deletes applications with everything in them; says how many.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, rule: Rule, recruitment: &recruitments::Model, ids: &[ApplicationId]) -> Outcome<u64> {
    Ok(applications::Entity::delete_many().filter(guard(rule, recruitment, ids)).exec(tx).await?.rows_affected)
}

/// Lets applications leave their applicants' profiles; says how many. The agency goes on seeing them under the details that
/// were frozen when the recruitment ended, or are now (D1, D2).
///
/// # Errors
/// Faults of the database.
pub async fn let_go(
    tx: &Tx,
    rule: Rule,
    recruitment: &recruitments::Model,
    found: &[applications::Model],
    now: Instant,
) -> Outcome<u64> {
    for application in found {
        let Some(applicant) = application.applicant_id else { continue };
        let (_, basics) = content::public_basics(tx, applicant).await?;
        person::freeze(tx, application.id, basics, now).await?;
    }
    let ids: Vec<ApplicationId> = found.iter().map(|application| application.id).collect();
    let left = applications::Entity::update_many()
        .col_expr(applications::Column::ApplicantId, Expr::value(None::<UserId>))
        .col_expr(applications::Column::DraftVersionId, Expr::value(None::<ApplicationVersionId>))
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .filter(guard(rule, recruitment, &ids))
        .exec(tx)
        .await?
        .rows_affected;
    // Changes that were not done go with the one who made them.
    for draft in found.iter().filter_map(|application| application.draft_version_id) {
        edit::forget(tx, draft, now).await?;
    }
    Ok(left)
}
