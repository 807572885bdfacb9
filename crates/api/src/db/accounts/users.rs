//! People's accounts.

use domain::accounts::AccountKind;
use domain::email::Email;
use domain::ids::UserId;
use domain::language::Language;
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, SqlErr};

use crate::db::Tx;
use crate::db::entities::users::{ActiveModel, Column, Entity, Model};
use crate::failure::Outcome;

/// An account by its kind and address (D51).
///
/// # Errors
/// Faults of the database.
pub async fn by_email(db: &impl ConnectionTrait, kind: AccountKind, folded: &str) -> Outcome<Option<Model>> {
    Ok(Entity::find().filter(Column::Kind.eq(kind)).filter(Column::EmailFolded.eq(folded)).one(db).await?)
}

/// An account by the id that a session, link or membership gave.
///
/// # Errors
/// Faults of the database.
pub async fn of_session(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Model>> {
    Ok(Entity::find_by_id(user).one(db).await?)
}

/// What a new account needs.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Its id.
    pub id: UserId,
    /// Applicant or work.
    pub kind: AccountKind,
    /// The address.
    pub email: Email,
    /// The hash of the password; a work account gets its password by a link.
    pub password_hash: Option<Personal<String>>,
    /// The language.
    pub language: Language,
}

/// Adds an account; `false` when the address has one of this kind already.
///
/// # Errors
/// Faults of the database.
pub async fn insert(tx: &Tx, user: NewUser, now: Instant) -> Outcome<bool> {
    let added = Entity::insert(ActiveModel {
        id: Set(user.id),
        kind: Set(user.kind),
        email_folded: Set(Personal(user.email.folded())),
        email: Set(Personal(user.email.as_str().to_owned())),
        password_hash: Set(user.password_hash),
        language: Set(user.language),
        created_at: Set(now),
        last_login_at: Set(None),
        idle_warnings: Set(0),
        idle_warned_at: Set(None),
    })
    .on_conflict(OnConflict::columns([Column::Kind, Column::EmailFolded]).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(added > 0)
}

/// Notes a login: the account is used, and what was due for an unused one is not any more (X8-3).
///
/// # Errors
/// Faults of the database.
pub async fn note_login(tx: &Tx, user: UserId, now: Instant) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::LastLoginAt, Expr::value(now))
        .col_expr(Column::IdleWarnings, Expr::value(0))
        .col_expr(Column::IdleWarnedAt, Expr::value(None::<Instant>))
        .filter(Column::Id.eq(user))
        .exec(tx)
        .await?;
    Ok(())
}

/// Replaces a password that is still the one that was looked at; `false` where somebody was faster.
///
/// # Errors
/// Faults of the database.
pub async fn replace_password(
    tx: &Tx,
    user: UserId,
    old: Option<&Personal<String>>,
    new: Personal<String>,
) -> Outcome<bool> {
    let replaced = Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(new.0))
        .filter(Column::Id.eq(user))
        .filter(Column::PasswordHash.eq(old.map(|old| old.0.clone())))
        .exec(tx)
        .await?;
    Ok(replaced.rows_affected == 1)
}

/// Gives an account another address; `false` where that has an account of this kind. After a `false` the transaction
/// cannot go on.
///
/// # Errors
/// Faults of the database.
pub async fn set_email(tx: &Tx, user: UserId, email: &Email) -> Outcome<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::Email, Expr::value(email.as_str()))
        .col_expr(Column::EmailFolded, Expr::value(email.folded()))
        .filter(Column::Id.eq(user))
        .exec(tx)
        .await;
    match changed {
        Ok(changed) => Ok(changed.rows_affected == 1),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Sets a password.
///
/// # Errors
/// Faults of the database.
pub async fn set_password(tx: &Tx, user: UserId, hash: Personal<String>) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(hash.0))
        .filter(Column::Id.eq(user))
        .exec(tx)
        .await?;
    Ok(())
}
