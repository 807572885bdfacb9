//! Pages of information, career stories and presentations of employers (G1-2).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{PagePicture, ShownPicture, check_length, check_text};
use crate::codes::{Choice, NotAChoice, choices};
use crate::language::Language;
use crate::paths::Page;
use crate::problem::{FieldCode, FieldError};
use crate::row_version::RowVersion;
use crate::slug::Slug;
use crate::time::Instant;

choices! {
    /// What a page is about.
    PageKind {
        /// How things work.
        Information = "information",
        /// Somebody tells of their work.
        CareerStory = "career_story",
        /// An employer presents itself; its slug is the agency's code, and it stands on the agency's own page.
        Employer = "employer",
    }
}

/// “Hjälp och kontakt”.
pub const HELP: &str = "help";
/// “Om tjänsten”.
pub const ABOUT: &str = "about-the-service";
/// “Tillgänglighetsutlåtande”.
pub const ACCESSIBILITY: &str = "accessibility-statement";
/// “Så söker du”.
pub const HOW_TO_APPLY: &str = "how-to-apply";

/// The most characters of a title.
pub const MOST_OF_TITLE: usize = 120;
/// The most characters of a summary.
pub const MOST_OF_SUMMARY: usize = 300;
/// The most characters of a body.
pub const MOST_OF_BODY: usize = 20_000;
/// The last place in the order of a menu.
const LAST_PLACE: i32 = 9_999;

/// Whether pages of the service link to this one: it can be rewritten, but never be gone.
#[must_use]
pub fn is_linked_everywhere(slug: &str) -> bool {
    [HELP, ABOUT, ACCESSIBILITY, HOW_TO_APPLY].contains(&slug)
}

/// `PUT /admin/pages/{slug}/{language}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SavePage {
    /// What the page is about; the same in all languages of a page.
    pub kind: PageKind,
    /// The title, at most 120 characters.
    pub title: String,
    /// What the page is about in a sentence, for menus and search engines; at most 300 characters.
    #[serde(default)]
    pub summary: String,
    /// The text in Markdown (a CommonMark subset, D52), at most 20 000 characters. Headings begin at `##`.
    pub body: String,
    /// The place in the menu: smaller numbers come first.
    #[serde(default)]
    pub position: i32,
    /// Whether everybody can read it.
    #[serde(default = "yes")]
    pub published: bool,
    /// A picture above the text, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub picture: Option<PagePicture>,
}

const fn yes() -> bool {
    true
}

impl SavePage {
    /// What does not fit. Whether an employer's page has an agency is the server's to say.
    #[must_use]
    pub fn check(&self, slug: Slug) -> Vec<FieldError> {
        let mut errors = Vec::new();
        check_text(&mut errors, "/title", &self.title, MOST_OF_TITLE);
        check_length(&mut errors, "/summary", &self.summary, MOST_OF_SUMMARY);
        check_text(&mut errors, "/body", &self.body, MOST_OF_BODY);
        if !(0..=LAST_PLACE).contains(&self.position) {
            errors.push(FieldError::new("/position", FieldCode::OutOfRange).with("min", 0).with("max", LAST_PLACE));
        }
        if let Some(picture) = &self.picture {
            picture.check(&mut errors);
        }
        if is_linked_everywhere(slug.as_str()) {
            if !self.published {
                errors.push(FieldError::new("/published", FieldCode::Contradiction));
            }
            if self.kind != PageKind::Information {
                errors.push(FieldError::new("/kind", FieldCode::Contradiction));
            }
        }
        errors
    }
}

/// Whether a page of information of this name has an address of its own: those of the terms are taken.
pub(super) fn has_address(slug: Slug) -> bool {
    let page = Page::Information(slug);
    Language::ALL.into_iter().all(|language| Page::parse(&page.path(language)) == Some((language, page)))
}

impl SavePage {
    /// Whether a page of this kind can have this name.
    #[must_use]
    pub fn fits(&self, slug: Slug) -> bool {
        self.kind == PageKind::Employer || has_address(slug)
    }
}

/// One language version of a page, for whoever edits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageVersion {
    /// The name in addresses.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub slug: Slug,
    /// The language.
    pub language: Language,
    /// What the page is about.
    pub kind: PageKind,
    /// The title.
    pub title: String,
    /// What it is about in a sentence; may be empty.
    pub summary: String,
    /// The text in Markdown.
    pub body: String,
    /// The place in the menu.
    pub position: i32,
    /// Whether everybody can read it.
    pub published: bool,
    /// The picture above the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub picture: Option<PagePicture>,
    /// The version, for `If-Match`.
    pub version: RowVersion,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// One line of the menu: `GET /pages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageEntry {
    /// The name in addresses.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub slug: Slug,
    /// What the page is about.
    pub kind: PageKind,
    /// The language of title and summary: the one asked for, else Finnish, Swedish, English.
    pub language: Language,
    /// The title.
    pub title: String,
    /// What it is about in a sentence; may be empty.
    pub summary: String,
}

/// `GET /pages/{slug}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageView {
    /// The name in addresses.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub slug: Slug,
    /// What the page is about.
    pub kind: PageKind,
    /// The language of the texts: the one asked for, else Finnish, Swedish, English.
    pub language: Language,
    /// All languages that the page exists in.
    pub languages: Vec<Language>,
    /// The title.
    pub title: String,
    /// What it is about in a sentence; may be empty.
    pub summary: String,
    /// The text as it was written.
    pub markdown: String,
    /// The same as sanitised HTML; headings begin at `h2`.
    pub html: String,
    /// The picture above the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub picture: Option<ShownPicture>,
    /// When it was changed last.
    pub changed_at: Instant,
    /// The same on a Helsinki clock, `2026-12-15T16:15`.
    pub changed_at_local: String,
}

#[cfg(test)]
mod tests {
    use super::{HELP, PageKind, PagePicture, SavePage, has_address};
    use crate::problem::FieldCode;

    fn page() -> SavePage {
        SavePage {
            kind: PageKind::Information,
            title: "Hjälp".to_owned(),
            summary: String::new(),
            body: "Text".to_owned(),
            position: 10,
            published: true,
            picture: None,
        }
    }

    fn errors(page: &SavePage, slug: &str) -> Vec<(String, FieldCode)> {
        page.check(slug.parse().unwrap()).into_iter().map(|error| (error.pointer, error.code)).collect()
    }

    /// Of G1-2: what is missing or too long is named; limits count characters, not bytes.
    #[test]
    fn limits_of_a_page_are_named() {
        assert_eq!(errors(&page(), "news"), []);
        let full = SavePage { title: "å".repeat(120), summary: "ö".repeat(300), body: "ä".repeat(20_000), ..page() };
        assert_eq!(errors(&full, "news"), []);
        let over = SavePage { title: "å".repeat(121), summary: "ö".repeat(301), body: "ä".repeat(20_001), ..page() };
        let too_long = |pointer: &str| (pointer.to_owned(), FieldCode::TooLong);
        assert_eq!(errors(&over, "news"), ["/title", "/summary", "/body"].map(too_long));
        let empty = SavePage { title: " ".to_owned(), body: "\n".to_owned(), position: -1, ..page() };
        assert_eq!(
            errors(&empty, "news").iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(),
            ["/title", "/body", "/position"]
        );
    }

    /// Of G1-2: no picture without words for whoever does not see it.
    #[test]
    fn a_picture_says_what_it_shows() {
        let with = |alt: &str| {
            let id = "019abf2e-0000-7000-8000-000000000071".parse().unwrap();
            SavePage { picture: Some(PagePicture { id, alt: alt.to_owned() }), ..page() }
        };
        assert_eq!(errors(&with("En båt på havet"), "news"), []);
        assert_eq!(errors(&with(" "), "news"), [("/picture/alt".to_owned(), FieldCode::Missing)]);
        assert_eq!(errors(&with(&"å".repeat(301)), "news"), [("/picture/alt".to_owned(), FieldCode::TooLong)]);
    }

    /// Of G1-2: a page that every page links to cannot disappear, and the terms keep their addresses.
    #[test]
    fn pages_that_are_linked_stay_and_addresses_of_the_terms_are_taken() {
        let hidden = SavePage { published: false, ..page() };
        assert_eq!(errors(&hidden, HELP), [("/published".to_owned(), FieldCode::Contradiction)]);
        assert_eq!(errors(&hidden, "news"), []);
        for taken in ["anvandarvillkor", "tietosuojaseloste", "terms-of-use"] {
            assert!(!has_address(taken.parse().unwrap()), "{taken}");
        }
        assert!(page().fits("news".parse().unwrap()));
    }
}
