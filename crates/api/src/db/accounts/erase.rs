//! The end of an account (G8-2): what goes with it, and what stays with the agencies without it.

use std::collections::BTreeMap;

use domain::applications::{ApplicationKind, ApplicationState};
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{ApplicationId, ApplicationVersionId, UserId};
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

use crate::db::Tx;
use crate::db::applications::person;
use crate::db::entities::{
    applications, blobs, email_changes, idempotency_keys, password_resets, profiles, registrations, users,
};
use crate::db::files::of_applications;
use crate::failure::Outcome;

/// Keeps the account and its applications as they are until the commit: nothing is begun, sent or attached meanwhile.
/// `None` when the account is gone already.
///
/// # Errors
/// Faults of the database.
pub async fn lock(tx: &Tx, user: UserId) -> Outcome<Option<users::Model>> {
    let account = users::Entity::find_by_id(user).lock_exclusive().one(tx).await?;
    applications::Entity::find().filter(applications::Column::ApplicantId.eq(user)).lock_exclusive().all(tx).await?;
    // Whatever saves basic details or a photo holds the profile.
    profiles::Entity::find_by_id(user).lock_exclusive().one(tx).await?;
    Ok(account)
}

/// What goes: applications that were not sent, and open ones whatever their state.
fn going() -> Condition {
    Condition::any()
        .add(applications::Column::State.eq(ApplicationState::Unsent))
        .add(applications::Column::Kind.eq(ApplicationKind::Open))
}

/// Deletes the applications that go with the account; answers their files, which nothing refers to any more.
///
/// # Errors
/// Faults of the database.
pub async fn applications_that_go(tx: &Tx, user: UserId) -> Outcome<Vec<blobs::Model>> {
    let ids: Vec<ApplicationId> = applications::Entity::find()
        .select_only()
        .column(applications::Column::Id)
        .filter(applications::Column::ApplicantId.eq(user))
        .filter(going())
        .into_tuple()
        .all(tx)
        .await?;
    let files = of_applications(tx, &ids).await?;
    applications::Entity::delete_many()
        .filter(applications::Column::ApplicantId.eq(user))
        .filter(going())
        .exec(tx)
        .await?;
    Ok(files)
}

/// The applications that stay, as they were sent to a recruitment; each with the changes of it that were not done.
///
/// # Errors
/// Faults of the database.
pub async fn applications_that_stay(
    tx: &Tx,
    user: UserId,
) -> Outcome<Vec<(ApplicationId, Option<ApplicationVersionId>)>> {
    Ok(applications::Entity::find()
        .select_only()
        .columns([applications::Column::Id, applications::Column::DraftVersionId])
        .filter(applications::Column::ApplicantId.eq(user))
        .filter(Condition::not(going()))
        .into_tuple()
        .all(tx)
        .await?)
}

/// Writes the basic details into an application that stays, unless they were frozen before (D2), and lets go of the
/// applicant and of changes that were not done: the same address gets no way back to it.
///
/// # Errors
/// Faults of the database.
pub async fn let_go(
    tx: &Tx,
    id: ApplicationId,
    basics: BTreeMap<BasicField, AnswerValue>,
    now: Instant,
) -> Outcome<()> {
    person::freeze(tx, id, basics, now).await?;
    applications::Entity::update_many()
        .col_expr(applications::Column::ApplicantId, Expr::value(None::<UserId>))
        .col_expr(applications::Column::DraftVersionId, Expr::value(None::<ApplicationVersionId>))
        .filter(applications::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes the account with its profile, sessions and consents, and whatever else still knows its address: sign-ups, links,
/// answers that were kept in case a request came twice.
///
/// # Errors
/// Faults of the database.
pub async fn account(tx: &Tx, account: &users::Model, actor_name: String) -> Outcome<()> {
    let (id, folded) = (account.id, account.email_folded.0.as_str());
    registrations::Entity::delete_many().filter(registrations::Column::EmailFolded.eq(folded)).exec(tx).await?;
    password_resets::Entity::delete_many().filter(password_resets::Column::EmailFolded.eq(folded)).exec(tx).await?;
    email_changes::Entity::delete_many().filter(email_changes::Column::UserId.eq(id)).exec(tx).await?;
    idempotency_keys::Entity::delete_many()
        .filter(idempotency_keys::Column::Actor.is_in([id.to_string(), actor_name]))
        .exec(tx)
        .await?;
    users::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}
