//! Beside the form: how the application stands, how far it is, whether all is saved, until when (G9.3-1).

use domain::applications::Act;
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

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

/// “Ansökan är inte inlämnad”, or that it is.
#[component]
pub(super) fn StatusTag() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    move || {
        let (sent, sent_at, state) = form.with(|working| (working.is_sent(), working.view.sent_at, working.view.state));
        let words = texts::status(language, state);
        let at = sent_at.map(|at| {
            let text = texts::form::status_sent_at(language, dates::date_time_of(language, at));
            view! {
                <p class="sm sub">
                    <Time at=at text=text />
                </p>
            }
        });
        view! {
            <p class="row nw">
                {if sent {
                    view! {
                        <Tag color="success" icon=Drawing::Check>
                            {words}
                        </Tag>
                    }
                        .into_any()
                } else {
                    view! {
                        <Tag color="warning" icon=Drawing::CircleDashed>
                            {words}
                        </Tag>
                    }
                        .into_any()
                }}
            </p>
            {at}
        }
    }
}

/// “Ansökningstiden upphör”
#[component]
pub(super) fn Deadline() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
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

/// Whether the question before deleting is open; one question for all the buttons that lead to it.
#[derive(Clone, Copy)]
pub(super) struct AsksToDelete(pub(super) RwSignal<bool>);

/// The question itself; once a page.
#[component]
pub(super) fn DeleteHere() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let (router, said) = (use_router(), use_said());
    let AsksToDelete(asks) = expect_context();
    let title = form.with_now(|working| working.view.ad.title.clone());
    let version = Signal::derive(move || form.with(|working| working.view.version));
    let deleted = Callback::new(move |()| {
        form.discard();
        router.go(&Page::Applications.path(language));
        said.politely(texts::form::deleted(language));
    });
    view! { <DeleteDialog open=asks id=form.id title=title version=version on_deleted=deleted /> }
}

/// “Övriga funktioner” → “Ta bort ansökan” (G9.5).
#[component]
pub(super) fn OtherActions(
    /// Id of the list; there are two, for desk and phone.
    id: &'static str,
) -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let AsksToDelete(asks) = expect_context();
    let shown = RwSignal::new(false);
    let may_delete = Memo::new(move |_| form.with(|working| working.view.actions.contains(&Act::Delete)));
    let button = format!("{id}-button");
    let key = {
        let button = button.clone();
        move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" && shown.get_untracked() {
                shown.set(false);
                dom::focus_id(&button);
            }
        }
    };
    move || {
        may_delete.get().then(|| {
            view! {
                <div class="disclosure" on:keydown=key.clone()>
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
                        <li>
                            <button class="linkbtn" type="button" on:click=move |_| asks.set(true)>
                                <Icon of=Drawing::Trash2 />
                                {texts::form::delete_application(language)}
                            </button>
                        </li>
                    </ul>
                </div>
            }
        })
    }
}
