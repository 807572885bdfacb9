//! The next version of the terms of use or the privacy notice (G1-3). A version is never changed, only followed.

use domain::accounts::{PublishTerms, TermsVersionView, in_force_from};
use domain::codes::Choice;
use domain::language::Language;
use domain::time::{Instant, helsinki};

use crate::actor::Actor;
use crate::app::App;
use crate::content;
use crate::db::audit::{self, Did};
use crate::db::idempotency::Once;
use crate::db::terms::{self, Text, Version};
use crate::failure::{Failure, Outcome};
use crate::prose;

/// Publishes it, in all three languages at once.
///
/// # Errors
/// Fields that do not fit; `stale` with all versions where somebody has published another one meanwhile.
pub async fn run(
    app: &App,
    actor: &Actor,
    wish: &PublishTerms,
    once: &Once,
    now: Instant,
) -> Outcome<TermsVersionView> {
    app.db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, now).await? {
                return Ok(first);
            }
            let (number, begins) = terms::newest(tx, wish.kind).await?.unwrap_or((0, Instant::default()));
            let day = wish.check(helsinki::date(now), (number > 0).then(|| helsinki::date(begins)))?;
            if number != wish.follows {
                return Err(super::stale(&content::terms_versions(tx, now).await?)?);
            }
            let from = in_force_from(day, now).max(begins);
            for language in Language::ALL {
                let markdown = trimmed(&wish.texts, language);
                let version = Version {
                    number: number + 1,
                    text: Text { html: prose::to_own_page_html(&markdown), markdown },
                    changes: trimmed(&wish.changes, language),
                    from,
                };
                if !terms::insert(tx, wish.kind, language, version).await? {
                    // A twin was faster between the look and the insert; the unique index decided.
                    return Err(super::stale(&content::terms_versions(tx, now).await?)?);
                }
            }
            let subject = format!("{}:{}", wish.kind.slug(), number + 1);
            audit::record(tx, actor, Did::PublishedTerms, subject, None, now).await?;
            let published = |version: &TermsVersionView| version.kind == wish.kind && version.version == number + 1;
            let view = content::terms_versions(tx, now).await?.into_iter().find(published);
            let view = view.ok_or_else(|| Failure::bug("a version that was just published is not there"))?;
            once.complete(tx, &view).await?;
            Ok(view)
        })
        .await
}

fn trimmed(texts: &domain::translated::Translated, language: Language) -> String {
    texts.get(language).map(|text| text.trim().to_owned()).unwrap_or_default()
}
