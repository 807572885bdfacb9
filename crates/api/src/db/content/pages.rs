//! Pages, each language a row of its own (G1-2).

use std::collections::BTreeSet;

use domain::content::{PageKind, PagePicture, SavePage};
use domain::language::Language;
use domain::row_version::RowVersion;
use domain::slug::Slug;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
pub use crate::db::entities::pages::Model;
use crate::db::entities::pages::{ActiveModel, Column, Entity};
use crate::failure::Outcome;

/// Every version of every page, in the order of menus.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait) -> Outcome<Vec<Model>> {
    let rows = Entity::find().order_by_asc(Column::Position).order_by_asc(Column::Slug).order_by_asc(Column::Language);
    Ok(rows.all(db).await?)
}

/// Those that everybody can read, without the employers'.
///
/// # Errors
/// Faults of the database.
pub async fn menu(db: &impl ConnectionTrait) -> Outcome<Vec<Model>> {
    let rows = Entity::find().filter(Column::Published.eq(true)).filter(Column::Kind.ne(PageKind::Employer));
    Ok(rows.order_by_asc(Column::Position).order_by_asc(Column::Slug).all(db).await?)
}

/// The versions of a page that everybody can read.
///
/// # Errors
/// Faults of the database.
pub async fn published(db: &impl ConnectionTrait, slug: &str) -> Outcome<Vec<Model>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).filter(Column::Published.eq(true)).all(db).await?)
}

/// The employers that present themselves.
///
/// # Errors
/// Faults of the database.
pub async fn presented(db: &impl ConnectionTrait) -> Outcome<BTreeSet<String>> {
    let rows = Entity::find().filter(Column::Published.eq(true)).filter(Column::Kind.eq(PageKind::Employer));
    let slugs: Vec<String> = rows.select_only().column(Column::Slug).into_tuple().all(db).await?;
    Ok(slugs.into_iter().collect())
}

/// All versions of a page.
///
/// # Errors
/// Faults of the database.
pub async fn versions(db: &impl ConnectionTrait, slug: Slug) -> Outcome<Vec<Model>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug.as_str())).all(db).await?)
}

/// One version of a page.
///
/// # Errors
/// Faults of the database.
pub async fn version(db: &impl ConnectionTrait, slug: Slug, language: Language) -> Outcome<Option<Model>> {
    Ok(Entity::find_by_id((slug.as_str().to_owned(), language)).one(db).await?)
}

/// Adds a version; `false` where there is one.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, slug: Slug, language: Language, page: &SavePage, now: Instant) -> Outcome<bool> {
    let added = Entity::insert(ActiveModel {
        slug: Set(slug.as_str().to_owned()),
        language: Set(language),
        kind: Set(page.kind),
        title: Set(page.title.clone()),
        summary: Set(page.summary.clone()),
        body: Set(page.body.clone()),
        position: Set(page.position),
        published: Set(page.published),
        picture_id: Set(page.picture.as_ref().map(|picture| picture.id)),
        picture_alt: Set(page.picture.as_ref().map(|picture| picture.alt.clone())),
        row_version: Set(RowVersion(1)),
        changed_at: Set(now),
    })
    .on_conflict(OnConflict::columns([Column::Slug, Column::Language]).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(added > 0)
}

/// Changes a version as its writer has seen it; `false` where it is another one now.
///
/// # Errors
/// Faults of the database.
pub async fn change(
    tx: &Tx,
    (slug, language): (Slug, Language),
    seen: RowVersion,
    page: &SavePage,
    now: Instant,
) -> Outcome<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::Kind, Expr::value(page.kind))
        .col_expr(Column::Title, Expr::value(page.title.as_str()))
        .col_expr(Column::Summary, Expr::value(page.summary.as_str()))
        .col_expr(Column::Body, Expr::value(page.body.as_str()))
        .col_expr(Column::Position, Expr::value(page.position))
        .col_expr(Column::Published, Expr::value(page.published))
        .col_expr(Column::PictureId, Expr::value(page.picture.as_ref().map(|picture| picture.id)))
        .col_expr(Column::PictureAlt, Expr::value(page.picture.as_ref().map(|picture| picture.alt.clone())))
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Slug.eq(slug.as_str()))
        .filter(Column::Language.eq(language))
        .filter(Column::RowVersion.eq(seen))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Puts a picture on a version that nobody has changed yet: the demo's.
///
/// # Errors
/// Faults of the database.
pub async fn show_picture(tx: &Tx, slug: &str, language: Language, picture: &PagePicture) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::PictureId, Expr::value(picture.id))
        .col_expr(Column::PictureAlt, Expr::value(picture.alt.as_str()))
        .filter(Column::Slug.eq(slug))
        .filter(Column::Language.eq(language))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes a version as its writer has seen it; `false` where it is another one now.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, slug: Slug, language: Language, seen: RowVersion) -> Outcome<bool> {
    let deleted = Entity::delete_many()
        .filter(Column::Slug.eq(slug.as_str()))
        .filter(Column::Language.eq(language))
        .filter(Column::RowVersion.eq(seen))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected == 1)
}
