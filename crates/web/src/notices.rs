//! What every page says about interruptions and disturbances (G1-5).
//!
//! The server's page brings those in force along; afterwards they are asked for when one goes on to another page, and
//! once a minute on a page that stays open. Every visit pays for this file, so the browser itself takes the JSON apart,
//! and the bar is one piece of HTML (P13).

use client::Client;
use domain::language::Language;
use icons::Icon as Drawing;
use js_sys::{Array, JSON, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::answers::use_answers;
use crate::clock::{device_millis, use_clock};
use crate::router::{use_language, use_router};
use crate::said::use_said;

/// Asked for at most so often. A little less than the minute by which the clock goes on.
const AGAIN_AFTER_MILLIS: i64 = 55_000;
/// A severe one is an alert, which says itself.
const SEVERE: &str = "severe";

/// Those in force, as far as is known.
#[derive(Clone, Copy)]
pub(crate) struct Notices(RwSignal<Vec<Notice>>);

/// One of them.
#[derive(Clone, PartialEq)]
struct Notice {
    /// The whole of it: changed, it is another one.
    key: String,
    severity: String,
    /// In Finnish, Swedish and English: an administrator writes all three.
    texts: [String; 3],
}

impl Notice {
    fn text(&self, language: Language) -> &str {
        let [fi, sv, en] = &self.texts;
        match language {
            Language::Fi => fi,
            Language::Sv => sv,
            Language::En => en,
        }
    }
}

impl Notices {
    /// Begins with those of the server's page.
    pub(crate) fn start() -> Self {
        let there = use_answers().embedded_json(&format!("{}/notices", client::BASE));
        let notices = Self(RwSignal::new(there.map(|json| read(&json)).unwrap_or_default()));
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
            let Ok(json) = Client::here(language).list_notices_as_json().await else { return };
            let (before, now) = (self.0.get_untracked(), read(&json));
            for notice in &now {
                if notice.severity != SEVERE && before.iter().all(|known| known.key != notice.key) {
                    said.after_that(notice.text(language));
                }
            }
            if before != now {
                self.0.set(now);
            }
        });
    }
}

fn read(json: &str) -> Vec<Notice> {
    let Ok(all) = JSON::parse(json) else { return Vec::new() };
    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let one = |notice: JsValue| {
        let texts = field(&notice, "texts");
        let word = |of: &JsValue, name: &str| field(of, name).as_string().unwrap_or_default();
        Notice {
            key: JSON::stringify(&notice).map(String::from).unwrap_or_default(),
            severity: word(&notice, "severity"),
            texts: ["fi", "sv", "en"].map(|language| word(&texts, language)),
        }
    };
    Array::from(&all).iter().map(one).collect()
}

/// Stands under the header of every page; nothing where nothing is to be said.
#[component]
pub(crate) fn NoticeBar() -> impl IntoView {
    let language = use_language();
    let Notices(notices) = expect_context();
    let bar = move || {
        let mut html = String::new();
        for notice in notices.get() {
            let severe = notice.severity == SEVERE;
            let drawing = if notice.severity == "info" { Drawing::Info } else { Drawing::TriangleAlert };
            let (severity, icon, text) = (&notice.severity, drawing.svg(), escape(notice.text(language)));
            let role = if severe { " role=\"alert\"" } else { "" };
            html += &format!(
                "<div class=\"bar-notice {severity}\"{role}><p class=\"wrap\">{icon}<span>{text}</span></p></div>"
            );
        }
        html
    };
    move || {
        let html = bar();
        (!html.is_empty()).then(
            || view! { <section class="bar-notices" aria-label=texts::frame::notice(language) inner_html=html /> },
        )
    }
}

/// Text as it may stand in HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
