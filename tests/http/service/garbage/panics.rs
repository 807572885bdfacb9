//! Panics of this program that are no failing tests: in the server, in a job, in a pool.

use std::sync::{Mutex, Once};

static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());
static LISTEN: Once = Once::new();

/// Hears every panic from now on.
pub(super) fn listen() {
    LISTEN.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // The threads of tests have their names; a test that fails says so itself.
            let test = std::thread::current().name().is_some_and(|name| name.contains("::"));
            if !test && let Ok(mut heard) = HEARD.lock() {
                heard.push(panic.to_string());
            }
            before(panic);
        }));
    });
}

/// What was heard.
pub(super) fn heard() -> Vec<String> {
    HEARD.lock().map(|heard| heard.clone()).unwrap_or_default()
}
