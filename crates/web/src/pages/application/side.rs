//! Beside the form: how the application stands, how far it is, whether all is saved, until when (G9.3-1).

use domain::applications::{Act, ApplicationState};
use domain::language::Language;
use domain::paths::Page;
use domain::time::Instant;
use icons::Icon as Drawing;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::acts::{SentAct, use_acts};
use super::delete::DeleteDialog;
use crate::components::{Button, ButtonKind, Icon, Progress, Tag};
use crate::dates::{self, Time};
use crate::dom;
use crate::form::{SaveState, use_form};
use crate::router::{use_language, use_router};
use crate::said::use_said;

/// The panel.
#[component]
pub(super) fn Side() -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let percent = Signal::derive(move || context.evaluation.with(|verdict| verdict.percent));
    let preview = Page::Preview(context.open.id).path(language);
    view! {
        <aside class="sticky" aria-label=texts::form::status(language)>
            <div class="panel">
                <StatusTag />
                <div>
                    <p class="row between sm">
                        <span>{texts::form::progress(language)}</span>
                        <b class="num">{move || texts::format::percent(language, percent.get())}</b>
                    </p>
                    <Progress name=texts::form::progress(language) percent=percent />
                </div>
                <SaveLine />
                <hr />
                <Deadline />
                <a class="ds-button only-wide rtop" href=preview>
                    {texts::form::preview(language)}
                </a>
                <div class="only-wide">
                    <OtherActions id="other-actions" />
                </div>
            </div>
        </aside>
    }
}

/// “Ansökan är inte inlämnad”, or how it stands since it was sent, with its time stamps (G9.3-1, G9.4.2, G10.1).
#[component]
pub(super) fn StatusTag() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    move || {
        let view = form.with(|working| working.view.clone());
        let (words, color, drawing) = match (view.state, view.editing) {
            (ApplicationState::Sent, true) => {
                (texts::applications::status_being_edited(language), "lake", Drawing::Pencil)
            }
            (ApplicationState::Sent, false) => (texts::status(language, view.state), "success", Drawing::Check),
            (ApplicationState::Unsent, _) => (texts::status(language, view.state), "warning", Drawing::CircleDashed),
            (ApplicationState::Withdrawn, _) => (texts::status(language, view.state), "info", Drawing::X),
        };
        let stamp = |at: Option<Instant>, words: fn(Language, String) -> String| {
            at.map(|at| {
                let text = words(language, dates::date_time_of(language, at));
                view! {
                    <p class="sm sub">
                        <Time at=at text=text />
                    </p>
                }
            })
        };
        view! {
            <p class="row nw">
                <Tag color=color icon=drawing>
                    {words}
                </Tag>
            </p>
            {stamp(view.sent_at, texts::form::status_sent_at)}
            {stamp(view.edited_at, texts::form::status_edited_at)}
            {stamp(view.withdrawn_at, texts::form::status_withdrawn_at)}
        }
    }
}

/// “Ansökningstiden upphör”
#[component]
pub(super) fn Deadline() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    if form.with_now(|working| working.view.open.is_some()) {
        return view! { <ValidUntil /> }.into_any();
    }
    let (at, local) = form.with_now(|working| (working.view.ad.closes_at, working.view.ad.closes_at_local.clone()));
    let yours = dates::your_time(language, at, &local);
    view! {
        <p class="sm">
            <span class="sub">{texts::form::period_ends(language)}</span>
            <br />
            <b>
                <Time at=at text=dates::date_time(language, &local) />
            </b>
            {yours.map(|yours| format!(" {yours}"))}
        </p>
    }
    .into_any()
}

/// How long an open application is valid (G11-1): it has no period that could end.
#[component]
fn ValidUntil() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    move || {
        let day = form.with(|working| working.view.open.and_then(|open| open.valid_until));
        match day {
            Some(day) => view! {
                <p class="sm">
                    <span class="sub">{texts::open_application::valid_until_label(language)}</span>
                    <br />
                    <b>{texts::format::date(language, day)}</b>
                </p>
            }
            .into_any(),
            None => view! { <p class="sm sub">{texts::open_application::not_valid_yet(language)}</p> }.into_any(),
        }
    }
}

/// ‹Sparar…›, ‹Sparat kl. 14.32›, or that it failed and when the next try is. What it says changes rarely, so that a
/// screen reader is not interrupted at every field.
#[component]
pub(in crate::pages) fn SaveLine() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let state = Memo::new(move |_| form.save_state());
    let line = move || {
        let (drawing, words) = match state.get() {
            SaveState::Untouched => (Drawing::Info, texts::form::saves_by_itself(language).to_owned()),
            SaveState::Saving => (Drawing::LoaderCircle, texts::form::saving(language).to_owned()),
            SaveState::Saved(at) => (Drawing::Check, texts::form::saved_at(language, dates::time_of(language, at))),
            SaveState::Retrying(seconds) => (Drawing::CloudOff, texts::form::not_saved(language, seconds)),
            SaveState::LoggedOut => (Drawing::CloudOff, texts::account::session_over(language).to_owned()),
            SaveState::Closed => {
                (Drawing::Lock, texts::problem_title(language, domain::problem::Kind::PeriodOver).to_owned())
            }
        };
        view! {
            <Icon of=drawing />
            <span>{words}</span>
        }
    };
    let failing = Memo::new(move |_| matches!(state.get(), SaveState::Retrying(_)));
    view! {
        <p class="saved" class:failing=move || failing.get() role="status">
            {line}
        </p>
        {move || {
            failing
                .get()
                .then(|| {
                    view! {
                        <Button
                            kind=ButtonKind::Secondary
                            small=true
                            on_press=Callback::new(move |()| form.try_now())
                        >
                            {texts::frame::try_now(language)}
                        </Button>
                    }
                })
        }}
    }
}

/// The question before deleting; once a page.
#[component]
pub(super) fn DeleteHere() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let (router, said) = (use_router(), use_said());
    let asks = use_acts().asks.delete;
    let title = form.with_now(|working| working.view.ad.title.clone());
    let version = Signal::derive(move || form.with(|working| working.view.version));
    let deleted = Callback::new(move |()| {
        form.discard();
        router.go(&Page::Applications.path(language));
        said.politely(texts::form::deleted(language));
    });
    let of_open = form.with_now(|working| working.view.open.is_some());
    view! {
        <DeleteDialog open=asks id=form.id title=title version=version of_open=of_open on_deleted=deleted />
    }
}

/// “Övriga funktioner” → “Ta bort ansökan”, “Återkalla ansökan”, “Skicka på nytt” (G9.5, G10).
#[component]
pub(super) fn OtherActions(
    /// Id of the list; there are two, for desk and phone.
    id: &'static str,
) -> impl IntoView {
    let (language, form, acts) = (use_language(), use_form().open, use_acts());
    let shown = RwSignal::new(false);
    let possible = Memo::new(move |_| {
        const HERE: [Act; 5] = [Act::SendAgain, Act::Prolong, Act::DiscardEdit, Act::Withdraw, Act::Delete];
        form.with(|working| {
            // What came too late is gone from the page, though the service has yet to clear it away (D24).
            let is_here = |act: &Act| *act != Act::DiscardEdit || working.may_edit();
            let possible = |act: &Act| working.view.actions.contains(act) && is_here(act);
            HERE.into_iter().filter(possible).collect::<Vec<_>>()
        })
    });
    let button = format!("{id}-button");
    let key = {
        let button = button.clone();
        move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" && shown.get_untracked() {
                event.stop_propagation();
                shown.set(false);
                dom::focus_id(&button);
            }
        }
    };
    let whole = NodeRef::<html::Div>::new();
    let left = move |event: web_sys::FocusEvent| {
        let to: Option<web_sys::Node> = event.related_target().and_then(|target| target.dyn_into().ok());
        let inside = |to: &web_sys::Node| whole.get_untracked().is_some_and(|whole| whole.contains(Some(to)));
        if to.is_some_and(|to| !inside(&to)) {
            shown.set(false);
        }
    };
    let back = button.clone();
    let entry = move |act: Act| {
        let (drawing, words) = match act {
            Act::SendAgain => (Drawing::Send, texts::form::send_again(language)),
            Act::Prolong => (Drawing::CalendarClock, texts::open_application::prolong(language)),
            Act::DiscardEdit => (Drawing::RefreshCw, texts::form::discard_edit(language)),
            Act::Withdraw => (Drawing::X, texts::form::withdraw(language)),
            Act::Delete => (Drawing::Trash2, texts::form::delete_application(language)),
            Act::Edit | Act::Send | Act::StartEdit | Act::CompleteEdit => return None,
        };
        let back = back.clone();
        let press = move |_| {
            shown.set(false);
            // What is hidden cannot keep the focus, and the question gives it back to where it was opened.
            dom::focus_id(&back);
            match act {
                Act::SendAgain => acts.press(SentAct::SendAgain),
                Act::Prolong => acts.open(acts.asks.prolong),
                Act::DiscardEdit => acts.open(acts.asks.discard),
                Act::Withdraw => acts.open(acts.asks.withdraw),
                Act::Delete => acts.open(acts.asks.delete),
                Act::Edit | Act::Send | Act::StartEdit | Act::CompleteEdit => {}
            }
        };
        Some(view! {
            <li>
                <button class="linkbtn" type="button" on:click=press>
                    <Icon of=drawing />
                    {words}
                </button>
            </li>
        })
    };
    move || {
        let possible = possible.get();
        (!possible.is_empty()).then(|| {
            view! {
                <div class="disclosure" node_ref=whole on:keydown=key.clone() on:focusout=left>
                    <button
                        class="ds-button"
                        data-variant="tertiary"
                        type="button"
                        id=button.clone()
                        aria-expanded=move || shown.get().to_string()
                        aria-controls=id
                        on:click=move |_| shown.update(|shown| *shown = !*shown)
                    >
                        {texts::form::other_actions(language)}
                        <Icon of=Drawing::ChevronDown />
                    </button>
                    <ul id=id hidden=move || !shown.get()>
                        {possible.into_iter().filter_map(&entry).collect_view()}
                    </ul>
                </div>
            }
        })
    }
}
