//! Secrets that were handed out as links. Only their hash is kept, and each acts once.

use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::db::Tx;
use crate::db::entities::mail_links::{ActiveModel, Column, Entity, Model};
use crate::failure::Outcome;

/// What a link lets one do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Set the first password of a work account.
    SetPassword,
}

impl Purpose {
    const fn slug(self) -> &'static str {
        match self {
            Self::SetPassword => "set_password",
        }
    }
}

/// Adds a link; links for the same thing that were handed out before act no more.
///
/// # Errors
/// Faults of the database.
pub async fn hand_out(
    tx: &Tx,
    secret_hash: String,
    purpose: Purpose,
    subject: impl ToString,
    expires_at: Instant,
    now: Instant,
) -> Outcome<()> {
    let subject = subject.to_string();
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Purpose.eq(purpose.slug()))
        .filter(Column::Subject.eq(subject.clone()))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Entity::insert(ActiveModel {
        secret_hash: Set(secret_hash),
        purpose: Set(purpose.slug().to_owned()),
        subject: Set(subject),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// A link that can still act.
///
/// # Errors
/// Faults of the database.
pub async fn live(db: &impl ConnectionTrait, hash: &str, purpose: Purpose, now: Instant) -> Outcome<Option<Model>> {
    Ok(Entity::find_by_id(hash)
        .filter(Column::Purpose.eq(purpose.slug()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await?)
}

/// Uses a link up; `false` when somebody else was faster.
///
/// # Errors
/// Faults of the database.
pub async fn use_up(tx: &Tx, hash: &str, now: Instant) -> Outcome<bool> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::SecretHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Removes links whose time was over long ago.
///
/// # Errors
/// Faults of the database.
pub async fn delete_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?.rows_affected)
}
