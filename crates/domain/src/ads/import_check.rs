//! Whether an imported ad can be taken, with all that is wrong at once (X14-5, D10).

use std::collections::{BTreeMap, BTreeSet};

use super::{AdFacts, AdTexts, Contact, Currency, ImportedAd, ImportedContact, ImportedPay, Money, Pay};
use crate::codes::{CodeList, DurationType};
use crate::email::Email;
use crate::ids::AgencyId;
use crate::language::Language;
use crate::phone::is_phone;
use crate::problem::{FieldCode, FieldError};
use crate::time::{MIN_DAYS, Period, helsinki};
use crate::translated::Translated;

/// Longest title, name or code in characters.
const MAX_LINE: usize = 200;
/// Longest text in characters.
const MAX_PROSE: usize = 20_000;
/// Highest pay in euros a month; beyond it somebody has written cents.
const MAX_EUROS: i64 = 100_000;

/// An imported ad that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedAd {
    /// The other system's own id.
    pub external_id: String,
    /// The guide's “sök-ID”.
    pub recruitment_code: String,
    /// The recruiting agency.
    pub agency: AgencyId,
    /// The facts.
    pub facts: AdFacts,
    /// The language versions, at least one.
    pub versions: BTreeMap<Language, AdTexts>,
    /// The application period; it opens with the publication (D10).
    pub period: Period,
}

/// Why a line of an import was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineRefusal {
    /// No JSON object of the format; what the reader says.
    Unreadable(String),
    /// Fields that do not fit.
    Fields(Vec<FieldError>),
}

/// Reads and checks one line. `knows` looks into the code lists.
///
/// # Errors
/// Everything that is wrong with the line.
pub fn read_line(line: &str, knows: impl Fn(CodeList, &str) -> bool) -> Result<CheckedAd, LineRefusal> {
    let ad: ImportedAd = serde_json::from_str(line).map_err(|why| LineRefusal::Unreadable(why.to_string()))?;
    ad.check(knows).map_err(LineRefusal::Fields)
}

#[derive(Default)]
struct Errors(Vec<FieldError>);

impl Errors {
    fn add(&mut self, pointer: impl Into<String>, code: FieldCode) {
        self.0.push(FieldError::new(pointer, code));
    }

    fn text(&mut self, pointer: &str, text: &str, max: usize) {
        if text.trim().is_empty() {
            self.add(pointer, FieldCode::Missing);
        } else if text.chars().count() > max {
            self.0.push(FieldError::new(pointer, FieldCode::TooLong).with("max", max));
        } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.add(pointer, FieldCode::BadCharacter);
        }
    }

    fn codes(&mut self, pointer: &str, codes: &[String], max: usize, known: impl Fn(&str) -> bool) {
        if codes.is_empty() {
            self.add(pointer, FieldCode::Missing);
        } else if codes.len() > max {
            self.0.push(FieldError::new(pointer, FieldCode::TooMany).with("max", max));
        }
        let mut seen = BTreeSet::new();
        for (place, code) in codes.iter().enumerate() {
            if !known(code) {
                self.add(format!("{pointer}/{place}"), FieldCode::NotAChoice);
            } else if !seen.insert(code) {
                self.add(format!("{pointer}/{place}"), FieldCode::NotTogether);
            }
        }
    }
}

impl ImportedAd {
    /// Checks the ad. `knows` looks into the code lists.
    ///
    /// # Errors
    /// All fields that do not fit.
    pub fn check(self, knows: impl Fn(CodeList, &str) -> bool) -> Result<CheckedAd, Vec<FieldError>> {
        let mut errors = Errors::default();
        errors.text("/external_id", &self.external_id, MAX_LINE);
        // The code is also an address of its own (`/{code}`), so it keeps to what an address takes and is longer than
        // the language that every other address of a page begins with.
        let code = &self.recruitment_code;
        let code_fits = (3..=60).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        if !code_fits {
            errors.add("/recruitment_code", FieldCode::Malformed);
        }
        if !knows(CodeList::Agencies, self.agency.as_str()) {
            errors.add("/agency", FieldCode::NotAChoice);
        }
        if self.versions.is_empty() {
            errors.add("/versions", FieldCode::Missing);
        }
        for (language, texts) in &self.versions {
            check_texts(&format!("/versions/{language}"), texts, &mut errors);
        }
        errors.codes("/task_areas", &self.task_areas, 4, |code| knows(CodeList::TaskAreas, code));
        errors.codes("/municipalities", &self.municipalities, 5, |code| knows(CodeList::Municipalities, code));
        errors.codes("/working_times", &self.working_times, 5, |code| knows(CodeList::WorkingTimes, code));
        if self.positions == 0 {
            errors.0.push(FieldError::new("/positions", FieldCode::OutOfRange).with("min", 1).with("max", u16::MAX));
        }
        self.check_duration(&mut errors);
        if let Some(pay) = &self.pay {
            check_pay(pay, &mut errors);
        }
        let period = self.check_period(&mut errors);
        if self.contacts.is_empty() {
            errors.add("/contacts", FieldCode::Missing);
        }
        for (place, contact) in self.contacts.iter().enumerate() {
            check_contact(&format!("/contacts/{place}"), contact, &mut errors);
        }
        let (Some(period), true) = (period, errors.0.is_empty()) else { return Err(errors.0) };
        Ok(CheckedAd {
            external_id: self.external_id,
            recruitment_code: self.recruitment_code,
            agency: self.agency,
            facts: AdFacts {
                duration: self.duration.kind,
                starts_on: self.duration.start,
                ends_on: self.duration.end,
                relation: self.relation,
                internship: self.internship,
                level: self.level,
                remote: self.remote,
                positions: self.positions,
                task_areas: self.task_areas,
                municipalities: self.municipalities,
                working_times: self.working_times,
                pay: self.pay.map(pay),
                contacts: self.contacts.into_iter().map(contact).collect(),
            },
            versions: self.versions,
            period,
        })
    }

    fn check_duration(&self, errors: &mut Errors) {
        match (self.duration.kind, self.duration.start, self.duration.end) {
            (DurationType::Permanent, _, Some(_)) => errors.add("/duration/end", FieldCode::Contradiction),
            (DurationType::Temporary, _, None) => errors.add("/duration/end", FieldCode::Missing),
            (DurationType::Temporary, Some(start), Some(end)) if end < start => {
                errors.add("/duration/end", FieldCode::EndBeforeStart);
            }
            (DurationType::Permanent, _, None) | (DurationType::Temporary, _, Some(_)) => {}
        }
    }

    fn check_period(&self, errors: &mut Errors) -> Option<Period> {
        if self.application_period.timezone != helsinki::ZONE {
            errors.add("/application_period/timezone", FieldCode::NotAChoice);
        }
        let mut instant = |name: &str, text: &str| {
            let at = helsinki::parse_local(text).and_then(helsinki::instant);
            if at.is_none() {
                errors.add(format!("/application_period/{name}"), FieldCode::NotADate);
            }
            at
        };
        let opens_at = instant("from", &self.application_period.from);
        let closes_at = instant("to", &self.application_period.to);
        let period = Period { opens_at: opens_at?, closes_at: closes_at? };
        if period.closes_at <= period.opens_at {
            errors.add("/application_period/to", FieldCode::EndBeforeStart);
        } else if !period.is_long_enough() {
            let earliest = helsinki::local(period.opens_at) + chrono::TimeDelta::days(MIN_DAYS);
            errors.0.push(
                FieldError::new("/application_period/to", FieldCode::TooEarly)
                    .with("earliest", earliest.format("%Y-%m-%dT%H:%M")),
            );
        }
        Some(period)
    }
}

fn check_texts(pointer: &str, texts: &AdTexts, errors: &mut Errors) {
    errors.text(&format!("{pointer}/title"), &texts.title, MAX_LINE);
    errors.text(&format!("{pointer}/description"), &texts.description, MAX_PROSE);
    errors.text(&format!("{pointer}/requirements"), &texts.requirements, MAX_PROSE);
    for (name, text) in [("eligibility", &texts.eligibility), ("we_offer", &texts.we_offer)] {
        if let Some(text) = text {
            errors.text(&format!("{pointer}/{name}"), text, MAX_PROSE);
        }
    }
}

fn check_pay(pay: &ImportedPay, errors: &mut Errors) {
    if pay.period != "month" {
        errors.add("/pay/period", FieldCode::NotAChoice);
    }
    for (name, euros) in [("min", pay.min), ("max", pay.max)] {
        if euros.is_some_and(|euros| !(0..=MAX_EUROS).contains(&euros)) {
            let pointer = format!("/pay/{name}");
            errors.0.push(FieldError::new(pointer, FieldCode::OutOfRange).with("min", 0).with("max", MAX_EUROS));
        }
    }
    if let (Some(min), Some(max)) = (pay.min, pay.max)
        && max < min
    {
        errors.add("/pay/max", FieldCode::Contradiction);
    }
    for (language, texts) in &pay.versions {
        errors.text(&format!("/pay/versions/{language}/text"), &texts.text, MAX_LINE);
        errors.text(&format!("/pay/versions/{language}/basis"), &texts.basis, MAX_PROSE);
    }
}

fn check_contact(pointer: &str, contact: &ImportedContact, errors: &mut Errors) {
    errors.text(&format!("{pointer}/name"), &contact.name, MAX_LINE);
    if contact.phone.is_none() && contact.email.is_none() {
        errors.add(format!("{pointer}/email"), FieldCode::Missing);
    }
    if let Some(phone) = &contact.phone
        && !is_phone(phone)
    {
        errors.add(format!("{pointer}/phone"), FieldCode::NotAPhone);
    }
    if let Some(email) = &contact.email
        && Email::parse(email).is_err()
    {
        errors.add(format!("{pointer}/email"), FieldCode::NotAnEmail);
    }
}

fn pay(pay: ImportedPay) -> Pay {
    let money = |euros: i64| Money { cents: euros.saturating_mul(100), currency: Currency::Eur };
    let (mut text, mut basis) = (Translated::default(), Translated::default());
    for (language, texts) in pay.versions {
        text.set(language, texts.text);
        basis.set(language, texts.basis);
    }
    Pay { min: pay.min.map(money), max: pay.max.map(money), text, basis }
}

fn contact(contact: ImportedContact) -> Contact {
    Contact { name: contact.name, title: contact.title, phone: contact.phone, email: contact.email }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{CheckedAd, LineRefusal, read_line};
    use crate::problem::FieldCode;

    fn line() -> Value {
        json!({
            "external_id": "HR-1", "recruitment_code": "MIGRI-1-2026", "agency": "migri",
            "versions": {"sv": {"title": "Jurist", "description": "Text", "requirements": "Text"}},
            "task_areas": ["law"], "municipalities": ["091"], "level": "expert", "working_times": ["office"],
            "relation": "public_service", "duration": {"type": "permanent", "start": "2027-01-01", "end": null},
            "internship": false, "remote": true, "positions": 1,
            "pay": {"min": 3650, "max": null, "currency": "EUR", "period": "month",
                "versions": {"sv": {"text": "3 650 €", "basis": "Avtal"}}},
            "application_period": {"from": "2026-12-01T08:00", "to": "2026-12-15T16:15", "timezone": "Europe/Helsinki"},
            "contacts": [{"name": "Test Testsson", "title": {"sv": "chef"}, "email": "test@example.org"}],
        })
    }

    fn read(line: &Value) -> Result<CheckedAd, LineRefusal> {
        read_line(&line.to_string(), |_, code| code != "none")
    }

    fn errors(change: impl FnOnce(&mut Value)) -> Vec<(String, FieldCode)> {
        let mut line = line();
        change(&mut line);
        match read(&line) {
            Err(LineRefusal::Fields(errors)) => errors.into_iter().map(|e| (e.pointer, e.code)).collect(),
            other => panic!("{other:?}"),
        }
    }

    /// Holds D10: the period is Helsinki's and opens with the publication.
    #[test]
    fn a_good_line_becomes_facts_and_texts() {
        let ad = read(&line()).unwrap();
        assert_eq!(ad.period.opens_at.to_string(), "2026-12-01T06:00:00.000Z");
        assert_eq!(ad.period.closes_at.to_string(), "2026-12-15T14:15:00.000Z");
        assert_eq!(ad.facts.pay.and_then(|pay| pay.min).map(|money| money.cents), Some(365_000));
    }

    /// Holds D10: a report names every field of a line, not only the first.
    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let found = errors(|line| {
            line["agency"] = json!("none");
            line["versions"]["sv"]["title"] = json!("  ");
            line["task_areas"] = json!(["law", "law", "none"]);
            line["positions"] = json!(0);
            line["duration"]["end"] = json!("2027-02-01");
            line["contacts"] = json!([]);
        });
        assert_eq!(
            found,
            [
                ("/agency".to_owned(), FieldCode::NotAChoice),
                ("/versions/sv/title".to_owned(), FieldCode::Missing),
                ("/task_areas/1".to_owned(), FieldCode::NotTogether),
                ("/task_areas/2".to_owned(), FieldCode::NotAChoice),
                ("/positions".to_owned(), FieldCode::OutOfRange),
                ("/duration/end".to_owned(), FieldCode::Contradiction),
                ("/contacts".to_owned(), FieldCode::Missing),
            ]
        );
    }

    /// Holds G1-7: an ad with less than 14 calendar days cannot be published.
    #[test]
    fn a_period_of_less_than_14_days_is_refused() {
        let found = errors(|line| line["application_period"]["to"] = json!("2026-12-15T07:59"));
        assert_eq!(found, [("/application_period/to".to_owned(), FieldCode::TooEarly)]);
        let found = errors(|line| line["application_period"]["to"] = json!("2027-03-28T03:30"));
        assert_eq!(found, [("/application_period/to".to_owned(), FieldCode::NotADate)]);
    }

    #[test]
    fn a_line_of_another_shape_is_refused_with_the_readers_words() {
        let mut extra = line();
        extra["colour"] = json!("red");
        assert!(matches!(read(&extra), Err(LineRefusal::Unreadable(why)) if why.contains("colour")));
        assert!(matches!(read_line("{", |_, _| true), Err(LineRefusal::Unreadable(_))));
    }
}
