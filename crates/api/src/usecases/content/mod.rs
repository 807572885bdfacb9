//! Service administrators write pages, set notices, publish terms (G1-2, G1-3, G1-5, X13-6).

pub mod create_notice;
pub mod delete_notice;
pub mod delete_page;
pub mod delete_picture;
pub mod publish_terms;
pub mod put_picture;
pub mod save_notice;
pub mod save_page;

use domain::content::{NoticeView, PageVersion};
use domain::ids::NoticeId;
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::slug::Slug;
use domain::time::Instant;

use crate::app::App;
use crate::content;
use crate::db::Tx;
use crate::db::content::{notices, pages};
use crate::failure::{Failure, Outcome, Refusal};

/// One language version of a page, as its writer has seen it.
#[derive(Clone, Copy, Debug)]
pub struct PageName {
    /// Its name in addresses.
    pub slug: Slug,
    /// The language.
    pub language: Language,
    /// The version that its writer has seen, where they have seen one.
    pub seen: Option<RowVersion>,
}

async fn page(tx: &Tx, name: PageName) -> Outcome<Option<PageVersion>> {
    pages::version(tx, name.slug, name.language).await?.map(content::version).transpose()
}

async fn notice(tx: &Tx, id: NoticeId) -> Outcome<NoticeView> {
    notices::find(tx, id).await?.ok_or_else(|| Failure::from(Kind::NotFound))
}

/// Lets the pages of this server show at once what has been changed; the others see it within two seconds, and so does
/// this one where the database is gone in this very moment.
async fn show(app: &App, now: Instant) {
    if let Err(failure) = app.notices.look(&app.db, now).await {
        tracing::warn!(error = %failure, "the notices could not be read");
    }
}

/// The refusal for a writer who has seen an older version, with the newer one.
fn stale(current: &impl serde::Serialize) -> Outcome<Failure> {
    let current = serde_json::to_value(current).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Refusal::new(Kind::Stale).with_current(current).into())
}
