//! The terms of use and the privacy notice (G1-3), as pages and API show them.

use std::collections::BTreeMap;

use domain::accounts::{TermsKind, TermsVersionView, TermsView};
use domain::codes::Choice;
use domain::language::Language;
use domain::time::Instant;

use crate::db::entities::terms_versions::Model;
use crate::db::{Db, Reads, terms};
use crate::failure::Outcome;
use crate::prose;

/// Both texts in the versions that are in force, in one language.
///
/// # Errors
/// Faults of the database.
pub async fn terms_in_force(db: &Db, language: Language, now: Instant) -> Outcome<Vec<TermsView>> {
    db.snapshot(async |tx| {
        let mut views = Vec::new();
        for kind in TermsKind::ALL {
            views.extend(terms::in_force(tx, *kind, language, now).await?.map(view));
        }
        Ok(views)
    })
    .await
}

fn view(row: Model) -> TermsView {
    TermsView {
        id: row.id,
        kind: row.kind,
        language: row.language,
        version: row.version,
        changes: prose::to_html(&row.changes),
        html: row.html,
        published_at: row.published_at,
    }
}

/// Every version of both texts, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn terms_versions(db: &impl Reads, now: Instant) -> Outcome<Vec<TermsVersionView>> {
    let mut versions: BTreeMap<(TermsKind, i32), TermsVersionView> = BTreeMap::new();
    for row in terms::all(db).await? {
        let version = versions.entry((row.kind, -row.version)).or_insert_with(|| TermsVersionView {
            kind: row.kind,
            version: row.version,
            published_at: row.published_at,
            in_force: false,
            texts: domain::translated::Translated::default(),
            changes: domain::translated::Translated::default(),
        });
        version.texts.set(row.language, row.markdown);
        if !row.changes.is_empty() {
            version.changes.set(row.language, row.changes);
        }
    }
    let mut versions: Vec<_> = versions.into_values().collect();
    for kind in TermsKind::ALL {
        let begun = |version: &&mut TermsVersionView| version.kind == *kind && version.published_at <= now;
        if let Some(version) = versions.iter_mut().find(begun) {
            version.in_force = true;
        }
    }
    Ok(versions)
}
