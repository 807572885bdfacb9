//! Whether and where an agency is told by mail what comes in.

use domain::agencies::MailNotices;
use domain::email::Email;
use domain::ids::AgencyId;
use domain::personal::Personal;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::db::Tx;
use crate::db::entities::agency_mail_notices::{ActiveModel, Column, Entity};
use crate::failure::Outcome;

/// What an agency has set, else what holds without a wish.
///
/// # Errors
/// Faults of the database.
pub async fn of(db: &impl ConnectionTrait, agency: &AgencyId) -> Outcome<MailNotices> {
    let found = Entity::find_by_id(agency.clone()).one(db).await?;
    let set = found.map(|row| MailNotices { wanted: row.wanted, email: row.email, language: row.language });
    Ok(set.unwrap_or_default())
}

/// Sets it, with the address as it was read.
///
/// # Errors
/// Faults of the database.
pub async fn set(tx: &Tx, agency: &AgencyId, wish: &MailNotices, email: Option<&Email>) -> Outcome<()> {
    Entity::insert(ActiveModel {
        agency_id: Set(agency.clone()),
        wanted: Set(wish.wanted),
        email: Set(email.map(|email| Personal(email.as_str().to_owned()))),
        language: Set(wish.language),
    })
    .on_conflict(
        OnConflict::column(Column::AgencyId)
            .update_columns([Column::Wanted, Column::Email, Column::Language])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
