//! What this test program logs, at the finest level, from all its tests. Not kept but listened to: it would fill the
//! memory.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Mutex, Once, PoisonError};

use tracing_subscriber::filter::LevelFilter;

/// What nobody may read in a log: the people of this folder's tests, and one whom many tests have.
const PERSONAL: &[&str] = &["markering", "9182736", "17.3.1961", "1961-03-17", "ada@example.org"];

/// What was heard so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    /// Whether requests and jobs were heard at all.
    pub(super) requests: bool,
    /// The same of jobs.
    pub(super) jobs: bool,
    /// Events that say something personal.
    pub(super) personal: Vec<String>,
    /// Whatever looks like a code or a token.
    pub(super) secrets: BTreeSet<String>,
}

static HEARD: Mutex<Heard> =
    Mutex::new(Heard { requests: false, jobs: false, personal: Vec::new(), secrets: BTreeSet::new() });
static LISTEN: Once = Once::new();

#[derive(Clone, Copy, Debug)]
struct Ear;

impl Write for Ear {
    /// One call is one event.
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let event = String::from_utf8_lossy(bytes);
        let folded = event.to_lowercase();
        let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
        heard.requests |= event.contains("answered");
        heard.jobs |= event.contains("job done");
        if PERSONAL.iter().any(|personal| folded.contains(personal)) {
            heard.personal.push(event.clone().into_owned());
        }
        heard.secrets.extend(secrets(&event).map(str::to_owned));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Six digits that stand alone, and what is as long as a token.
fn secrets(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c))
        .filter(|run| run.len() >= 40 || (run.len() == 6 && run.bytes().all(|byte| byte.is_ascii_digit())))
}

/// Listens from now on. Without the time of day: its fractions look like codes.
pub(super) fn listen() {
    LISTEN.call_once(|| {
        tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_ansi(false)
            .without_time()
            .with_writer(|| Ear)
            .init();
    });
}

/// What was heard.
pub(super) fn heard() -> Heard {
    HEARD.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What of this text is personal.
pub(super) fn personal(text: &str) -> Vec<&'static str> {
    let folded = text.to_lowercase();
    PERSONAL.iter().copied().filter(|personal| folded.contains(personal)).collect()
}
