//! Which buttons exist when: read from the same table as the transitions.

use super::{Act, Stage};
use crate::codes::Choice;
use crate::time::{Instant, Period};

/// What the applicant may do with the application now.
#[must_use]
pub fn actions(stage: Stage, period: &Period, now: Instant) -> Vec<Act> {
    Act::ALL.iter().copied().filter(|act| stage.after(*act, period, now).is_ok()).collect()
}
