//! Sessions.

use domain::ids::{SessionId, UserId};
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Tx;
use crate::db::entities::{sessions, users};
use crate::failure::Outcome;
use crate::random;

/// Adds a session.
///
/// # Errors
/// Faults of the database.
pub async fn insert(
    tx: &Tx,
    user: UserId,
    secret_hash: String,
    expires_at: Instant,
    now: Instant,
) -> Outcome<SessionId> {
    let id = random::id();
    sessions::Entity::insert(sessions::ActiveModel {
        id: Set(id),
        user_id: Set(user),
        secret_hash: Set(secret_hash),
        created_at: Set(now),
        expires_at: Set(expires_at),
        last_seen_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// The session of a secret with its account, while it lasts: not over, and used since `used_since`.
///
/// # Errors
/// Faults of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    secret_hash: &str,
    used_since: Instant,
    now: Instant,
) -> Outcome<Option<(sessions::Model, users::Model)>> {
    let Some(session) = sessions::Entity::find()
        .filter(sessions::Column::SecretHash.eq(secret_hash))
        .filter(sessions::Column::ExpiresAt.gt(now))
        .filter(sessions::Column::LastSeenAt.gt(used_since))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let user = users::Entity::find_by_id(session.user_id).one(db).await?;
    Ok(user.map(|user| (session, user)))
}

/// Notes that the session was used.
///
/// # Errors
/// Faults of the database.
pub async fn note_use(tx: &Tx, session: SessionId, now: Instant) -> Outcome<()> {
    sessions::Entity::update_many()
        .col_expr(sessions::Column::LastSeenAt, Expr::value(now))
        .filter(sessions::Column::Id.eq(session))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, session: SessionId) -> Outcome<()> {
    sessions::Entity::delete_by_id(session).exec(tx).await?;
    Ok(())
}

/// The sessions of an account that last, the last used first.
///
/// # Errors
/// Faults of the database.
pub async fn of_user(
    db: &impl ConnectionTrait,
    user: UserId,
    used_since: Instant,
    now: Instant,
) -> Outcome<Vec<sessions::Model>> {
    Ok(sessions::Entity::find()
        .filter(sessions::Column::UserId.eq(user))
        .filter(sessions::Column::ExpiresAt.gt(now))
        .filter(sessions::Column::LastSeenAt.gt(used_since))
        .order_by_desc(sessions::Column::LastSeenAt)
        .order_by_desc(sessions::Column::Id)
        .all(db)
        .await?)
}

/// Ends a session of an account; `false` where it has none such.
///
/// # Errors
/// Faults of the database.
pub async fn delete_own(tx: &Tx, user: UserId, session: SessionId) -> Outcome<bool> {
    let ended = sessions::Entity::delete_by_id(session).filter(sessions::Column::UserId.eq(user)).exec(tx).await?;
    Ok(ended.rows_affected == 1)
}

/// Ends all sessions of an account but one.
///
/// # Errors
/// Faults of the database.
pub async fn delete_all(tx: &Tx, user: UserId, except: Option<SessionId>) -> Outcome<()> {
    let mut all = sessions::Entity::delete_many().filter(sessions::Column::UserId.eq(user));
    if let Some(except) = except {
        all = all.filter(sessions::Column::Id.ne(except));
    }
    all.exec(tx).await?;
    Ok(())
}

/// Removes what has ended.
///
/// # Errors
/// Faults of the database.
pub async fn delete_ended(tx: &Tx, used_since: Instant, now: Instant) -> Outcome<u64> {
    let ended = sessions::Entity::delete_many()
        .filter(
            Condition::any()
                .add(sessions::Column::ExpiresAt.lte(now))
                .add(sessions::Column::LastSeenAt.lte(used_since)),
        )
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}
