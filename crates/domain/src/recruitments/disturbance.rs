//! More time for all ads whose end fell into a disturbance (X1-12).

use serde::{Deserialize, Serialize};

use crate::ads::check_note;
use crate::ids::{AdId, AgencyId, RecruitmentId};
use crate::problem::{FieldCode, FieldError};
use crate::time::{Instant, helsinki};
use crate::translated::Translated;

/// `POST /admin/prolongations`, and its preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProlongAds {
    /// Ads whose application period ends, or ended, from here on, on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2026-12-15T08:00"))]
    pub from: String,
    /// … until here, this minute included. As late as people shall get more time: a disturbance that ended at noon also hit
    /// whoever wanted to apply before an end in the afternoon.
    #[cfg_attr(feature = "openapi", schema(example = "2026-12-15T23:59"))]
    pub to: String,
    /// The new end of all of them, on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2026-12-17T16:15"))]
    pub closes_at: String,
    /// A note for readers of the ads, in any of the languages.
    #[serde(default)]
    pub note: Translated,
}

/// What a prolongation asks for, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prolongation {
    /// The first end that it is about.
    pub from: Instant,
    /// The last one.
    pub to: Instant,
    /// The new end.
    pub closes_at: Instant,
}

impl ProlongAds {
    /// Reads it.
    ///
    /// # Errors
    /// Everything that does not fit: the new end lies ahead and after all the old ones.
    pub fn check(&self, now: Instant) -> Result<Prolongation, Vec<FieldError>> {
        let mut errors = check_note(&self.note);
        let mut time = |pointer: &str, text: &str| {
            let read = helsinki::read_local(text);
            if read.is_none() {
                errors.push(FieldError::new(pointer, FieldCode::NotADate));
            }
            read
        };
        let times = (time("/from", &self.from), time("/to", &self.to), time("/closes_at", &self.closes_at));
        let (Some(from), Some(to), Some(closes_at)) = times else { return Err(errors) };
        if to < from {
            errors.push(FieldError::new("/to", FieldCode::EndBeforeStart));
        }
        let before = to.max(now);
        if closes_at <= before {
            let earliest = helsinki::write_local(before + chrono::TimeDelta::minutes(1));
            errors.push(FieldError::new("/closes_at", FieldCode::TooEarly).with("earliest", earliest));
        }
        if errors.is_empty() { Ok(Prolongation { from, to, closes_at }) } else { Err(errors) }
    }
}

/// One ad that gets more time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProlongedAd {
    /// Its recruitment.
    pub recruitment_id: RecruitmentId,
    /// The ad.
    pub ad_id: AdId,
    /// Its agency.
    pub agency_id: AgencyId,
    /// The guide's “sök-ID” (D46).
    pub recruitment_code: String,
    /// Its end before.
    pub closed_at: Instant,
    /// Whether that was over when it got more time: then one can apply again.
    pub was_over: bool,
    /// How many people have an application that is not sent, and are told by mail.
    pub drafts: u32,
}

/// What a prolongation does, or has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProlongationView {
    /// The ads, in the order of their ends.
    pub ads: Vec<ProlongedAd>,
    /// How many.
    pub total: u32,
    /// How many people are told by mail, all ads together.
    pub drafts: u32,
    /// The new end.
    pub closes_at: Instant,
    /// The same on a Helsinki clock.
    pub closes_at_local: String,
    /// Whether it is done, or this is only what it would do.
    pub done: bool,
}

impl ProlongationView {
    /// Of these ads.
    #[must_use]
    pub fn of(ads: Vec<ProlongedAd>, closes_at: Instant, done: bool) -> Self {
        Self {
            total: u32::try_from(ads.len()).unwrap_or(u32::MAX),
            drafts: ads.iter().map(|ad| ad.drafts).fold(0, u32::saturating_add),
            ads,
            closes_at,
            closes_at_local: helsinki::write_local(closes_at),
            done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ProlongAds;
    use crate::translated::Translated;

    fn refused(from: &str, to: &str, closes_at: &str) -> Vec<String> {
        let [from, to, closes_at] = [from, to, closes_at].map(str::to_owned);
        let wish = ProlongAds { from, to, closes_at, note: Translated::default() };
        let errors = wish.check("2026-12-15T10:00:00Z".parse().unwrap()).err().unwrap_or_default();
        errors.into_iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
    }

    /// Of X1-12: the new end lies ahead of us and behind all the old ones.
    #[test]
    fn more_time_is_more_than_there_was_and_lies_ahead() {
        assert_eq!(refused("2026-12-15T08:00", "2026-12-15T20:00", "2026-12-15T20:01"), [""; 0]);
        assert_eq!(refused("2026-12-15T08:00", "2026-12-15T20:00", "2026-12-15T20:00"), ["/closes_at too_early"]);
        assert_eq!(refused("2026-12-15T08:00", "2026-12-15T11:00", "2026-12-15T12:00"), ["/closes_at too_early"]);
        assert_eq!(refused("2026-12-15T09:00", "2026-12-15T08:59", "2026-12-17T16:15"), ["/to end_before_start"]);
        assert_eq!(refused("i går", "2026-12-15T08:59", ""), ["/from not_a_date", "/closes_at not_a_date"]);
    }
}
