//! What the server says of ads that the browser knows by their ids.

use client::{Client, Failure};
use domain::ads::{AdSummary, MAX_SEVERAL};
use domain::ids::AdId;
use domain::language::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::busy::{Busy, use_busy};
use crate::clock::{Clock, use_clock};
use crate::router::use_language;

/// The answers so far: a page that is opened anew asks anew, so that a new deadline shows.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// The ads that are shown, open or closed.
    pub(super) rows: RwSignal<Vec<AdSummary>>,
    /// Those that are not.
    pub(super) gone: RwSignal<Vec<AdId>>,
    /// Why the newest question has no answer.
    pub(super) failure: RwSignal<Option<Failure>>,
    /// Answered, or on the way.
    asked: StoredValue<Vec<AdId>>,
    language: Language,
    clock: Clock,
    busy: Busy,
}

impl Known {
    /// Nothing yet.
    pub(super) fn start() -> Self {
        Self {
            rows: RwSignal::new(Vec::new()),
            gone: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            asked: StoredValue::new(Vec::new()),
            language: use_language(),
            clock: use_clock(),
            busy: use_busy(),
        }
    }

    /// Asks for those that were not asked for yet.
    pub(super) fn ask(self, ads: &[AdId]) {
        let new: Vec<AdId> =
            self.asked.with_value(|asked| ads.iter().copied().filter(|ad| !asked.contains(ad)).collect());
        if new.is_empty() {
            return;
        }
        self.failure.set(None);
        self.asked.update_value(|asked| asked.extend(&new));
        let on_its_way = self.busy.until_dropped();
        spawn_local(async move {
            for some in new.chunks(MAX_SEVERAL) {
                let answer = Client::here(self.language).show_ads(some).await;
                if self.rows.try_get_untracked().is_none() {
                    // The page is left; nobody waits any more.
                    break;
                }
                match answer {
                    Ok(answer) => {
                        self.clock.set(answer.value.now);
                        self.gone.update(|gone| gone.extend(answer.value.gone));
                        self.rows.update(|rows| rows.extend(answer.value.items));
                    }
                    Err(failure) => {
                        let answered = |ad: &AdId| self.answered(*ad);
                        self.asked.update_value(|asked| asked.retain(answered));
                        self.failure.set(Some(failure));
                        break;
                    }
                }
            }
            drop(on_its_way);
        });
    }

    /// Whether the server has said something of the ad; not reactive.
    fn answered(self, ad: AdId) -> bool {
        self.rows.with_untracked(|rows| rows.iter().any(|row| row.id == ad))
            || self.gone.with_untracked(|gone| gone.contains(&ad))
    }
}
