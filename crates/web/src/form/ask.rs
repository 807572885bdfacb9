//! A field of the form: what every widget of a question shares.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::forms::{AnswerValue, NONE_CHOICE};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::clash::Beside;
use super::context::{FormContext, use_form};
use super::errors::at_field;
use super::field::{Field, element_id};
use crate::components::{Check, CheckGroup, Choice, FieldFrame, RadioGroup, Select, described_by};
use crate::router::use_language;
use crate::said::use_said;

/// How long after the last key a long text is saved without being left.
const REST: Duration = Duration::from_secs(3);
/// The last tenth of a field's room is told aloud.
const NEAR: u64 = 10;
/// How long after the last key the room that is left is told.
const PAUSE: Duration = Duration::from_millis(1_200);
/// From this many choices on they are in a list that opens.
const MANY: usize = 8;

/// A field with its words.
#[derive(Clone)]
pub(crate) struct Ask {
    /// Which field.
    pub(crate) field: Field,
    /// What is asked.
    pub(crate) label: String,
    /// A word of help.
    pub(crate) hint: Option<String>,
    /// Whether it must be filled in.
    pub(crate) required: bool,
}

impl Ask {
    /// A field under its own name; whether it is required the judge has said.
    pub(crate) fn new(field: Field, label: impl Into<String>) -> Self {
        let required = use_form().is_required(&field);
        Self { field, label: label.into(), hint: None, required }
    }

    /// With a word of help.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The id of its element.
    pub(crate) fn id(&self) -> String {
        element_id(&self.field.pointer())
    }

    /// What is wrong with it, in words.
    pub(crate) fn error(&self) -> Signal<Option<String>> {
        error_at(self.field.pointer())
    }

    /// The text on the screen: follows what comes from elsewhere, and is the person's own while typing.
    fn text(&self) -> RwSignal<String> {
        let (open, field) = (use_form().open, self.field.clone());
        let known = Memo::new(move |_| open.with(|working| working.text(&field)));
        follow(known)
    }
}

/// What is wrong at a place, in words.
pub(crate) fn error_at(pointer: String) -> Signal<Option<String>> {
    let (language, context) = (use_language(), use_form());
    Signal::derive(move || {
        context
            .wrong_at(&pointer)
            .map(|error| context.open.with(|working| at_field(language, &working.view.form, &error)))
    })
}

/// A signal of the widget's own that takes over what the form knows whenever that changes.
fn follow<T: Clone + PartialEq + Send + Sync + 'static>(known: Memo<T>) -> RwSignal<T> {
    let shown = RwSignal::new(known.get_untracked());
    Effect::new(move |_| {
        let now = known.get();
        if shown.with_untracked(|shown| *shown != now) {
            shown.set(now);
        }
    });
    shown
}

/// What a line may contain and how a phone helps with it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Line {
    /// `email`, `tel`…; empty is `text`.
    pub(crate) kind: &'static str,
    /// What browsers may fill in (WCAG 1.3.5).
    pub(crate) autocomplete: Option<&'static str>,
    /// Which keys a phone shows.
    pub(crate) inputmode: Option<&'static str>,
    /// `w-s` or `w-m` where answers are short.
    pub(crate) width: &'static str,
    /// Most characters, told while one types.
    pub(crate) max: Option<u32>,
}

/// A field of one line.
#[component]
pub(crate) fn LineAnswer(ask: Ask, #[prop(optional)] line: Line) -> impl IntoView {
    let context = use_form();
    let (id, error, value) = (ask.id(), ask.error(), ask.text());
    let has_hint = ask.hint.is_some();
    let described = describe(&id, has_hint, error, line.max.is_some());
    let (typed, left) = (ask.field.clone(), ask.field.clone());
    let kind = if line.kind.is_empty() { "text" } else { line.kind };
    view! {
        <div>
            <FieldFrame id=id.clone() label=ask.label.clone() required=ask.required hint=ask.hint.clone() error=error>
                <input
                    class=format!("ds-input {}", line.width)
                    id=id.clone()
                    type=kind
                    dir="auto"
                    autocomplete=line.autocomplete
                    inputmode=line.inputmode
                    aria-required=ask.required.then_some("true")
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=move |event| {
                        value.set(event_target_value(&event));
                        context.open.typed(&typed, Some(AnswerValue::Text(value.get_untracked())));
                    }
                    on:blur=move |_| leave_line(context, &left, value)
                />
                {line.max.map(|max| view! { <Counter id=id.clone() label=ask.label.clone() max=max value=value /> })}
            </FieldFrame>
            <Beside field=ask.field.clone() />
        </div>
    }
}

/// A field of several lines. Saved when it is left, and 3 s after the last key.
#[component]
pub(crate) fn LongAnswer(ask: Ask, max: u32, rows: u8) -> impl IntoView {
    let context = use_form();
    let (id, error, value) = (ask.id(), ask.error(), ask.text());
    let described = describe(&id, ask.hint.is_some(), error, true);
    let (typed, left) = (ask.field.clone(), ask.field.clone());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    on_cleanup(stop);
    let input = move |event| {
        value.set(event_target_value(&event));
        context.open.typed(&typed, Some(AnswerValue::Text(value.get_untracked())));
        stop();
        timer.set_value(set_timeout_with_handle(move || context.open.leave_edited(), REST).ok());
    };
    let blur = move |_| {
        stop();
        leave_line(context, &left, value);
    };
    view! {
        <div>
            <FieldFrame id=id.clone() label=ask.label.clone() required=ask.required hint=ask.hint.clone() error=error>
                <textarea
                    class="ds-input"
                    id=id.clone()
                    rows=rows.to_string()
                    dir="auto"
                    aria-required=ask.required.then_some("true")
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=input
                    on:blur=blur
                ></textarea>
                <Counter id=id.clone() label=ask.label.clone() max=max value=value />
            </FieldFrame>
            <Beside field=ask.field.clone() />
        </div>
    }
}

fn describe(
    id: &str,
    hint: bool,
    error: Signal<Option<String>>,
    counted: bool,
) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static {
    let id = id.to_owned();
    move || {
        let others = described_by(&id, hint, error.get().is_some());
        match (others, counted) {
            (others, false) => others,
            (None, true) => Some(format!("{id}-count")),
            (Some(others), true) => Some(format!("{others} {id}-count")),
        }
    }
}

/// How many characters are left: told from the start, not only when it is too late. Near the limit and beyond it, it is
/// also said to those who do not see it, politely and when the fingers rest: what is typed is never cut, so one has to
/// hear how much is too much.
#[component]
fn Counter(id: String, label: String, max: u32, value: RwSignal<String>) -> impl IntoView {
    let (language, said) = (use_language(), use_said());
    let max = u64::from(max);
    let used = Memo::new(move |_| u64::try_from(value.with(|text| text.chars().count())).unwrap_or(u64::MAX));
    let words = move || {
        let used = used.get();
        if used > max {
            texts::form::characters_over(language, used - max)
        } else {
            texts::form::characters_left(language, max - used)
        }
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    on_cleanup(stop);
    Effect::new(move |before: Option<u64>| {
        let now = used.get();
        stop();
        // What stood there when the page came is no news.
        if before.is_some() && now.saturating_add(max / NEAR) >= max {
            let told = texts::form::characters_told(language, untrack(words), label.clone());
            timer.set_value(set_timeout_with_handle(move || said.politely(told), PAUSE).ok());
        }
        now
    });
    view! {
        <span class="hint" id=format!("{id}-count")>
            {words}
        </span>
    }
}

/// One of several: all in sight where they are few, else in a list.
#[component]
pub(crate) fn OneAnswer(
    ask: Ask,
    choices: Vec<Choice>,
    /// The value that stands for no answer, where it is an answer people can give.
    #[prop(optional)]
    none_is_chosen: bool,
) -> impl IntoView {
    let language = use_language();
    let value = ask.text();
    let choose = {
        let ask = ask.clone();
        let context = use_form();
        Callback::new(move |()| leave_in(context, &ask.field, AnswerValue::Text(value.get_untracked())))
    };
    let widget = if choices.len() < MANY || none_is_chosen {
        view! {
            <RadioGroup
                id=ask.id()
                label=ask.label.clone()
                choices=choices
                value=value
                required=ask.required
                hint=ask.hint.clone().unwrap_or_default()
                error=ask.error()
                on_choose=choose
            />
        }
        .into_any()
    } else {
        let with_none = std::iter::once(Choice::new("", texts::form::not_chosen(language))).chain(choices).collect();
        view! { <ListAnswer ask=ask.clone() choices=Signal::stored(with_none) bare=true /> }.into_any()
    };
    view! { <div>{widget} <Beside field=ask.field.clone() /></div> }
}

/// A field that has the focus is left also when it goes away, and then its text is gone before it: the page itself has
/// saved it.
fn leave_line(context: FormContext, field: &Field, value: RwSignal<String>) {
    if let Some(text) = value.try_get_untracked() {
        context.open.leave(field, Some(AnswerValue::Text(text)));
    }
}

fn leave_in(context: FormContext, field: &Field, value: AnswerValue) {
    context.open.leave(field, Some(value));
}

/// One of a list that opens.
#[component]
pub(crate) fn ListAnswer(
    ask: Ask,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    /// Without what stands beside every field: somebody else shows it.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let context = use_form();
    let value = ask.text();
    let (id, error, field) = (ask.id(), ask.error(), ask.field.clone());
    let choose = Callback::new(move |()| leave_in(context, &field, AnswerValue::Text(value.get_untracked())));
    let select = view! {
        <Select
            id=id
            label=ask.label.clone()
            choices=choices
            value=value
            required=ask.required
            hint=ask.hint.clone().unwrap_or_default()
            error=error
            on_choose=choose
        />
    };
    view! { <div>{select} {(!bare).then(|| view! { <Beside field=ask.field.clone() /> })}</div> }
}

/// Any of several.
#[component]
pub(crate) fn ManyAnswer(
    ask: Ask,
    choices: Vec<Choice>,
    /// Whether one of them is none of the others: it and they put each other out (G9.2.6).
    offers_none: bool,
) -> impl IntoView {
    let (context, field) = (use_form(), ask.field.clone());
    let known = Memo::new(move |_| {
        context.open.with(|working| match working.value(&field) {
            Some(AnswerValue::Many(chosen)) => chosen.iter().cloned().collect::<BTreeSet<String>>(),
            Some(AnswerValue::Text(_) | AnswerValue::YesNo(_)) | None => BTreeSet::new(),
        })
    });
    let value = follow(known);
    let (order, field) = (choices.iter().map(|choice| choice.value.clone()).collect::<Vec<_>>(), ask.field.clone());
    let choose = Callback::new(move |()| {
        if offers_none {
            value.update(|chosen| alone(chosen, &known.get_untracked()));
        }
        let chosen = value.get_untracked();
        let chosen = order.iter().filter(|id| chosen.contains(*id)).cloned().collect();
        leave_in(context, &field, AnswerValue::Many(chosen));
    });
    let language = use_language();
    let several = texts::form::choose_several(language);
    let hint = ask.hint.clone().map_or_else(|| several.to_owned(), |hint| format!("{hint} {several}"));
    view! {
        <div>
            <CheckGroup
                id=ask.id()
                label=ask.label.clone()
                choices=choices
                value=value
                required=ask.required
                hint=hint
                error=ask.error()
                on_choose=choose
            />
            <Beside field=ask.field.clone() />
        </div>
    }
}

/// ‹None of them›, chosen now, puts out all others; another, chosen now, puts out ‹none of them›.
fn alone(chosen: &mut BTreeSet<String>, before: &BTreeSet<String>) {
    if !chosen.contains(NONE_CHOICE) || chosen.len() < 2 {
        return;
    }
    if before.contains(NONE_CHOICE) {
        chosen.remove(NONE_CHOICE);
    } else {
        chosen.retain(|id| id == NONE_CHOICE);
    }
}

/// Yes or no.
#[component]
pub(crate) fn YesNoAnswer(ask: Ask) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let field = ask.field.clone();
    let known = Memo::new(move |_| {
        context.open.with(|working| match working.value(&field) {
            Some(AnswerValue::YesNo(true)) => "yes".to_owned(),
            Some(AnswerValue::YesNo(false)) => "no".to_owned(),
            Some(AnswerValue::Text(_) | AnswerValue::Many(_)) | None => String::new(),
        })
    });
    let value = follow(known);
    let left = ask.clone();
    let choose = Callback::new(move |()| {
        leave_in(context, &left.field, AnswerValue::YesNo(value.with_untracked(|value| value == "yes")));
    });
    let choices = vec![Choice::new("yes", texts::frame::yes(language)), Choice::new("no", texts::frame::no(language))];
    let group = view! {
        <RadioGroup
            id=ask.id()
            label=ask.label.clone()
            choices=choices
            value=value
            required=ask.required
            hint=ask.hint.clone().unwrap_or_default()
            error=ask.error()
            on_choose=choose
        />
    };
    view! { <div>{group} <Beside field=ask.field.clone() /></div> }
}

/// A single box: yes while it is ticked, otherwise nothing.
#[component]
pub(crate) fn TickAnswer(ask: Ask) -> impl IntoView {
    let (context, field) = (use_form(), ask.field.clone());
    let known = Memo::new(move |_| context.open.with(|working| working.is_yes(&field)));
    let value = follow(known);
    let field = ask.field.clone();
    let choose = Callback::new(move |()| {
        let ticked = value.get_untracked();
        context.open.leave(&field, ticked.then_some(AnswerValue::YesNo(true)));
    });
    view! {
        <div>
            <Check id=ask.id() value=value error=ask.error() on_choose=choose>
                {ask.label.clone()}
            </Check>
            {ask.hint.clone().map(|hint| view! { <p class="sm sub mt2">{hint}</p> })}
            <Beside field=ask.field.clone() />
        </div>
    }
}
