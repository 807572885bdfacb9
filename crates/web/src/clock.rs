//! The server's clock, as far as the browser knows it: a wrong clock on the desk never hides a button (D54).

use std::time::Duration;

use domain::time::Instant;
use leptos::prelude::*;

/// The server's clock.
#[derive(Clone, Copy)]
pub struct Clock {
    /// Server minus device, in milliseconds.
    ahead: RwSignal<i64>,
    /// Goes up each minute.
    minutes: RwSignal<u32>,
}

const MINUTE: Duration = Duration::from_secs(60);

impl Clock {
    /// Believes the device until the server has said something.
    pub fn of_the_device() -> Self {
        let minutes = RwSignal::new(0);
        set_interval(move || minutes.update(|minutes| *minutes += 1), MINUTE);
        Self { ahead: RwSignal::new(0), minutes }
    }

    /// What the server said just now (`now` of an answer).
    pub fn set(self, server: Instant) {
        self.ahead.set(server.millis() - device_millis());
    }

    /// What time it is; reactive, each minute, for “stänger om 3 h 20 min”.
    pub fn by_the_minute(self) -> Instant {
        self.minutes.track();
        self.ahead.track();
        self.now()
    }

    /// What time it is.
    pub fn now(self) -> Instant {
        Instant::from_millis(device_millis() + self.ahead.get_untracked()).unwrap_or_default()
    }
}

/// What the device's own clock shows.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds fit far beyond any date of a calendar")]
pub(crate) fn device_millis() -> i64 {
    js_sys::Date::now() as i64
}

/// The clock of this application.
pub fn use_clock() -> Clock {
    expect_context()
}
