//! One ad as the API and the pages show it.

use domain::ads::{AdState, AdSummary, AdTexts, AdTextsView, AdVersionView, AdView, LongText};
use domain::codes::{Choice, CodeList};
use domain::language::Language;
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use domain::time::retention::{CONTACTS_MONTHS, months_later};
use domain::time::{Instant, Period, helsinki};
use domain::translated::Translated;

use super::Codes;
use crate::db::ads::StoredAd;
use crate::prose;

/// Shows an ad with its names in `language`; `only` leaves out the other language versions.
#[must_use]
pub fn ad_view(stored: &StoredAd, codes: &Codes, language: Language, only: Option<Language>, now: Instant) -> AdView {
    let facts = &stored.ad.facts.0;
    let period = stored.period();
    let named = |list: CodeList, all: &[String]| -> Vec<_> {
        all.iter().map(|code| codes.named(list, code, language)).collect()
    };
    let wanted = |of: &Language| only.is_none_or(|only| only == *of);
    AdView {
        id: stored.ad.id,
        recruitment_id: stored.recruitment.id,
        recruitment_code: stored.recruitment.code.clone(),
        state: stored.state(now),
        agency: codes.named(CodeList::Agencies, stored.recruitment.agency_id.as_str(), language),
        duration: facts.duration,
        starts_on: facts.starts_on,
        ends_on: facts.ends_on,
        relation: facts.relation,
        internship: facts.internship,
        level: codes.named(CodeList::Levels, facts.level.slug(), language),
        remote: facts.remote,
        positions: facts.positions,
        task_areas: named(CodeList::TaskAreas, &facts.task_areas),
        municipalities: named(CodeList::Municipalities, &facts.municipalities),
        regions: named(CodeList::Regions, &codes.regions_of(&facts.municipalities)),
        working_times: named(CodeList::WorkingTimes, &facts.working_times),
        pay_min: facts.pay.as_ref().and_then(|pay| pay.min),
        pay_max: facts.pay.as_ref().and_then(|pay| pay.max),
        pay_text: facts.pay.as_ref().map_or_else(Translated::default, |pay| pay.text.clone()),
        pay_basis: facts.pay.as_ref().map_or_else(Translated::default, |pay| pay.basis.clone()),
        contacts: if contacts_are_shown(period.closes_at, now) { facts.contacts.clone() } else { Vec::new() },
        published_at: stored.published_at(),
        opens_at: period.opens_at,
        opens_at_local: helsinki::write_local(period.opens_at),
        closes_at: period.closes_at,
        closes_at_local: helsinki::write_local(period.closes_at),
        time_zone: helsinki::ZONE.to_owned(),
        versions: stored
            .versions
            .iter()
            .filter(|(of, _)| wanted(of))
            .map(|(of, texts)| AdVersionView { language: *of, texts: texts_view(texts) })
            .collect(),
        languages: stored.versions.keys().copied().collect(),
        language,
        corrections: stored.corrections.clone(),
        now,
    }
}

/// Shows an ad as a row of a list, in `language` or its stand-in (G2-2); nothing where it is not, or no longer, shown.
#[must_use]
pub fn ad_summary(stored: &StoredAd, codes: &Codes, language: Language, now: Instant) -> Option<AdSummary> {
    let state = stored.state(now);
    match state {
        AdState::Hidden | AdState::Gone => return None,
        AdState::Open | AdState::Closed => {}
    }
    let (shown, texts) = language.then_fallbacks().find_map(|of| Some((of, stored.versions.get(&of)?)))?;
    let facts = &stored.ad.facts.0;
    let closes_at = stored.period().closes_at;
    Some(AdSummary {
        id: stored.ad.id,
        recruitment_code: stored.recruitment.code.clone(),
        title: texts.title.clone(),
        language: shown,
        languages: stored.versions.keys().copied().collect(),
        agency: codes.named(CodeList::Agencies, stored.recruitment.agency_id.as_str(), language),
        municipalities: facts
            .municipalities
            .iter()
            .map(|code| codes.named(CodeList::Municipalities, code, language))
            .collect(),
        duration: facts.duration,
        relation: facts.relation,
        internship: facts.internship,
        level: facts.level,
        remote: facts.remote,
        positions: facts.positions,
        published_at: stored.published_at(),
        closes_at,
        closes_at_local: helsinki::write_local(closes_at),
        state,
    })
}

/// What of an ad decides how it is answered, beside its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdMark {
    /// The versions of the ad and of its recruitment.
    pub rows: (RowVersion, RowVersion),
    /// The recruitment's state.
    pub state: RecruitmentState,
    /// The application period.
    pub period: Period,
}

impl AdMark {
    /// That of a stored ad.
    #[must_use]
    pub fn of(stored: &StoredAd) -> Self {
        let rows = (stored.ad.row_version, stored.recruitment.row_version);
        Self { rows, state: stored.recruitment.state, period: stored.period() }
    }
}

/// What an answer depends on beside the ad's own rows: the state and the contacts change with time alone.
#[must_use]
pub fn ad_tag(mark: &AdMark, language: Language, only: Option<Language>, now: Instant) -> String {
    let state = match AdState::of(mark.state, &mark.period, now) {
        AdState::Hidden => 'h',
        AdState::Open => 'o',
        AdState::Closed if contacts_are_shown(mark.period.closes_at, now) => 'c',
        AdState::Closed => 'x',
        AdState::Gone => 'g',
    };
    let only = only.map_or("all", Language::tag);
    format!("W/\"{}.{}.{state}.{language}.{only}\"", mark.rows.0, mark.rows.1)
}

/// Six months after the end of the period they are hidden (D55).
fn contacts_are_shown(closes_at: Instant, now: Instant) -> bool {
    now < months_later(closes_at, CONTACTS_MONTHS)
}

fn texts_view(texts: &AdTexts) -> AdTextsView {
    let long = |markdown: &String| LongText { html: prose::to_html(markdown), markdown: markdown.clone() };
    AdTextsView {
        title: texts.title.clone(),
        description: long(&texts.description),
        eligibility: texts.eligibility.as_ref().map(long),
        requirements: long(&texts.requirements),
        we_offer: texts.we_offer.as_ref().map(long),
    }
}
