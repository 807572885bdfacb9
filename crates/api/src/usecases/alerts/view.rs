//! How an alert stands.

use domain::alerts::{AlertState, AlertView};
use domain::time::Instant;

use crate::db::alerts::Alert;

pub(super) fn of(alert: Alert, now: Instant) -> AlertView {
    AlertView {
        state: match (alert.ended_as, alert.confirmed_at) {
            (Some(state), _) => state,
            (None, Some(_)) if alert.expires_at <= now => AlertState::Expired,
            (None, Some(_)) => AlertState::On,
            (None, None) => AlertState::Waiting,
        },
        name: alert.name,
        query: alert.query,
        language: alert.language,
        expires_at: alert.expires_at,
        now,
    }
}
