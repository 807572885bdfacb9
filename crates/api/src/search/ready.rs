//! Ads ready to be answered. One ad is read by many: making its HTML and its JSON out of the texts is the work, and it is
//! done once for each version of the ad, language and form of the answer.
//!
//! Nothing here can be out of date for longer than the search: an answer belongs to the snapshot of the search under which
//! it was made, and goes when the feed goes on. What changes with time alone (whether the ad is open, whether its contacts
//! are shown) is asked anew each time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use domain::ids::AdId;
use domain::language::Language;
use domain::time::Instant;

use super::Snapshot;
use super::ad_view::{AdMark, ad_tag};
use crate::db::ads::StoredAd;

/// Most bytes of one of the two generations.
const MOST: usize = 8 * 1024 * 1024;

/// Which answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The ad.
    pub ad: AdId,
    /// Of the API, or a page.
    pub form: Form,
    /// The language of names and words.
    pub language: Language,
    /// The version asked for, where one is.
    pub only: Option<Language>,
}

/// The forms of an ad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The API's.
    Json,
    /// For people, under the notices of this edition.
    Page(u64),
}

/// An answer as it was written.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// Its text.
    pub text: &'a str,
    /// How often the time at which it was given stands in it.
    pub times: usize,
    /// From when on time alone has made it another one, beside what the ad itself says.
    pub until: Option<Instant>,
}

/// One answer. It carries the time at which it is given, so that is left open.
#[derive(Debug)]
pub struct Ready {
    mark: AdMark,
    made_under: Weak<Snapshot>,
    until: Option<Instant>,
    /// What stands between the places of that time.
    parts: Vec<String>,
    /// The language of the ad's text.
    pub shown: Language,
    /// Its version for caches.
    pub tag: String,
}

impl Ready {
    /// The answer, given now.
    #[must_use]
    pub fn body(&self, now: Instant) -> String {
        self.parts.join(&now.to_string())
    }

    /// When the ad closes.
    #[must_use]
    pub const fn closes_at(&self) -> Instant {
        self.mark.period.closes_at
    }

    fn bytes(&self) -> usize {
        let text: usize = self.parts.iter().map(String::len).sum();
        text + self.tag.len() + size_of::<(Key, Self)>()
    }
}

/// Two generations: what was not asked for while the young one filled up is forgotten.
#[derive(Clone, Debug, Default)]
pub struct ReadyAds(Arc<Mutex<Generations>>);

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<Key, Arc<Ready>>,
    old: HashMap<Key, Arc<Ready>>,
    bytes: usize,
}

impl ReadyAds {
    /// The answer, where one is ready that still holds.
    #[must_use]
    pub fn get(&self, key: &Key, snapshot: &Arc<Snapshot>, now: Instant) -> Option<Arc<Ready>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ready = match all.young.get(key) {
            Some(ready) => Arc::clone(ready),
            None => {
                let ready = all.old.remove(key)?;
                all.add(*key, Arc::clone(&ready));
                ready
            }
        };
        drop(all);
        let holds = Weak::as_ptr(&ready.made_under) == Arc::as_ptr(snapshot)
            && ready.until.is_none_or(|until| now < until)
            && ready.tag == ad_tag(&ready.mark, key.language, key.only, now);
        holds.then_some(ready)
    }

    /// Keeps an answer that was given at `now`; `snapshot` is older than what the answer was made of.
    pub fn keep(
        &self,
        key: Key,
        snapshot: &Arc<Snapshot>,
        stored: &StoredAd,
        shown: Language,
        body: Body<'_>,
        now: Instant,
    ) {
        let (mark, time) = (AdMark::of(stored), now.to_string());
        // The quotes of data stand so nowhere else; written more often than we wrote it, it could be any of them: then the
        // answer is made each time.
        let open = format!("\"now\":\"{time}\"");
        if body.text.matches(&open).count() != body.times {
            return;
        }
        let (name, mark_of_end) = ("\"now\":\"", "\"");
        let between: Vec<&str> = body.text.split(&open).collect();
        let last = between.len().saturating_sub(1);
        let part = |(at, text): (usize, &str)| {
            let (start, end) = (if at == 0 { "" } else { mark_of_end }, if at == last { "" } else { name });
            [start, text, end].concat()
        };
        let ready = Ready {
            made_under: Arc::downgrade(snapshot),
            until: body.until,
            parts: between.into_iter().enumerate().map(part).collect(),
            shown,
            tag: ad_tag(&mark, key.language, key.only, now),
            mark,
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).add(key, Arc::new(ready));
    }
}

impl Generations {
    fn add(&mut self, key: Key, ready: Arc<Ready>) {
        let bytes = ready.bytes();
        if self.bytes + bytes > MOST {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.old.remove(&key);
        if let Some(replaced) = self.young.insert(key, ready) {
            self.bytes -= replaced.bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Weak};

    use domain::language::Language;
    use domain::recruitments::RecruitmentState;
    use domain::row_version::RowVersion;
    use domain::time::{Instant, Period};

    use super::{AdMark, Form, Generations, Key, MOST, Ready};
    use crate::random;

    fn ready(size: usize) -> Arc<Ready> {
        let now = Instant::default();
        let period = Period { opens_at: now, closes_at: now };
        Arc::new(Ready {
            mark: AdMark { rows: (RowVersion(1), RowVersion(1)), state: RecruitmentState::Published, period },
            made_under: Weak::new(),
            until: None,
            parts: vec!["x".repeat(size)],
            shown: Language::Fi,
            tag: String::new(),
        })
    }

    /// Of X15-6: whoever reads all ads does not fill the memory.
    #[test]
    fn what_is_kept_has_an_end() {
        let mut all = Generations::default();
        for _ in 0..100 {
            let key = Key { ad: random::id(), form: Form::Page(0), language: Language::Fi, only: None };
            all.add(key, ready(MOST / 10));
            // The same again is not counted twice.
            all.add(key, ready(MOST / 10));
            let held: usize = all.young.values().chain(all.old.values()).map(|one| one.bytes()).sum();
            assert!(held <= 2 * MOST, "{held}");
            assert!(all.bytes <= MOST && all.young.len() <= 9, "{} {}", all.bytes, all.young.len());
        }
        assert!(!all.old.is_empty());
    }
}
