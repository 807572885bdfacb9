//! The secrets of one mail. The mail itself carries them; here only their hashes are.

use domain::ids::AlertId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::Alert;
use crate::db::Tx;
use crate::db::entities::alert_links::{ActiveModel, Column, Entity, Model};
use crate::db::entities::alerts;
use crate::failure::Outcome;
use crate::random;

/// What one mail of an alert can do. The second secret follows from the first and not the other way round, so a job that
/// sends the mail carries one of them only.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// For the pages behind the links; stands after `#`, where no server sees it.
    pub page: String,
    /// For one-click unsubscribing (RFC 8058); stands in an address, and can do nothing else.
    pub one_click: String,
}

impl Secrets {
    /// Both, from the one that was drawn by lot.
    #[must_use]
    pub fn of(page: &str) -> Self {
        Self { page: page.to_owned(), one_click: random::sha256_hex(format!("one click\n{page}")) }
    }
}

/// Keeps the hashes of a mail's secrets.
///
/// # Errors
/// Faults of the database.
pub async fn add_link(tx: &Tx, alert: AlertId, secrets: &Secrets, now: Instant) -> Outcome<()> {
    Entity::insert(ActiveModel {
        secret_hash: Set(random::sha256_hex(&secrets.page)),
        one_click_hash: Set(random::sha256_hex(&secrets.one_click)),
        alert_id: Set(alert),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The alert of a link's secret, in whatever state.
///
/// # Errors
/// Faults of the database.
pub async fn by_secret(db: &impl ConnectionTrait, secret: &str) -> Outcome<Option<Alert>> {
    let link = Entity::find_by_id(random::sha256_hex(secret)).one(db).await?;
    of(db, link).await
}

/// The alert of a secret that can only end it.
///
/// # Errors
/// Faults of the database.
pub async fn by_one_click(db: &impl ConnectionTrait, secret: &str) -> Outcome<Option<Alert>> {
    let link = Entity::find().filter(Column::OneClickHash.eq(random::sha256_hex(secret))).one(db).await?;
    of(db, link).await
}

async fn of(db: &impl ConnectionTrait, link: Option<Model>) -> Outcome<Option<Alert>> {
    match link {
        Some(link) => Ok(alerts::Entity::find_by_id(link.alert_id).one(db).await?),
        None => Ok(None),
    }
}
