//! A stored ad as the search sees it.

use domain::ads::AdState;
use domain::codes::{Choice, CodeList, DurationType, Level, Relation};
use domain::language::Language;
use domain::search::{Judge, Query, SearchDoc, fold};
use domain::time::{Instant, helsinki};
use domain::translated::Translated;
use serde::Serialize;

use super::Codes;
use crate::db::ads::StoredAd;
use crate::prose;

/// Folds everything once, when the ad changes and not at each search.
pub(super) fn of(stored: &StoredAd, codes: &Codes) -> SearchDoc {
    let facts = &stored.ad.facts.0;
    let regions = codes.regions_of(&facts.municipalities);
    let (mut titles, mut fields, mut code_words) =
        (Translated::default(), Translated::default(), Translated::default());
    for (language, texts) in &stored.versions {
        titles.set(*language, texts.title.clone());
        let long = [Some(&texts.description), texts.eligibility.as_ref(), Some(&texts.requirements)];
        // What is offered, the pay and the contacts are not searched (G3.1-2, D17).
        let mut searched = vec![fold(&stored.recruitment.code), fold(&texts.title)];
        searched.extend(long.into_iter().flatten().map(|text| fold(&prose::to_plain(text))));
        fields.set(*language, searched);
    }
    for language in Language::ALL {
        let one = |list: CodeList, code: &str| fold(&codes.name(list, code, language));
        let mut words = vec![
            one(CodeList::Agencies, stored.recruitment.agency_id.as_str()),
            one(CodeList::Levels, facts.level.slug()),
            one(CodeList::EmploymentTypes, facts.relation.slug()),
            one(CodeList::EmploymentTypes, facts.duration.slug()),
        ];
        words.extend(facts.municipalities.iter().map(|code| one(CodeList::Municipalities, code)));
        words.extend(regions.iter().map(|code| one(CodeList::Regions, code)));
        words.extend(facts.task_areas.iter().map(|code| one(CodeList::TaskAreas, code)));
        code_words.set(language, words);
    }
    SearchDoc {
        id: stored.ad.id,
        recruitment_code: stored.recruitment.code.clone(),
        agency: stored.recruitment.agency_id.clone(),
        areas: facts.task_areas.clone(),
        municipalities: facts.municipalities.clone(),
        regions,
        working_times: facts.working_times.clone(),
        duration: facts.duration,
        relation: facts.relation,
        internship: facts.internship,
        level: facts.level,
        remote: facts.remote,
        positions: facts.positions,
        published_at: stored.published_at(),
        period: stored.period(),
        titles,
        fields,
        code_words,
    }
}

/// The version of an ad that a search finds, the reader's language first.
#[must_use]
pub fn version_found(
    stored: &StoredAd,
    codes: &Codes,
    query: &Query,
    language: Language,
    now: Instant,
) -> Option<Language> {
    let (doc, judge) = (of(stored, codes), Judge::new(query, language, now));
    language.then_fallbacks().find(|version| judge.matches(&doc, *version))
}

/// The end of the ad's JSON in every list, which is the same in all languages (see [`super::write`]).
#[derive(Serialize)]
struct Tail {
    duration: DurationType,
    relation: Relation,
    internship: bool,
    level: Level,
    remote: bool,
    positions: u16,
    published_at: Instant,
    closes_at: Instant,
    closes_at_local: String,
    state: AdState,
}

/// What is prepared once for showing the ad in lists.
pub(super) fn note(stored: &StoredAd) -> String {
    let (facts, period) = (&stored.ad.facts.0, stored.period());
    let tail = Tail {
        duration: facts.duration,
        relation: facts.relation,
        internship: facts.internship,
        level: facts.level,
        remote: facts.remote,
        positions: facts.positions,
        published_at: stored.published_at(),
        closes_at: period.closes_at,
        closes_at_local: helsinki::write_local(period.closes_at),
        // Lists show what is open.
        state: AdState::Open,
    };
    let json = serde_json::to_string(&tail).unwrap_or_default();
    json.strip_prefix('{').unwrap_or_default().to_owned()
}
