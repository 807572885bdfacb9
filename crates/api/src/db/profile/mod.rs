//! The profile. Legal gender and work at the state stand in a table of their own (D4).

pub mod photo;
pub mod rows;

use std::collections::BTreeMap;

use domain::email::Email;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::UserId;
use domain::personal::Personal;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::Tx;
use super::entities::{profile_equality, profiles};
use super::stored::{Fields, Stored};
use crate::failure::{Failure, Outcome};

/// A profile as it is stored.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Basic details but for those kept apart.
    pub basics: Fields<BasicField>,
    /// Legal gender and work at the state. Only for the applicant's own eyes and for the sums.
    pub equality: Fields<BasicField>,
    /// The version of both.
    pub version: RowVersion,
    /// When anything in it was last saved.
    pub saved_at: Instant,
}

impl Profile {
    /// All basic details, for the applicant's own eyes.
    #[must_use]
    pub fn own_basics(&self) -> BTreeMap<BasicField, AnswerValue> {
        values(&self.basics).chain(values(&self.equality)).collect()
    }

    /// Basic details without those kept apart (D4).
    #[must_use]
    pub fn shown_basics(&self) -> BTreeMap<BasicField, AnswerValue> {
        values(&self.basics).collect()
    }

    /// First and last name, empty until given.
    #[must_use]
    pub fn name(&self) -> String {
        let word = |field| match self.basics.get(&field).and_then(|field| field.v.as_ref()) {
            Some(AnswerValue::Text(text)) => text.trim().to_owned(),
            _ => String::new(),
        };
        format!("{} {}", word(BasicField::FirstName), word(BasicField::LastName)).trim().to_owned()
    }

    /// The contact e-mail, where one is given (D45).
    #[must_use]
    pub fn contact_email(&self) -> Option<String> {
        match self.basics.get(&BasicField::Email)?.v.as_ref()? {
            AnswerValue::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

fn values(fields: &Fields<BasicField>) -> impl Iterator<Item = (BasicField, AnswerValue)> + '_ {
    fields.iter().filter_map(|(name, field)| Some((*name, field.v.clone()?)))
}

/// Makes the empty profile of a new account.
///
/// # Errors
/// Faults of the database.
pub async fn insert(tx: &Tx, user: UserId, basics: Fields<BasicField>, now: Instant) -> Outcome<()> {
    profiles::Entity::insert(profiles::ActiveModel {
        user_id: Set(user),
        basics: Set(Stored(basics)),
        row_version: Set(RowVersion(1)),
        saved_at: Set(now),
        confirmed_contact: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    profile_equality::Entity::insert(profile_equality::ActiveModel {
        user_id: Set(user),
        fields: Set(Stored(Fields::new())),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// One's own profile.
///
/// # Errors
/// Faults of the database; an account without a profile is one.
pub async fn of_user(db: &impl ConnectionTrait, user: UserId) -> Outcome<Profile> {
    let row = profiles::Entity::find_by_id(user).one(db).await?.ok_or_else(|| Failure::bug("no profile"))?;
    let equality = profile_equality::Entity::find_by_id(user).one(db).await?;
    Ok(Profile {
        basics: row.basics.0,
        equality: equality.map(|row| row.fields.0).unwrap_or_default(),
        version: row.row_version,
        saved_at: row.saved_at,
    })
}

/// The profile without what is kept apart, for an agency's eyes and for mails; `None` when the account is gone (D4).
///
/// # Errors
/// Faults of the database.
pub async fn shown(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Profile>> {
    Ok(profiles::Entity::find_by_id(user).one(db).await?.map(|row| Profile {
        basics: row.basics.0,
        equality: Fields::new(),
        version: row.row_version,
        saved_at: row.saved_at,
    }))
}

/// The contact address that a code confirmed last, in lower case (D45).
///
/// # Errors
/// Faults of the database.
pub async fn confirmed_contact(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Personal<String>>> {
    Ok(profiles::Entity::find_by_id(user).one(db).await?.and_then(|row| row.confirmed_contact))
}

/// Keeps the address that a code has confirmed, in place of the last one. What stands in the profile is not touched.
///
/// # Errors
/// Faults of the database.
pub async fn confirm_contact(tx: &Tx, user: UserId, email: &Email) -> Outcome<()> {
    profiles::Entity::update_many()
        .col_expr(profiles::Column::ConfirmedContact, Expr::value(email.folded()))
        .filter(profiles::Column::UserId.eq(user))
        .exec(tx)
        .await?;
    Ok(())
}

/// Begins a save: the next version, whose row is locked until the commit, with what is stored.
///
/// # Errors
/// Faults of the database.
pub async fn begin_save(tx: &Tx, user: UserId, now: Instant) -> Outcome<Profile> {
    profiles::Entity::update_many()
        .col_expr(profiles::Column::RowVersion, Expr::col(profiles::Column::RowVersion).add(1))
        .col_expr(profiles::Column::SavedAt, Expr::value(now))
        .filter(profiles::Column::UserId.eq(user))
        .exec(tx)
        .await?;
    of_user(tx, user).await
}

/// Writes what a save made of it.
///
/// # Errors
/// Faults of the database.
pub async fn write(tx: &Tx, user: UserId, basics: Fields<BasicField>, equality: Fields<BasicField>) -> Outcome<()> {
    profiles::Entity::update_many()
        .col_expr(profiles::Column::Basics, Expr::value(Stored(basics)))
        .filter(profiles::Column::UserId.eq(user))
        .exec(tx)
        .await?;
    profile_equality::Entity::update_many()
        .col_expr(profile_equality::Column::Fields, Expr::value(Stored(equality)))
        .filter(profile_equality::Column::UserId.eq(user))
        .exec(tx)
        .await?;
    Ok(())
}
