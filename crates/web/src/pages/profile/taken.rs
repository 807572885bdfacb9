//! What became of taking something into the profile: how much was added, and what says something else (G7.1-5, G9.1).

use std::collections::BTreeSet;

use domain::applications::{AnswersSaved, Conflict};
use domain::forms::{AnswerValue, Form, profile_form};
use domain::language::Language;
use leptos::prelude::*;

use crate::components::{Button, ButtonKind};
use crate::dom;
use crate::form::{Field, FormContext, label, shown, use_form};
use crate::router::use_language;
use crate::said::use_said;

/// Where it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum From {
    /// The profile's file.
    File,
    /// An application.
    Application,
}

impl From {
    fn added(self, language: Language, count: u64) -> String {
        match (self, count) {
            (Self::File, 0) => texts::profile::nothing_to_load(language).to_owned(),
            (Self::Application, 0) => texts::profile::nothing_to_copy(language).to_owned(),
            (Self::File, count) => texts::profile::loaded(language, count),
            (Self::Application, count) => texts::profile::copied_to_profile(language, count),
        }
    }

    fn differs(self, language: Language, count: u64) -> String {
        match self {
            Self::File => texts::profile::load_differs(language, count),
            Self::Application => texts::profile::copy_differs(language, count),
        }
    }

    const fn overwrite(self, language: Language) -> &'static str {
        match self {
            Self::File => texts::profile::load_overwrite(language),
            Self::Application => texts::profile::copy_overwrite(language),
        }
    }

    const fn theirs(self, language: Language) -> &'static str {
        match self {
            Self::File => texts::profile::in_file(language),
            Self::Application => texts::profile::in_application(language),
        }
    }
}

/// Says it, and asks before anything is overwritten. What was asked has the focus.
#[component]
pub(in crate::pages) fn TakenFrom(
    from: From,
    /// Id of what began it, which has the focus again when nothing is left to ask.
    back: &'static str,
    /// What a try brought; empty until one was made.
    taken: RwSignal<Option<AnswersSaved>>,
    busy: RwSignal<bool>,
    /// Takes it in once more, now overwriting.
    on_overwrite: Callback<()>,
) -> impl IntoView {
    let (language, said) = (use_language(), use_said());
    let context = use_form();
    Effect::new(move |_| {
        let words = taken.with(|taken| taken.as_ref().map(|answer| summary(from, language, answer)));
        if let Some(words) = words {
            said.politely(words.join(" "));
            dom::after_render(|| {
                dom::focus_id(ID);
            });
        }
    });
    let keep = Callback::new(move |()| {
        taken.set(None);
        said.politely(texts::profile::load_kept(language));
        dom::after_render(move || {
            dom::focus_id(back);
        });
    });
    move || {
        taken.get().map(|answer| {
            let lines = summary(from, language, &answer);
            let conflicts = (!answer.conflicts.is_empty()).then(|| {
                let rows =
                    answer.conflicts.iter().map(|conflict| line(language, context, from, conflict)).collect_view();
                view! {
                    <dl class="kv">{rows}</dl>
                    <div class="row">
                        <Button kind=ButtonKind::Secondary on_press=keep>
                            {texts::profile::load_keep(language)}
                        </Button>
                        <Button busy=busy on_press=on_overwrite>
                            {from.overwrite(language)}
                        </Button>
                    </div>
                }
            });
            view! {
                <div class="note stack" id=ID tabindex="-1">
                    {lines.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                    {conflicts}
                </div>
            }
        })
    }
}

/// Id of what is said.
const ID: &str = "taken-in";

/// How much is there now that was not, and how much says something else.
fn summary(from: From, language: Language, answer: &AnswersSaved) -> Vec<String> {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let differing = answer.conflicts.len();
    let mut lines = Vec::new();
    if !answer.saved.is_empty() || differing == 0 {
        lines.push(from.added(language, count(answer.saved.iter().collect::<BTreeSet<_>>().len())));
    }
    if differing > 0 {
        lines.push(from.differs(language, count(differing)));
    }
    lines
}

/// One field with both values.
fn line(language: Language, context: FormContext, from: From, conflict: &Conflict) -> impl IntoView + use<> {
    let form = profile_form();
    let name = match conflict.pointer.as_str() {
        "/photo" => texts::profile::photo(language).to_owned(),
        pointer => label(language, &form, pointer),
    };
    let value = |value: &Option<AnswerValue>| read(language, context, &form, &conflict.pointer, value.as_ref());
    let (mine, theirs) = (value(&conflict.stored), value(&conflict.yours));
    let values = (conflict.pointer != "/photo").then(|| {
        view! {
            <span>{texts::profile::in_profile(language)} ": " {mine}</span>
            <br />
            <span>{from.theirs(language)} ": " {theirs}</span>
        }
    });
    view! {
        <div>
            <dt>{name}</dt>
            <dd class="typed" dir="auto">{values}</dd>
        </div>
    }
}

fn read(language: Language, context: FormContext, form: &Form, pointer: &str, value: Option<&AnswerValue>) -> String {
    match (Field::parse(pointer), value) {
        (Some(field), Some(value)) => shown(language, context, form, &field, value),
        (_, None) => texts::form::empty(language).to_owned(),
        (None, Some(_)) => String::new(),
    }
}
