//! New terms at the next login (G1-3), and what they never stand in the way of (D39).

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::TermsKind;
use crate::ids::TermsVersionId;
use crate::language::Language;
use crate::problem::{FieldCode, FieldError};
use crate::time::{Instant, Period, helsinki, parse_date};
use crate::translated::Translated;

/// The most characters of one of the two texts in one language.
pub const MOST_OF_TERMS: usize = 20_000;
/// The most characters of what is new in it.
pub const MOST_OF_CHANGES: usize = 2_000;
/// How far ahead a version may be published: farther away is a slip of the pen.
const AHEAD: Days = Days::new(366);
/// So long before a deadline nothing stands in the way of sending.
const SENDING_COMES_FIRST: TimeDelta = TimeDelta::hours(24);

/// Whether new terms can wait until an application to this period is sent: in its last 24 hours they are asked
/// afterwards (D39).
#[must_use]
pub fn terms_can_wait(period: &Period, now: Instant) -> bool {
    period.is_open(now) && period.closes_at - now <= SENDING_COMES_FIRST
}

/// `POST /admin/terms`: the next version of one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishTerms {
    /// Which of the two texts.
    pub kind: TermsKind,
    /// The newest version that its writer has seen; 412 when there is a newer one.
    pub follows: i32,
    /// The day from whose beginning, in Helsinki, it is in force. Today means from now on.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-01"))]
    pub in_force_from: String,
    /// The whole text in all three languages, as Markdown (D52), each at most 20 000 characters.
    pub texts: Translated,
    /// What is new in it, in all three languages or in none, as Markdown, each at most 2 000 characters.
    #[serde(default)]
    pub changes: Translated,
}

impl PublishTerms {
    /// The day from which it is in force. It cannot begin before today, nor before the version that it follows.
    ///
    /// # Errors
    /// Everything that does not fit.
    pub fn check(&self, today: NaiveDate, previous: Option<NaiveDate>) -> Result<NaiveDate, Vec<FieldError>> {
        const DAY: &str = "/in_force_from";
        let mut errors = Vec::new();
        let earliest = previous.map_or(today, |previous| previous.max(today));
        let latest = today.checked_add_days(AHEAD).unwrap_or(today);
        let day = parse_date(&self.in_force_from);
        match day {
            None => errors.push(FieldError::new(DAY, FieldCode::NotADate)),
            Some(day) if day < earliest => {
                errors.push(FieldError::new(DAY, FieldCode::TooEarly).with("earliest", earliest));
            }
            Some(day) if day > latest => errors.push(FieldError::new(DAY, FieldCode::TooLate).with("latest", latest)),
            Some(_) => {}
        }
        let some_changes = Language::ALL.into_iter().any(|language| !of(&self.changes, language).is_empty());
        for language in Language::ALL {
            check(&mut errors, &format!("/texts/{language}"), of(&self.texts, language), MOST_OF_TERMS);
            if some_changes {
                check(&mut errors, &format!("/changes/{language}"), of(&self.changes, language), MOST_OF_CHANGES);
            }
        }
        match day {
            Some(day) if errors.is_empty() => Ok(day),
            _ => Err(errors),
        }
    }
}

/// The instant from which a version is in force that begins on this day: never before now.
#[must_use]
pub fn in_force_from(day: NaiveDate, now: Instant) -> Instant {
    helsinki::instant(day.and_time(NaiveTime::MIN)).map_or(now, |midnight| midnight.max(now))
}

fn of(texts: &Translated, language: Language) -> &str {
    texts.get(language).map(|text| text.trim()).unwrap_or_default()
}

fn check(errors: &mut Vec<FieldError>, pointer: &str, text: &str, most: usize) {
    if text.is_empty() {
        errors.push(FieldError::new(pointer, FieldCode::Missing));
    }
    if text.chars().count() > most {
        errors.push(FieldError::new(pointer, FieldCode::TooLong).with("max", most));
    }
}

/// A version of one of the two texts, as service administrators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TermsVersionView {
    /// Which of the two texts.
    pub kind: TermsKind,
    /// Counts the versions of this text, from 1.
    pub version: i32,
    /// From when it is in force.
    pub published_at: Instant,
    /// Whether it is the one in force now.
    pub in_force: bool,
    /// The text as it was written.
    pub texts: Translated,
    /// What was said to be new in it; no languages where nothing was said.
    pub changes: Translated,
}

/// `POST /me/consents`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptTerms {
    /// The versions, as `GET /terms` gave them: at least those that wait (`new_terms` of the session).
    pub accepted_terms: Vec<TermsVersionId>,
}

/// `GET /me/consents`: what one has accepted, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentView {
    /// The version.
    pub terms_version_id: TermsVersionId,
    /// Which of the two texts.
    pub kind: TermsKind,
    /// Its version.
    pub version: i32,
    /// The language it was read in.
    pub language: Language,
    /// When it was accepted.
    pub accepted_at: Instant,
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{PublishTerms, in_force_from, terms_can_wait};
    use crate::accounts::TermsKind;
    use crate::time::{Instant, Period};
    use crate::translated::Translated;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn next(in_force_from: &str) -> PublishTerms {
        PublishTerms {
            kind: TermsKind::TermsOfUse,
            follows: 1,
            in_force_from: in_force_from.to_owned(),
            texts: Translated::all("Ehdot".to_owned(), "Villkor".to_owned(), "Terms".to_owned()),
            changes: Translated::default(),
        }
    }

    /// Holds D39: the last 24 hours of a period belong to sending, and neither before nor after them anything else does.
    #[test]
    fn in_the_last_day_of_a_period_the_terms_wait() {
        let period = Period { opens_at: at("2026-12-01T08:00:00Z"), closes_at: at("2026-12-15T14:15:00Z") };
        for (now, waits) in [
            ("2026-12-14T14:14:59Z", false),
            ("2026-12-14T14:15:00Z", true),
            ("2026-12-15T14:14:59Z", true),
            ("2026-12-15T14:15:00Z", false),
        ] {
            assert_eq!(terms_can_wait(&period, at(now)), waits, "{now}");
        }
        let short = Period { opens_at: at("2026-12-15T00:00:00Z"), ..period };
        assert!(!terms_can_wait(&short, at("2026-12-14T20:00:00Z")), "nothing can be sent yet");
    }

    /// Of G1-3: a version begins today at the earliest, and never before the one that it follows.
    #[test]
    fn a_version_begins_at_the_start_of_a_day_that_lies_ahead_or_now() {
        let today = day("2026-11-26");
        assert_eq!(next("2026-11-26").check(today, Some(day("2026-11-20"))), Ok(today));
        let told = |wish: &PublishTerms, previous: &str| -> Vec<String> {
            let errors = wish.check(today, Some(day(previous))).unwrap_err();
            errors.iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
        };
        assert_eq!(told(&next("2026-11-25"), "2026-11-20"), ["/in_force_from too_early"]);
        assert_eq!(told(&next("2026-12-24"), "2027-01-01"), ["/in_force_from too_early"]);
        assert_eq!(told(&next("2028-01-01"), "2026-11-20"), ["/in_force_from too_late"]);
        let bad = PublishTerms {
            texts: Translated { fi: Some(" ".to_owned()), sv: None, en: Some("x".repeat(20_001)) },
            changes: Translated { fi: Some("Uutta".to_owned()), sv: None, en: Some("x".repeat(2_001)) },
            ..next("soon")
        };
        assert_eq!(
            told(&bad, "2026-11-20"),
            [
                "/in_force_from not_a_date",
                "/texts/fi missing",
                "/texts/sv missing",
                "/changes/sv missing",
                "/texts/en too_long",
                "/changes/en too_long"
            ]
        );
        let now = at("2026-11-26T10:00:00Z");
        assert_eq!(in_force_from(day("2026-11-26"), now), now);
        assert_eq!(in_force_from(day("2026-12-01"), now), at("2026-11-30T22:00:00Z"));
    }
}
