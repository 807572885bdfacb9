//! Whether an ad can be kept, imported or published, with all that is wrong at once (G1-7, X13-1, X14-5, D10).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AdDraft, AdFacts, AdTexts, Contact, Currency, ImportedAd, ImportedContact, ImportedDuration, ImportedPay, Money,
    Pay,
};
use crate::codes::{CodeList, DurationType};
use crate::email::Email;
use crate::ids::AgencyId;
use crate::language::Language;
use crate::phone::is_phone;
use crate::problem::{FieldCode, FieldError};
use crate::time::{Instant, Period, helsinki};
use crate::translated::Translated;

/// Longest title, name or code in characters.
const MAX_LINE: usize = 200;
/// Longest text in characters.
const MAX_PROSE: usize = 20_000;
/// Longest note about a correction.
const MAX_NOTE: usize = 1_000;
/// Most contact persons.
const MAX_CONTACTS: usize = 10;
/// Highest pay in euros a month; beyond it somebody has written cents.
const MAX_EUROS: i64 = 100_000;

/// An imported ad that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedAd {
    /// The other system's own id, where another system wrote it.
    pub external_id: Option<String>,
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

/// An ad in which nothing is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeAd {
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

/// What was found so far. A draft may miss what a whole ad must have.
struct Errors {
    found: Vec<FieldError>,
    whole: bool,
}

impl Errors {
    fn add(&mut self, pointer: impl Into<String>, code: FieldCode) {
        self.found.push(FieldError::new(pointer, code));
    }

    fn missing(&mut self, pointer: &str) {
        if self.whole {
            self.add(pointer, FieldCode::Missing);
        }
    }

    fn text(&mut self, pointer: &str, text: &str, max: usize) {
        if text.trim().is_empty() {
            self.missing(pointer);
        } else if text.chars().count() > max {
            self.found.push(FieldError::new(pointer, FieldCode::TooLong).with("max", max));
        } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.add(pointer, FieldCode::BadCharacter);
        }
    }

    fn codes(&mut self, pointer: &str, codes: &[String], max: usize, known: impl Fn(&str) -> bool) {
        if codes.is_empty() {
            self.missing(pointer);
        } else if codes.len() > max {
            self.found.push(FieldError::new(pointer, FieldCode::TooMany).with("max", max));
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

/// Whether a text can be a “sök-ID” (D46). The code is also an address of its own (`/{code}`), so it keeps to
/// what an address takes and is longer than the language that every other address of a page begins with.
#[must_use]
pub fn is_recruitment_code(code: &str) -> bool {
    (3..=60).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// What is wrong with another system's own id, if anything.
#[must_use]
pub fn check_external_id(pointer: &str, id: &str) -> Vec<FieldError> {
    let mut errors = Errors { found: Vec::new(), whole: true };
    errors.text(pointer, id, MAX_LINE);
    errors.found
}

impl ImportedAd {
    /// Checks the ad. `knows` looks into the code lists.
    ///
    /// # Errors
    /// All fields that do not fit.
    pub fn check(self, knows: impl Fn(CodeList, &str) -> bool) -> Result<CheckedAd, Vec<FieldError>> {
        let (external_id, agency) = (self.external_id.clone(), self.agency.clone());
        let mut found = check_external_id("/external_id", &external_id);
        if !knows(CodeList::Agencies, agency.as_str()) {
            found.push(FieldError::new("/agency", FieldCode::NotAChoice));
        }
        let code = self.recruitment_code.clone();
        // An import says itself when its ad was or will be published (D10).
        match self.into_draft().whole(None, knows) {
            Ok(WholeAd { facts, versions, period }) if found.is_empty() => Ok(CheckedAd {
                external_id: Some(external_id),
                recruitment_code: code,
                agency,
                facts,
                versions,
                period,
            }),
            Ok(_) => Err(found),
            Err(errors) => {
                found.extend(errors);
                Err(found)
            }
        }
    }
}

impl AdDraft {
    /// What of the draft does not fit. What is missing is no mistake yet. `knows` looks into the code lists.
    #[must_use]
    pub fn check(&self, knows: impl Fn(CodeList, &str) -> bool) -> Vec<FieldError> {
        let mut errors = Errors { found: Vec::new(), whole: false };
        self.look(&knows, &mut errors);
        errors.found
    }

    /// The ad as it would be published at `opens_at`, or else at the time that the draft says itself; if nothing is missing
    /// and everything fits. `knows` looks into the code lists.
    ///
    /// # Errors
    /// All fields that are missing or do not fit; an end that comes before 14 calendar days are over is among them, with
    /// the earliest that could be (G1-7, D10).
    pub fn whole(
        self,
        opens_at: Option<Instant>,
        knows: impl Fn(CodeList, &str) -> bool,
    ) -> Result<WholeAd, Vec<FieldError>> {
        let mut errors = Errors { found: Vec::new(), whole: true };
        let (planned, closes_at) = self.look(&knows, &mut errors);
        let opens_at = opens_at.or(planned);
        if opens_at.is_none() && self.application_period.from.is_none() {
            errors.missing("/application_period/from");
        }
        let period = opens_at.zip(closes_at).map(|(opens_at, closes_at)| Period { opens_at, closes_at });
        errors.found.extend(period.as_ref().and_then(too_short));
        let must = (self.level, self.relation, self.duration, self.internship, self.remote, self.positions, period);
        let (
            Some(level),
            Some(relation),
            Some(duration),
            Some(internship),
            Some(remote),
            Some(positions),
            Some(period),
        ) = must
        else {
            return Err(errors.found);
        };
        if !errors.found.is_empty() {
            return Err(errors.found);
        }
        Ok(WholeAd {
            facts: AdFacts {
                duration: duration.kind,
                starts_on: duration.start,
                ends_on: duration.end,
                relation,
                internship,
                level,
                remote,
                positions,
                task_areas: self.task_areas,
                municipalities: self.municipalities,
                working_times: self.working_times,
                pay: self.pay.map(pay),
                contacts: self.contacts.into_iter().map(contact).collect(),
            },
            versions: self.versions.into_iter().map(|(language, texts)| (language, texts.tidy())).collect(),
            period,
        })
    }

    /// When the draft itself says that it is to be published.
    #[must_use]
    pub fn planned_opening(&self) -> Option<Instant> {
        self.application_period.from.as_deref().and_then(helsinki::read_local)
    }

    /// Looks at every field; answers the ends of the period as far as they can be read.
    fn look(&self, knows: &impl Fn(CodeList, &str) -> bool, errors: &mut Errors) -> (Option<Instant>, Option<Instant>) {
        if let Some(code) = &self.recruitment_code
            && !is_recruitment_code(code)
        {
            errors.add("/recruitment_code", FieldCode::Malformed);
        }
        if self.versions.is_empty() {
            errors.missing("/versions");
        }
        for (language, texts) in &self.versions {
            check_texts(&format!("/versions/{language}"), texts, errors);
        }
        errors.codes("/task_areas", &self.task_areas, 4, |code| knows(CodeList::TaskAreas, code));
        errors.codes("/municipalities", &self.municipalities, 5, |code| knows(CodeList::Municipalities, code));
        errors.codes("/working_times", &self.working_times, 5, |code| knows(CodeList::WorkingTimes, code));
        let simple = [
            ("/level", self.level.is_none()),
            ("/relation", self.relation.is_none()),
            ("/internship", self.internship.is_none()),
            ("/remote", self.remote.is_none()),
            ("/positions", self.positions.is_none()),
        ];
        for (pointer, _) in simple.into_iter().filter(|(_, missing)| *missing) {
            errors.missing(pointer);
        }
        if self.positions == Some(0) {
            errors
                .found
                .push(FieldError::new("/positions", FieldCode::OutOfRange).with("min", 1).with("max", u16::MAX));
        }
        match &self.duration {
            Some(duration) => check_duration(duration, errors),
            None => errors.missing("/duration"),
        }
        if let Some(pay) = &self.pay {
            check_pay(pay, errors);
        }
        let ends = self.check_period(errors);
        if self.contacts.is_empty() {
            errors.missing("/contacts");
        } else if self.contacts.len() > MAX_CONTACTS {
            errors.found.push(FieldError::new("/contacts", FieldCode::TooMany).with("max", MAX_CONTACTS));
        }
        for (place, contact) in self.contacts.iter().enumerate() {
            check_contact(&format!("/contacts/{place}"), contact, errors);
        }
        ends
    }

    fn check_period(&self, errors: &mut Errors) -> (Option<Instant>, Option<Instant>) {
        let written = &self.application_period;
        if written.timezone.as_ref().is_some_and(|zone| zone != helsinki::ZONE) {
            errors.add("/application_period/timezone", FieldCode::NotAChoice);
        }
        let mut instant = |name: &str, text: &Option<String>| {
            let text = text.as_ref()?;
            let at = helsinki::read_local(text);
            if at.is_none() {
                errors.add(format!("/application_period/{name}"), FieldCode::NotADate);
            }
            at
        };
        let ends = (instant("from", &written.from), instant("to", &written.to));
        if written.to.is_none() {
            errors.missing("/application_period/to");
        }
        ends
    }
}

/// What is wrong with the end of a period (G1-7, D10); `earliest` says when it could be.
fn too_short(period: &Period) -> Option<FieldError> {
    let code = if period.closes_at <= period.opens_at {
        FieldCode::EndBeforeStart
    } else if !period.is_long_enough() {
        FieldCode::TooEarly
    } else {
        return None;
    };
    let earliest = helsinki::write_minute(Period::earliest_end(period.opens_at));
    Some(FieldError::new("/application_period/to", code).with("earliest", earliest))
}

/// What is wrong with a note that stands on the ad beside a correction.
#[must_use]
pub fn check_note(note: &Translated) -> Vec<FieldError> {
    let mut errors = Errors { found: Vec::new(), whole: false };
    for language in note.languages() {
        errors.text(&format!("/note/{language}"), note.get(language).map_or("", String::as_str), MAX_NOTE);
    }
    errors.found
}

fn check_duration(duration: &ImportedDuration, errors: &mut Errors) {
    match (duration.kind, duration.start, duration.end) {
        (DurationType::Permanent, _, Some(_)) => errors.add("/duration/end", FieldCode::Contradiction),
        (DurationType::Temporary, _, None) => errors.missing("/duration/end"),
        (DurationType::Temporary, Some(start), Some(end)) if end < start => {
            errors.add("/duration/end", FieldCode::EndBeforeStart);
        }
        (DurationType::Permanent, _, None) | (DurationType::Temporary, _, Some(_)) => {}
    }
}

fn check_texts(pointer: &str, texts: &AdTexts, errors: &mut Errors) {
    errors.text(&format!("{pointer}/title"), &texts.title, MAX_LINE);
    errors.text(&format!("{pointer}/description"), &texts.description, MAX_PROSE);
    errors.text(&format!("{pointer}/requirements"), &texts.requirements, MAX_PROSE);
    for (name, text) in [("eligibility", &texts.eligibility), ("we_offer", &texts.we_offer)] {
        if let Some(text) = text.as_ref().filter(|text| !text.trim().is_empty()) {
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
            errors.found.push(FieldError::new(pointer, FieldCode::OutOfRange).with("min", 0).with("max", MAX_EUROS));
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
    for language in contact.title.languages() {
        let title = contact.title.get(language).map_or("", String::as_str);
        errors.text(&format!("{pointer}/title/{language}"), title, MAX_LINE);
    }
    if contact.phone.is_none() && contact.email.is_none() {
        errors.missing(&format!("{pointer}/email"));
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
