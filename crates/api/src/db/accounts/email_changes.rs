//! Addresses that wait for their code: new user names (G7.2.1), and where mails about recruitments go (D45). Only the hash
//! of a code is kept.

use chrono::TimeDelta;
use domain::code::{CODE_MINUTES, MAX_TRIES};
use domain::email::Email;
use domain::ids::{EmailChangeId, UserId};
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::email_changes::{ActiveModel, Column, Entity};
use crate::failure::Outcome;
use crate::random;

pub use crate::db::entities::email_changes::Model;

/// What an address is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The user name (G7.2.1).
    UserName,
    /// Where mails about recruitments go (D45).
    Contact,
}

impl Purpose {
    const fn slug(self) -> &'static str {
        match self {
            Self::UserName => "user_name",
            Self::Contact => "contact",
        }
    }

    /// A code is right for its purpose alone.
    fn hash(self, change: EmailChangeId, code: &str) -> String {
        match self {
            Self::UserName => random::sha256_hex(format!("{change}:{code}")),
            Self::Contact => random::sha256_hex(format!("contact:{change}:{code}")),
        }
    }
}

/// A change that was just asked for.
#[derive(Clone)]
pub struct Asked {
    /// Which.
    pub id: EmailChangeId,
    /// Its code in clear, for the mail alone.
    pub code: String,
    /// Until when the code is good.
    pub expires_at: Instant,
}

/// The change of this account that waits for its code, if there is one.
///
/// # Errors
/// Faults of the database.
pub async fn waiting_of(
    db: &impl ConnectionTrait,
    user: UserId,
    purpose: Purpose,
    now: Instant,
) -> Outcome<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::Purpose.eq(purpose.slug()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::CreatedAt)
        .one(db)
        .await?)
}

/// Adds a change in place of the account's last one of the same purpose.
///
/// # Errors
/// Faults of the database.
pub async fn ask(
    tx: &Tx,
    user: UserId,
    purpose: Purpose,
    old: Personal<String>,
    new: &Email,
    now: Instant,
) -> Outcome<Asked> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::Purpose.eq(purpose.slug()))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    let asked =
        Asked { id: random::id(), code: random::six_digits(), expires_at: now + TimeDelta::minutes(CODE_MINUTES) };
    Entity::insert(ActiveModel {
        id: Set(asked.id),
        user_id: Set(user),
        email: Set(Personal(new.as_str().to_owned())),
        email_folded: Set(Personal(new.folded())),
        old_email: Set(old),
        code_hash: Set(purpose.hash(asked.id, &asked.code)),
        tries: Set(0),
        created_at: Set(now),
        expires_at: Set(asked.expires_at),
        used_at: Set(None),
        purpose: Set(purpose.slug().to_owned()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(asked)
}

/// Takes one guess from the account's live code; `None` when there is none that can still be guessed.
///
/// # Errors
/// Faults of the database.
pub async fn take_guess(
    tx: &Tx,
    user: UserId,
    purpose: Purpose,
    id: EmailChangeId,
    now: Instant,
) -> Outcome<Option<Model>> {
    let rows = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::UserId.eq(user))
        .filter(Column::Purpose.eq(purpose.slug()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::Tries.lt(MAX_TRIES))
        .exec_with_returning(tx)
        .await?;
    Ok(rows.into_iter().next())
}

/// Whether the guess is right.
#[must_use]
pub fn is_right(change: &Model, purpose: Purpose, guess: &str) -> bool {
    change.code_hash == purpose.hash(change.id, guess)
}

/// A right code cannot be used again.
///
/// # Errors
/// Faults of the database.
pub async fn use_up(tx: &Tx, id: EmailChangeId, now: Instant) -> Outcome<()> {
    Entity::update_many().col_expr(Column::UsedAt, Expr::value(now)).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// When codes were sent to an address since an instant, newest first.
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

/// Removes changes of long ago, and the addresses with them.
///
/// # Errors
/// Faults of the database.
pub async fn delete_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?.rows_affected)
}
