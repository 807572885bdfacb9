//! The terms of use and the privacy notice (G1-3): versions that are never changed, and who accepted which, when.

use domain::accounts::{ConsentView, TermsKind};
use domain::codes::Choice;
use domain::ids::{TermsVersionId, UserId};
use domain::language::Language;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Tx;
use super::entities::consents;
use super::entities::terms_versions::{ActiveModel, Column, Entity, Model};
use crate::failure::{Failure, Outcome};
use crate::random;

/// A text as it is shown and as it was written.
#[derive(Clone, Debug)]
pub struct Text {
    /// Sanitised HTML.
    pub html: String,
    /// As it was written.
    pub markdown: String,
}

/// Adds version 1 of a text, where it has none yet.
///
/// # Errors
/// Faults of the database.
pub async fn add_first(tx: &Tx, kind: TermsKind, language: Language, text: Text, now: Instant) -> Outcome<()> {
    let (html, markdown) = (text.html.clone(), text.markdown.clone());
    if insert(tx, kind, language, Version { number: 1, text, changes: String::new(), from: now }).await? {
        return Ok(());
    }
    // What was seeded before versions remembered how they were written: the same text learns it.
    Entity::update_many()
        .col_expr(Column::Markdown, Expr::value(markdown))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Language.eq(language))
        .filter(Column::Version.eq(1))
        .filter(Column::Markdown.eq(""))
        .filter(Column::Html.eq(html))
        .exec(tx)
        .await?;
    Ok(())
}

/// A version in one language.
#[derive(Clone, Debug)]
pub struct Version {
    /// Counts the versions of its text.
    pub number: i32,
    /// The text.
    pub text: Text,
    /// What is new in it, as it was written.
    pub changes: String,
    /// From when it is in force.
    pub from: Instant,
}

/// Adds a version; `false` where there is one of this number.
///
/// # Errors
/// Faults of the database.
pub async fn insert(tx: &Tx, kind: TermsKind, language: Language, version: Version) -> Outcome<bool> {
    let added = Entity::insert(ActiveModel {
        id: Set(random::id()),
        kind: Set(kind),
        language: Set(language),
        version: Set(version.number),
        html: Set(version.text.html),
        markdown: Set(version.text.markdown),
        changes: Set(version.changes),
        published_at: Set(version.from),
    })
    .on_conflict(OnConflict::columns([Column::Kind, Column::Language, Column::Version]).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(added > 0)
}

/// The newest version of a text, in force or not yet, and from when it is.
///
/// # Errors
/// Faults of the database.
pub async fn newest(db: &impl ConnectionTrait, kind: TermsKind) -> Outcome<Option<(i32, Instant)>> {
    let newest = Entity::find().filter(Column::Kind.eq(kind)).order_by_desc(Column::Version).one(db).await?;
    Ok(newest.map(|row| (row.version, row.published_at)))
}

/// The version of a text that is in force.
///
/// # Errors
/// Faults of the database.
pub async fn in_force(
    db: &impl ConnectionTrait,
    kind: TermsKind,
    language: Language,
    now: Instant,
) -> Outcome<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::Language.eq(language))
        .filter(Column::PublishedAt.lte(now))
        .order_by_desc(Column::Version)
        .one(db)
        .await?)
}

/// Every version in every language, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait) -> Outcome<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::Kind).order_by_desc(Column::Version).all(db).await?)
}

/// What an applicant has yet to accept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting(Vec<TermsKind>);

impl Waiting {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// Which of the two texts.
    #[must_use]
    pub fn kinds(&self) -> Vec<TermsKind> {
        TermsKind::ALL.iter().copied().filter(|kind| self.0.contains(kind)).collect()
    }
}

/// What an account has yet to accept of what is in force. One statement: it is asked at most requests.
///
/// A version in another language is the same text, so versions are compared by their number; every version is there in
/// Finnish.
///
/// # Errors
/// Faults of the database.
pub async fn waiting(db: &impl ConnectionTrait, user: UserId, now: Instant) -> Outcome<Waiting> {
    let accepted = Alias::new("accepted");
    let consent = Query::select()
        .expr(Expr::value(1))
        .from(consents::Entity)
        .join_as(
            sea_orm::JoinType::InnerJoin,
            Entity,
            accepted.clone(),
            Expr::col((accepted.clone(), Column::Id)).equals((consents::Entity, consents::Column::TermsVersionId)),
        )
        .and_where(Expr::col((consents::Entity, consents::Column::UserId)).eq(user))
        .and_where(Expr::col((accepted.clone(), Column::Kind)).equals((Entity, Column::Kind)))
        .and_where(Expr::col((accepted, Column::Version)).gte(Expr::col((Entity, Column::Version))))
        .to_owned();
    let kinds = Entity::find()
        .select_only()
        .column(Column::Kind)
        .filter(Column::Language.eq(Language::Fi))
        .filter(Column::PublishedAt.lte(now))
        .filter(Expr::exists(consent).not())
        .into_tuple()
        .all(db)
        .await?;
    Ok(Waiting(kinds))
}

/// Keeps which versions an account accepted. Accepting one again keeps the first time.
///
/// # Errors
/// Faults of the database.
pub async fn accept(tx: &Tx, user: UserId, versions: &[TermsVersionId], now: Instant) -> Outcome<()> {
    for version in versions {
        consents::Entity::insert(consents::ActiveModel {
            user_id: Set(user),
            terms_version_id: Set(*version),
            accepted_at: Set(now),
        })
        .on_conflict(
            OnConflict::columns([consents::Column::UserId, consents::Column::TermsVersionId]).do_nothing().to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}

/// Those of the versions that are in force or were.
///
/// # Errors
/// Faults of the database.
pub async fn begun(
    db: &impl ConnectionTrait,
    versions: &[TermsVersionId],
    now: Instant,
) -> Outcome<Vec<TermsVersionId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(versions.iter().copied()))
        .filter(Column::PublishedAt.lte(now))
        .into_tuple()
        .all(db)
        .await?)
}

/// What an account has accepted, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn accepted(db: &impl ConnectionTrait, user: UserId) -> Outcome<Vec<ConsentView>> {
    let consents = consents::Entity::find()
        .filter(consents::Column::UserId.eq(user))
        .order_by_desc(consents::Column::AcceptedAt)
        .order_by_desc(consents::Column::TermsVersionId)
        .all(db)
        .await?;
    let versions = Entity::find()
        .filter(Column::Id.is_in(consents.iter().map(|consent| consent.terms_version_id)))
        .all(db)
        .await?;
    consents
        .into_iter()
        .map(|consent| {
            let version = versions.iter().find(|version| version.id == consent.terms_version_id);
            let version = version.ok_or_else(|| Failure::bug("a consent to nothing"))?;
            Ok(ConsentView {
                terms_version_id: version.id,
                kind: version.kind,
                version: version.version,
                language: version.language,
                accepted_at: consent.accepted_at,
            })
        })
        .collect()
}
