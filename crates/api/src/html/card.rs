//! One ad in a list, in the words of `crates/web`'s card.

use domain::ads::{AdSummary, Named};
use domain::codes::{DurationType, Relation};
use domain::language::Language;
use domain::paths::ad_path;
use domain::search::{Piece, composed, highlight};
use domain::time::{Instant, helsinki};

use super::times;

pub(super) struct Card {
    pub(super) href: String,
    /// HTML, like the agency and the facts: what was searched for is marked in them.
    pub(super) title: String,
    /// Where the ad is listed in another language than the page's.
    pub(super) other: Option<&'static str>,
    pub(super) other_words: Option<&'static str>,
    pub(super) agency: String,
    pub(super) facts: Vec<String>,
    pub(super) until: String,
    pub(super) closing: Option<String>,
    pub(super) new: bool,
}

impl Card {
    pub(super) fn of(ad: &AdSummary, language: Language, now: Instant) -> Self {
        Self::found(ad, &[], language, now)
    }

    /// The same on a page that is kept for a while: without what changes by the minute or with the day.
    pub(super) fn timeless(ad: &AdSummary, language: Language) -> Self {
        Self::found(ad, &[], language, ad.published_at).without_time()
    }

    fn without_time(self) -> Self {
        Self { closing: None, new: false, ..self }
    }

    /// The same with the words marked that it was found by.
    pub(super) fn found(ad: &AdSummary, terms: &[String], language: Language, now: Instant) -> Self {
        let other = ad.language != language;
        let by_itself = language.then_fallbacks().find(|candidate| ad.languages.contains(candidate));
        let mut href = ad_path(language, ad.id, &ad.title);
        // Where “Annonsens språk” lists several versions of an ad, each row leads to its own (G2-3).
        if by_itself != Some(ad.language) {
            href = format!("{href}?ad={}", ad.language);
        }
        let kind = if ad.internship { texts::search::internship(language) } else { duration(language, ad.duration) };
        let third = if ad.remote { texts::search::remote_work(language) } else { relation(language, ad.relation) };
        let until = texts::search::until_parts(language).iter().map(|part| match part {
            texts::Part::Words(words) => times::escape(words),
            texts::Part::Value(_) => times::time(language, ad.closes_at),
        });
        Self {
            href,
            title: marked(&ad.title, terms),
            other: other.then(|| ad.language.tag()),
            other_words: other.then(|| texts::ad_in_language(language, ad.language)),
            agency: marked(&ad.agency.name, terms),
            facts: [marked(&places(language, &ad.municipalities), terms), times::escape(kind), times::escape(third)]
                .into(),
            until: until.collect(),
            closing: times::closing(language, ad.closes_at, now),
            new: (now - ad.published_at).num_hours() < 24
                && (ad.closes_at - now).num_hours() >= 24
                && helsinki::date(now) == helsinki::date(ad.published_at),
        }
    }
}

/// A text as HTML with the words marked that stand in it.
fn marked(text: &str, terms: &[String]) -> String {
    let text = composed(text);
    let piece = |piece: Piece<'_>| {
        let html = times::escape(piece.text);
        if piece.found { format!("<mark>{html}</mark>") } else { html }
    };
    highlight(&text, terms).into_iter().map(piece).collect()
}

fn places(language: Language, places: &[Named]) -> String {
    let first: Vec<&str> = places.iter().take(2).map(|place| place.name.as_str()).collect();
    match places.len().saturating_sub(2) {
        0 => first.join(", "),
        more => texts::search::more_places(language, first.join(", "), more),
    }
}

/// “Ordinarie”, “Tillfällig”.
pub(super) const fn duration(language: Language, duration: DurationType) -> &'static str {
    match duration {
        DurationType::Permanent => texts::search::permanent(language),
        DurationType::Temporary => texts::search::temporary(language),
    }
}

/// “Tjänsteförhållande”, “Anställningsförhållande”.
pub(super) const fn relation(language: Language, relation: Relation) -> &'static str {
    match relation {
        Relation::PublicService => texts::search::public_service(language),
        Relation::Contract => texts::search::employment_contract(language),
    }
}
