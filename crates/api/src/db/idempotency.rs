//! Keys of requests that may be repeated.
//!
//! The key's row is inserted first in the use case's own transaction and completed before the commit; a twin waits for
//! the unique key and then finds the answer.
//!
//! A body may hold a password, and whoever gets hold of a copy of the database could try out passwords against a plain
//! SHA-256 of it by the million. So only the client keeps the key: the row has its hash, and the body's hash is made
//! with it (X15-4).

use domain::personal::Personal;
use domain::problem::Kind;
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::entities::idempotency_keys::{Column, Entity};
use super::{Tx, dialect};
use crate::failure::{Failure, Outcome};
use crate::random;

/// How long a twin waits for the first one's answer; then it is told to come back (409).
const TWIN_WAITS_MILLIS: u32 = 3_000;

/// A request that may be repeated.
#[derive(Clone, Debug)]
pub struct Once {
    /// Whose key it is: two people may choose the same.
    pub actor: String,
    /// The key; without one the request is done as often as it comes.
    pub key: Option<String>,
    /// The operation's id.
    pub operation: &'static str,
    /// SHA-256 of the body.
    pub request_hash: String,
}

impl Once {
    /// The key as its row has it, and the hash of the body, which says nothing without the key itself.
    fn stored(&self) -> Option<(String, String)> {
        let key = self.key.as_ref()?;
        Some((random::sha256_hex(key), random::sha256_hex(format!("{key}\n{}", self.request_hash))))
    }

    /// Begins: `Some` is the answer of the first time.
    ///
    /// # Errors
    /// [`Kind::KeyReused`] with another body, [`Kind::StillRunning`] when the twin does not finish.
    pub async fn begin<T: DeserializeOwned>(&self, tx: &Tx, now: Instant) -> Outcome<Option<T>> {
        let Some((key, request_hash)) = self.stored() else { return Ok(None) };
        let row = vec![
            (Column::Actor, self.actor.as_str().into()),
            (Column::Key, key.as_str().into()),
            (Column::Operation, self.operation.into()),
            (Column::RequestHash, request_hash.as_str().into()),
            (Column::CreatedAt, now.into()),
        ];
        if dialect::insert_first(tx, Entity, row, [Column::Actor, Column::Key], TWIN_WAITS_MILLIS).await? {
            return Ok(None);
        }
        let first = Entity::find_by_id((self.actor.clone(), key))
            .one(tx)
            .await?
            .ok_or_else(|| Failure::from(Kind::StillRunning))?;
        if first.operation != self.operation || first.request_hash != request_hash {
            return Err(Kind::KeyReused.into());
        }
        let body = first.body.ok_or_else(|| Failure::from(Kind::StillRunning))?;
        serde_json::from_str(&body).map(Some).map_err(|error| Failure::bug(error.to_string()))
    }

    /// Keeps the answer for the next time.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn complete<T: Serialize>(&self, tx: &Tx, answer: &T) -> Outcome<()> {
        let Some((key, _)) = self.stored() else { return Ok(()) };
        let body = serde_json::to_string(answer).map_err(|error| Failure::bug(error.to_string()))?;
        Entity::update_many()
            .col_expr(Column::Body, Expr::value(Personal(body)))
            .filter(Column::Actor.eq(self.actor.as_str()))
            .filter(Column::Key.eq(key))
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// Removes keys of long ago, with the answers they kept.
///
/// # Errors
/// Faults of the database.
pub async fn delete_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::CreatedAt.lt(before)).exec(tx).await?.rows_affected)
}
