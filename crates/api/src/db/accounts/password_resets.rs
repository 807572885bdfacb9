//! Links that let somebody choose a new password (G5.1). Only the hash of a secret is kept.

use chrono::TimeDelta;
use domain::accounts::RESET_MINUTES;
use domain::email::Email;
use domain::ids::{PasswordResetId, UserId};
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::password_resets::{ActiveModel, Column, Entity};
use crate::failure::Outcome;
use crate::random;

pub use crate::db::entities::password_resets::Model;

/// A link that was just made.
#[derive(Clone)]
pub struct Made {
    /// Which.
    pub id: PasswordResetId,
    /// Its secret in clear, for the mail alone.
    pub secret: String,
    /// Until when it is good.
    pub expires_at: Instant,
}

/// Makes a link for an address, with its account where it has one. The account's links of before are good no more.
///
/// # Errors
/// Faults of the database.
pub async fn make(tx: &Tx, user: Option<UserId>, email: &Email, now: Instant) -> Outcome<Made> {
    let made = Made { id: random::id(), secret: random::token(), expires_at: now + TimeDelta::minutes(RESET_MINUTES) };
    // For an address without an account the same statement finds nothing.
    end_all(tx, user.unwrap_or_else(random::id), now).await?;
    Entity::insert(ActiveModel {
        id: Set(made.id),
        user_id: Set(user),
        email: Set(Personal(email.as_str().to_owned())),
        email_folded: Set(Personal(email.folded())),
        secret_hash: Set(random::sha256_hex(&made.secret)),
        created_at: Set(now),
        expires_at: Set(made.expires_at),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(made)
}

/// Ends all links of an account: they lead to a mailbox or a password of before.
///
/// # Errors
/// Faults of the database.
pub async fn end_all(tx: &Tx, user: UserId, now: Instant) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// When links were asked for an address since an instant, newest first.
///
/// # Errors
/// Faults of the database.
pub async fn since(tx: &Tx, email_folded: &str, since: Instant) -> Outcome<Vec<Instant>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::CreatedAt)
        .filter(Column::EmailFolded.eq(email_folded))
        .filter(Column::CreatedAt.gt(since))
        .order_by_desc(Column::CreatedAt)
        .into_tuple()
        .all(tx)
        .await?)
}

/// The link of a secret, good or not.
///
/// # Errors
/// Faults of the database.
pub async fn by_secret(db: &impl ConnectionTrait, secret: &str) -> Outcome<Option<Model>> {
    Ok(Entity::find().filter(Column::SecretHash.eq(random::sha256_hex(secret))).one(db).await?)
}

/// Uses a link up; `false` when it is no longer good: somebody else was faster.
///
/// # Errors
/// Faults of the database.
pub async fn use_up(tx: &Tx, id: PasswordResetId, now: Instant) -> Outcome<bool> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Removes links whose time was over long ago, and the addresses with them.
///
/// # Errors
/// Faults of the database.
pub async fn delete_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?.rows_affected)
}
