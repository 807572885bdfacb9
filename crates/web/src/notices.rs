//! What every page says about interruptions and disturbances (G1-5).
//!
//! The server's page brings those in force along; afterwards they are asked for when one goes on to another page, and
//! once a minute on a page that stays open.

use std::collections::BTreeSet;

use client::Client;
use domain::content::{NoticeView, Severity};
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::answers::use_answers;
use crate::clock::{device_millis, use_clock};
use crate::components::Icon;
use crate::router::{use_language, use_router};
use crate::said::use_said;

/// Asked for at most so often. A little less than the minute by which the clock goes on.
const AGAIN_AFTER_MILLIS: i64 = 55_000;

/// Those in force, as far as is known.
#[derive(Clone, Copy)]
pub(crate) struct Notices(RwSignal<Vec<NoticeView>>);

impl Notices {
    /// Begins with those of the server's page.
    pub(crate) fn start() -> Self {
        let there = use_answers().embedded(&format!("{}/notices", client::BASE)).unwrap_or_default();
        let notices = Self(RwSignal::new(there));
        let (clock, router) = (use_clock(), use_router());
        // By the device's own clock, which does not jump when the server says what time it is.
        let asked = StoredValue::new(device_millis());
        Effect::new(move |_| {
            clock.by_the_minute();
            router.place();
            let now = device_millis();
            if now - asked.get_value() >= AGAIN_AFTER_MILLIS {
                asked.set_value(now);
                notices.ask();
            }
        });
        notices
    }

    fn ask(self) {
        let said = use_said();
        let language = untrack(|| use_router().language());
        spawn_local(async move {
            // Where the server does not answer, what was known stays.
            let Ok(answer) = Client::here(language).list_notices().await else { return };
            let before = self.0.get_untracked();
            if before == answer.value {
                return;
            }
            let known: BTreeSet<_> = before.iter().map(|notice| (notice.id, notice.version)).collect();
            // A severe one is an alert, which says itself.
            let new = answer
                .value
                .iter()
                .filter(|one| one.severity != Severity::Severe && !known.contains(&(one.id, one.version)));
            let words: Vec<&str> = new.map(|notice| notice.texts.text(language)).collect();
            if !words.is_empty() {
                said.after_that(words.join(" "));
            }
            self.0.set(answer.value);
        });
    }
}

/// Stands under the header of every page; nothing where nothing is to be said.
#[component]
pub(crate) fn NoticeBar() -> impl IntoView {
    let language = use_language();
    let Notices(notices) = expect_context();
    let one = move |notice: NoticeView| {
        let severe = notice.severity == Severity::Severe;
        let drawing = if notice.severity == Severity::Info { Drawing::Info } else { Drawing::TriangleAlert };
        let (of, text) = notice.texts.pick(language).map(|(of, text)| (of, text.clone()))?;
        Some(view! {
            <div class=format!("bar-notice {}", notice.severity) role=severe.then_some("alert")>
                <p class="wrap" lang=(of != language).then(|| of.tag())>
                    <Icon of=drawing />
                    <span>{text}</span>
                </p>
            </div>
        })
    };
    move || {
        let all = notices.get();
        (!all.is_empty()).then(|| {
            view! {
                <section class="bar-notices" aria-label=texts::frame::notice(language)>
                    {all.into_iter().filter_map(one).collect_view()}
                </section>
            }
        })
    }
}
