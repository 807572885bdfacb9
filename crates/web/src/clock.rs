//! The server's clock, as far as the browser knows it: a wrong clock on the desk never hides a button (D54).

use domain::time::Instant;
use leptos::prelude::*;

/// The server's clock.
#[derive(Clone, Copy)]
pub struct Clock {
    /// Server minus device, in milliseconds.
    ahead: RwSignal<i64>,
}

impl Clock {
    /// Believes the device until the server has said something.
    pub fn of_the_device() -> Self {
        Self { ahead: RwSignal::new(0) }
    }

    /// What the server said just now (`now` of an answer).
    pub fn set(self, server: Instant) {
        self.ahead.set(server.millis() - device_millis());
    }

    /// What time it is.
    pub fn now(self) -> Instant {
        Instant::from_millis(device_millis() + self.ahead.get_untracked()).unwrap_or_default()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds fit far beyond any date of a calendar")]
fn device_millis() -> i64 {
    js_sys::Date::now() as i64
}

/// The clock of this application.
pub fn use_clock() -> Clock {
    expect_context()
}
