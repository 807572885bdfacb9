//! The first pages of information, for a database that has never had any (G1-2). Afterwards they are the service
//! administrators': what these change or delete stays so.

use domain::content::{PageKind, SavePage};
use domain::language::Language;
use domain::time::Instant;

use crate::db::content::pages;
use crate::db::{Tx, meta};
use crate::failure::{Failure, Outcome};

/// Says that the pages of this edition have been written once.
const WRITTEN: &str = "pages_seeded";

macro_rules! texts {
    ($folder:literal, $slug:literal) => {
        [
            (Language::Fi, include_str!(concat!("../../../../seed/", $folder, "/", $slug, ".fi.md"))),
            (Language::Sv, include_str!(concat!("../../../../seed/", $folder, "/", $slug, ".sv.md"))),
            (Language::En, include_str!(concat!("../../../../seed/", $folder, "/", $slug, ".en.md"))),
        ]
    };
}

/// A page in three languages.
type Page = (&'static str, PageKind, i32, [(Language, &'static str); 3]);

const PAGES: [Page; 5] = [
    ("how-to-apply", PageKind::Information, 10, texts!("pages", "how-to-apply")),
    ("how-we-recruit", PageKind::Information, 20, texts!("pages", "how-we-recruit")),
    ("help", PageKind::Information, 30, texts!("pages", "help")),
    ("about-the-service", PageKind::Information, 40, texts!("pages", "about-the-service")),
    ("accessibility-statement", PageKind::Information, 50, texts!("pages", "accessibility-statement")),
];

const OF_THE_DEMO: [Page; 4] = [
    ("story-border", PageKind::CareerStory, 60, texts!("demo/pages", "story-border")),
    ("story-court", PageKind::CareerStory, 70, texts!("demo/pages", "story-court")),
    ("tulli", PageKind::Employer, 0, texts!("demo/pages", "tulli")),
    ("vaaho", PageKind::Employer, 0, texts!("demo/pages", "vaaho")),
];

/// Writes the pages of every installation, once.
pub(super) async fn first(tx: &Tx, now: Instant) -> Outcome<()> {
    if meta::get(tx, WRITTEN).await?.is_some() {
        return Ok(());
    }
    add(tx, &PAGES, now).await?;
    meta::set(tx, WRITTEN, "1").await
}

/// Writes the invented stories and presentations that only a demo has.
///
/// # Errors
/// Faults of the database.
pub async fn of_the_demo(tx: &Tx, now: Instant) -> Outcome<()> {
    add(tx, &OF_THE_DEMO, now).await
}

async fn add(tx: &Tx, all: &[Page], now: Instant) -> Outcome<()> {
    for (name, kind, position, texts) in all {
        let slug = name.parse().map_err(|_none| Failure::bug(format!("seed: {name} is no slug")))?;
        for (language, text) in texts {
            let page = read(text, *kind, *position).ok_or_else(|| Failure::bug(format!("seed: {name}.{language}")))?;
            pages::add(tx, slug, *language, &page, now).await?;
        }
    }
    Ok(())
}

/// The title is the heading, the summary the paragraph after it, the body the rest.
fn read(text: &str, kind: PageKind, position: i32) -> Option<SavePage> {
    let (title, rest) = text.strip_prefix("# ")?.split_once("\n\n")?;
    let (summary, body) = rest.split_once("\n\n")?;
    let (title, summary, body) = (title.to_owned(), summary.to_owned(), body.trim().to_owned());
    Some(SavePage { kind, title, summary, body, position, published: true, picture: None })
}

#[cfg(test)]
mod tests {
    use super::{OF_THE_DEMO, PAGES, read};

    /// Of G1-2: what is seeded keeps the rules that administrators must keep.
    #[test]
    fn every_seeded_page_fits() {
        for (name, kind, position, texts) in PAGES.iter().chain(&OF_THE_DEMO) {
            for (language, text) in texts {
                let page = read(text, *kind, *position).unwrap_or_else(|| panic!("{name}.{language}"));
                assert_eq!(page.check(name.parse().unwrap()), [], "{name}.{language}");
                assert!(page.fits(name.parse().unwrap()), "{name}");
            }
        }
    }
}
