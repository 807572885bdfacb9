//! Data of any size, the same in every run: the 200 invented ads of `seed/`, shuffled paragraph by paragraph.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::failure::{Failure, Outcome};

const SEED: &str = include_str!("../../seed/ads_200.jsonl");
/// What is mixed of several ads: each part may come from another one.
const LONG: [&str; 3] = ["description", "requirements", "we_offer"];

/// So many ads, all open today.
pub(crate) fn ads(count: usize) -> Outcome<Vec<Value>> {
    let seed: Vec<Value> = SEED.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let today = domain::time::helsinki::date(api::clock::Clock::real().now());
    let mut dice = Dice::new(1);
    (0..count).map(|number| ad(&seed, number, today, &mut dice)).collect()
}

fn ad(seed: &[Value], number: usize, today: NaiveDate, dice: &mut Dice) -> Outcome<Value> {
    let missing = || Failure::new("the seed has no ads");
    let mut ad = seed.get(number % seed.len()).ok_or_else(missing)?.clone();
    let languages: Vec<String> = ad["versions"].as_object().into_iter().flat_map(|all| all.keys().cloned()).collect();
    // Title and areas belong together; of everything else each comes from somewhere.
    let titled = donor(seed, &languages, dice).ok_or_else(missing)?.clone();
    ad["task_areas"] = titled["task_areas"].clone();
    for part in ["municipalities", "agency", "working_times"] {
        ad[part] = dice.pick(seed).ok_or_else(missing)?[part].clone();
    }
    for language in &languages {
        ad["versions"][language]["title"] = titled["versions"][language]["title"].clone();
        for field in LONG {
            let own = ad["versions"][language][field].as_str().unwrap_or_default();
            let mut paragraphs: Vec<String> = own.split("\n\n").map(str::to_owned).collect();
            for (place, paragraph) in paragraphs.iter_mut().enumerate() {
                let other = donor(seed, &languages, dice).and_then(|other| other["versions"][language][field].as_str());
                if let Some(words) = other.and_then(|text| text.split("\n\n").nth(place)) {
                    words.clone_into(paragraph);
                }
            }
            if !own.is_empty() {
                ad["versions"][language][field] = json!(paragraphs.join("\n\n"));
            }
        }
    }
    ad["external_id"] = json!(format!("BENCH-{number}"));
    ad["recruitment_code"] = json!(format!("BENCH-{number:06}"));
    let days = |number: usize| Days::new(u64::try_from(number).unwrap_or(0));
    let (from, to) = (today - days(1 + dice.below(14)), today + days(14 + dice.below(45)));
    ad["application_period"] =
        json!({ "from": format!("{from}T08:00"), "to": format!("{to}T16:15"), "timezone": "Europe/Helsinki" });
    Ok(ad)
}

/// An ad that has all of these languages.
fn donor<'a>(seed: &'a [Value], languages: &[String], dice: &mut Dice) -> Option<&'a Value> {
    let has = |ad: &Value| languages.iter().all(|language| ad["versions"].get(language).is_some());
    let start = dice.below(seed.len());
    seed.iter().cycle().skip(start).take(seed.len()).find(|ad| has(ad))
}

/// Searches as people make them: lists without any wish, words, filters, both; a few languages, orders and pages.
pub(crate) fn searches(ads: &[Value], count: usize) -> Vec<String> {
    let mut dice = Dice::new(2);
    (0..count).map(|_| search(ads, &mut dice)).collect()
}

fn search(ads: &[Value], dice: &mut Dice) -> String {
    let mut query = format!("/api/v1/ads?language={}", ["fi", "fi", "fi", "sv", "sv", "en"][dice.below(6)]);
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            query.push_str(&format!("&{name}={}", encoded(value)));
        }
    };
    let kind = dice.below(20);
    let Some(ad) = dice.pick(ads) else { return query };
    let first = |name: &str| ad[name].as_array().and_then(|all| all.first()).and_then(Value::as_str);
    // 5 of 20 have no wish, 6 a word, 6 one or two filters, 3 both.
    if (5..11).contains(&kind) || kind >= 17 {
        add("q", word(ad, dice).as_deref());
    }
    if kind >= 11 {
        match dice.below(5) {
            0 => add("area", first("task_areas")),
            1 => add("employer", ad["agency"].as_str()),
            2 => add("municipality", first("municipalities")),
            3 => add("level", ad["level"].as_str()),
            _ => {
                add("area", first("task_areas"));
                add("municipality", first("municipalities"));
            }
        }
    }
    if dice.below(6) == 0 {
        add("sort", Some("closing"));
    }
    if kind < 3 {
        add("page", Some(["1", "2", "3"][kind]));
    }
    query
}

/// A word of the title, or its beginning.
fn word(ad: &Value, dice: &mut Dice) -> Option<String> {
    let versions: Vec<&Value> = ad["versions"].as_object()?.values().collect();
    let title = dice.pick(&versions)?["title"].as_str()?;
    let words: Vec<&str> = title.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 4).collect();
    let word = dice.pick(&words)?;
    let cut = if dice.below(3) == 0 { 5 } else { usize::MAX };
    Some(word.chars().take(cut).collect())
}

fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ads, searches};

    #[test]
    fn the_same_ads_and_searches_every_time_and_no_two_alike() {
        let all = ads(450).unwrap();
        assert_eq!(all, ads(450).unwrap());
        assert_eq!(all[..20], ads(20).unwrap());
        let texts: BTreeSet<String> = all.iter().map(|ad| ad["versions"].to_string()).collect();
        assert_eq!(texts.len(), all.len());
        let codes: BTreeSet<String> = all.iter().map(|ad| ad["recruitment_code"].to_string()).collect();
        assert_eq!(codes.len(), all.len());
        assert_eq!(searches(&all, 64), searches(&all, 64));
    }
}
