//! Lines of an import (`seed/ads_200.jsonl`, or what the generator of ads makes) as the search sees them.

use domain::codes::{Choice, DurationType, Level, Relation};
use domain::ids::AdId;
use domain::language::Language;
use domain::search::{SearchDoc, fold};
use domain::time::{Instant, Period, helsinki};
use domain::translated::Translated;
use serde_json::Value;

/// The ad of a line; `number` makes its id. None for a line that is no ad.
pub(crate) fn doc(line: &Value, number: u128) -> Option<SearchDoc> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| -> Vec<String> { value.as_array().into_iter().flatten().map(text).collect() };
    let at = |value: &Value| -> Option<Instant> { helsinki::instant(helsinki::parse_local(value.as_str()?)?) };
    let period = Period {
        opens_at: at(&line["application_period"]["from"])?,
        closes_at: at(&line["application_period"]["to"])?,
    };
    let level = Level::from_slug(line["level"].as_str()?)?;
    let duration = DurationType::from_slug(line["duration"]["type"].as_str()?)?;
    let relation = Relation::from_slug(line["relation"].as_str()?)?;
    let (areas, municipalities) = (list(&line["task_areas"]), list(&line["municipalities"]));
    // Names are not the matter here: the codes stand for them, and the first digit of a place for its region.
    let mut regions: Vec<String> = municipalities.iter().filter_map(|code| Some(code.get(..1)?.to_owned())).collect();
    regions.sort();
    regions.dedup();
    let (mut titles, mut fields) = (Translated::default(), Translated::default());
    for language in Language::ALL {
        let version = &line["versions"][language.tag()];
        let Some(title) = version["title"].as_str() else { continue };
        titles.set(language, title.to_owned());
        let mut searched = vec![fold(line["recruitment_code"].as_str()?), fold(title)];
        let long = ["description", "eligibility", "requirements"].map(|name| &version[name]);
        searched.extend(long.into_iter().filter_map(Value::as_str).map(fold));
        fields.set(language, searched);
    }
    let mut words = vec![fold(line["agency"].as_str()?), level.slug().to_owned(), relation.slug().to_owned()];
    words.push(duration.slug().to_owned());
    words.extend(areas.iter().chain(&municipalities).chain(&regions).map(|code| fold(code)));
    Some(SearchDoc {
        id: AdId(uuid::Uuid::from_u128(number)),
        recruitment_code: text(&line["recruitment_code"]),
        agency: line["agency"].as_str()?.parse().ok()?,
        areas,
        municipalities,
        regions,
        working_times: list(&line["working_times"]),
        duration,
        relation,
        internship: line["internship"].as_bool()?,
        level,
        remote: line["remote"].as_bool()?,
        positions: line["positions"].as_u64().and_then(|number| u16::try_from(number).ok())?,
        published_at: period.opens_at,
        period,
        titles,
        fields,
        code_words: Translated::all(words.clone(), words.clone(), words),
    })
}

/// A search as people make them: a word of an ad's title and three of its facts.
pub(crate) fn search_like(doc: &SearchDoc) -> String {
    let title = Language::ALL.into_iter().find_map(|language| doc.titles.get(language)).map_or("", String::as_str);
    let word = title.split(' ').max_by_key(|word| word.chars().count()).unwrap_or_default();
    let (level, duration) = (doc.level.slug(), doc.duration.slug());
    let region = doc.regions.first().map_or("0", String::as_str);
    format!("q={}&level={level}&type={duration}&region={region}", word.trim_matches(','))
}
