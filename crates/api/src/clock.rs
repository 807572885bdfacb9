//! The only place that looks at a clock (house rule 10). Everything else is handed an [`Instant`].
#![expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use domain::time::Instant;

/// Tells the time: the real one, a demo's shifted one, or one that a test moves by hand.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Shifted(TimeDelta),
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn real() -> Self {
        Self(Kind::Shifted(TimeDelta::zero()))
    }

    /// A clock that runs on from `at` (the demo's `--at`).
    #[must_use]
    pub fn starting_at(at: Instant) -> Self {
        Self(Kind::Shifted(at - Self::real().now()))
    }

    /// A clock that stands still until a test moves it.
    #[must_use]
    pub fn held_at(at: Instant) -> Self {
        Self(Kind::Held(Arc::new(AtomicI64::new(at.millis()))))
    }

    /// Now, in whole milliseconds. Read once a request or job, and handed down.
    #[must_use]
    pub fn now(&self) -> Instant {
        match &self.0 {
            Kind::Shifted(shift) => Instant::new(machine_time()) + *shift,
            Kind::Held(at) => Instant::from_millis(at.load(Ordering::SeqCst)).unwrap_or_default(),
        }
    }

    /// Moves a held clock to an instant; a running clock stays as it is.
    pub fn set(&self, to: Instant) {
        if let Kind::Held(at) = &self.0 {
            at.store(to.millis(), Ordering::SeqCst);
        }
    }
}

fn machine_time() -> DateTime<Utc> {
    Utc::now()
}
