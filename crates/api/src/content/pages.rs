//! Pages of information in the language of the reader, or its stand-in (G2-2).

use domain::content::{
    PageEntry, PageKind, PagePicture, PageVersion, PageView, PictureView, Presentation, ShownPicture,
};
use domain::language::Language;
use domain::slug::Slug;
use domain::time::helsinki;

use crate::db::Reads;
use crate::db::content::pages::{self, Model};
use crate::db::content::pictures;
use crate::failure::{Failure, Outcome};
use crate::prose;

/// The pages that everybody can read, each once, in the order of the menu.
///
/// # Errors
/// Faults of the database.
pub async fn menu(db: &impl Reads, language: Language) -> Outcome<Vec<PageEntry>> {
    let rows = pages::menu(db).await?;
    let mut entries: Vec<PageEntry> = Vec::new();
    for row in &rows {
        let slug = slug(row)?;
        if entries.iter().any(|entry| entry.slug == slug) {
            continue;
        }
        let versions: Vec<&Model> = rows.iter().filter(|other| other.slug == row.slug).collect();
        if let Some(shown) = in_language(&versions, language) {
            let Model { kind, language, title, summary, .. } = shown.clone();
            entries.push(PageEntry { slug, kind, language, title, summary });
        }
    }
    Ok(entries)
}

/// A page of information or a career story; `None` where there is none that everybody can read.
///
/// # Errors
/// Faults of the database.
pub async fn page(db: &impl Reads, slug: &str, language: Language) -> Outcome<Option<PageView>> {
    let mut rows = pages::published(db, slug).await?;
    rows.retain(|row| row.kind != PageKind::Employer);
    let versions: Vec<&Model> = rows.iter().collect();
    let Some(shown) = in_language(&versions, language) else { return Ok(None) };
    Ok(Some(PageView {
        slug: self::slug(shown)?,
        kind: shown.kind,
        language: shown.language,
        languages: Language::ALL.into_iter().filter(|one| rows.iter().any(|row| row.language == *one)).collect(),
        title: shown.title.clone(),
        summary: shown.summary.clone(),
        markdown: shown.body.clone(),
        html: prose::to_own_page_html(&shown.body),
        picture: picture(db, shown).await?,
        changed_at: shown.changed_at,
        changed_at_local: helsinki::write_local(shown.changed_at),
    }))
}

async fn picture(db: &impl Reads, shown: &Model) -> Outcome<Option<ShownPicture>> {
    let (Some(id), Some(alt)) = (shown.picture_id, &shown.picture_alt) else { return Ok(None) };
    let row = pictures::find(db, id).await?.ok_or_else(|| Failure::bug("a page's picture is gone"))?;
    let PictureView { address, width, height, .. } = pictures::view(&row)?;
    Ok(Some(ShownPicture { address, alt: alt.clone(), width, height }))
}

/// What an employer says of itself.
pub(super) async fn presentation(db: &impl Reads, agency: &str, language: Language) -> Outcome<Option<Presentation>> {
    let mut rows = pages::published(db, agency).await?;
    rows.retain(|row| row.kind == PageKind::Employer);
    let versions: Vec<&Model> = rows.iter().collect();
    Ok(in_language(&versions, language).map(|shown| Presentation {
        language: shown.language,
        summary: shown.summary.clone(),
        markdown: shown.body.clone(),
        html: prose::to_own_page_html(&shown.body),
        changed_at: shown.changed_at,
        changed_at_local: helsinki::write_local(shown.changed_at),
    }))
}

/// One language version, for whoever edits it.
///
/// # Errors
/// A name in the table that is none.
pub fn version(row: Model) -> Outcome<PageVersion> {
    Ok(PageVersion {
        slug: slug(&row)?,
        language: row.language,
        kind: row.kind,
        title: row.title,
        summary: row.summary,
        body: row.body,
        position: row.position,
        published: row.published,
        picture: row.picture_id.zip(row.picture_alt).map(|(id, alt)| PagePicture { id, alt }),
        version: row.row_version,
        changed_at: row.changed_at,
    })
}

fn in_language<'a>(versions: &[&'a Model], language: Language) -> Option<&'a Model> {
    language.then_fallbacks().find_map(|one| versions.iter().find(|row| row.language == one).copied())
}

fn slug(row: &Model) -> Outcome<Slug> {
    row.slug.parse().map_err(|_none| Failure::bug("a page's name is no slug"))
}
