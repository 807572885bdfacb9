//! The first terms of use and privacy notice, for a database that has none (G1-3).

use domain::accounts::TermsKind;
use domain::language::Language;
use domain::time::Instant;

use crate::db::Tx;
use crate::db::terms::{self, Text};
use crate::failure::Outcome;
use crate::prose;

macro_rules! text {
    ($kind:ident, $language:literal) => {
        include_str!(concat!("../../../../seed/terms/", stringify!($kind), ".", $language, ".md"))
    };
}

const TEXTS: [(TermsKind, Language, &str); 6] = [
    (TermsKind::TermsOfUse, Language::Fi, text!(terms_of_use, "fi")),
    (TermsKind::TermsOfUse, Language::Sv, text!(terms_of_use, "sv")),
    (TermsKind::TermsOfUse, Language::En, text!(terms_of_use, "en")),
    (TermsKind::PrivacyNotice, Language::Fi, text!(privacy_notice, "fi")),
    (TermsKind::PrivacyNotice, Language::Sv, text!(privacy_notice, "sv")),
    (TermsKind::PrivacyNotice, Language::En, text!(privacy_notice, "en")),
];

/// Writes version 1 of each text that has no version yet.
pub(super) async fn first(tx: &Tx, now: Instant) -> Outcome<()> {
    for (kind, language, markdown) in TEXTS {
        let text = Text { html: prose::to_page_html(markdown), markdown: markdown.to_owned() };
        terms::add_first(tx, kind, language, text, now).await?;
    }
    Ok(())
}
