//! Six-digit codes. Limits are read from the codes themselves, under the lock of the address's counter (D50).

use chrono::TimeDelta;
use domain::code::{CODE_MINUTES, MAX_TRIES};
use domain::ids::RegistrationId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::db::Tx;
use crate::db::entities::email_codes::{ActiveModel, Column, Entity, Model};
use crate::db::entities::registrations;
use crate::failure::Outcome;
use crate::random;

const PURPOSE: &str = "registration";

/// Makes a new code in place of the registration's last one, and answers it in clear: it is kept as a hash only.
///
/// # Errors
/// Faults of the database.
pub async fn issue(tx: &Tx, registration: RegistrationId, now: Instant) -> Outcome<(String, Instant)> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::RegistrationId.eq(registration))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    let code = random::six_digits();
    let expires_at = now + TimeDelta::minutes(CODE_MINUTES);
    Entity::insert(ActiveModel {
        id: Set(random::id()),
        registration_id: Set(registration),
        purpose: Set(PURPOSE.to_owned()),
        code_hash: Set(hash(registration, &code)),
        tries: Set(0),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok((code, expires_at))
}

/// Takes one guess from the registration's live code; `None` when there is none that can still be guessed.
///
/// # Errors
/// Faults of the database.
pub async fn take_guess(tx: &Tx, registration: RegistrationId, now: Instant) -> Outcome<Option<Model>> {
    let rows = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::RegistrationId.eq(registration))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::Tries.lt(MAX_TRIES))
        .exec_with_returning(tx)
        .await?;
    Ok(rows.into_iter().next())
}

/// Whether the guess is right.
#[must_use]
pub fn is_right(code: &Model, guess: &str) -> bool {
    code.code_hash == hash(code.registration_id, guess)
}

/// Until when a code is good, for the mail that carries it; `None` when its sign-up is gone.
///
/// # Errors
/// Faults of the database.
pub async fn expiry(db: &impl ConnectionTrait, registration: RegistrationId, code: &str) -> Outcome<Option<Instant>> {
    let issued = Entity::find()
        .filter(Column::RegistrationId.eq(registration))
        .filter(Column::CodeHash.eq(hash(registration, code)))
        .order_by_desc(Column::CreatedAt)
        .one(db)
        .await?;
    Ok(issued.map(|code| code.expires_at))
}

/// A right code cannot be used again.
///
/// # Errors
/// Faults of the database.
pub async fn use_up(tx: &Tx, code: &Model, now: Instant) -> Outcome<()> {
    Entity::update_many().col_expr(Column::UsedAt, Expr::value(now)).filter(Column::Id.eq(code.id)).exec(tx).await?;
    Ok(())
}

/// When codes were sent to an address since an instant, newest first, and how many guesses they have taken.
///
/// # Errors
/// Faults of the database.
pub async fn since(tx: &Tx, email_folded: &str, since: Instant) -> Outcome<Vec<(Instant, i32)>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::CreatedAt)
        .column(Column::Tries)
        .filter(Column::CreatedAt.gt(since))
        .filter(
            Column::RegistrationId.in_subquery(
                registrations::Entity::find()
                    .select_only()
                    .column(registrations::Column::Id)
                    .filter(registrations::Column::EmailFolded.eq(email_folded))
                    .into_query(),
            ),
        )
        .order_by_desc(Column::CreatedAt)
        .into_tuple()
        .all(tx)
        .await?)
}

fn hash(registration: RegistrationId, code: &str) -> String {
    random::sha256_hex(format!("{registration}:{code}"))
}
