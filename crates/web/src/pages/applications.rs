//! “Mina ansökningar” (G6-1), and the start page that leads there.

use client::{Client, Failure};
use domain::applications::{Act, ApplicationList, ApplicationListItem, ApplicationState, Heading, last_day};
use domain::codes::Choice;
use domain::forms::{AnswerValue, BasicField};
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;
use domain::time::{Instant, helsinki};
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::application::DeleteDialog;
use super::interview::Reminder;
use crate::arrival::use_title;
use crate::busy::use_busy;
use crate::clock::use_clock;
use crate::components::{FailureNote, Icon, Progress, Tag, Waiting};
use crate::dates::{self, Time};
use crate::dom;
use crate::failure;
use crate::router::{login_then, terms_then, use_language, use_router};
use crate::said::use_said;
use crate::session::use_session;

/// Below this many minutes a deadline is told as a clock.
const CLOSES_SOON: i64 = 24 * 60;

/// The applications of the person, fetched when a page needs them.
#[derive(Clone, Copy)]
struct Mine {
    list: RwSignal<Option<ApplicationList>>,
    failure: RwSignal<Option<Failure>>,
    again: Callback<()>,
}

fn use_mine() -> Mine {
    let (language, router, session) = (use_language(), use_router(), use_session());
    let (busy, clock) = (use_busy(), use_clock());
    let (list, failed) = (RwSignal::new(None), RwSignal::new(None));
    let ask = Callback::new(move |()| {
        failed.set(None);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(language).list_applications().await;
            drop(on_its_way);
            match answer {
                Ok(answer) => {
                    clock.set(answer.value.now);
                    session.used();
                    drop(list.try_set(Some(answer.value)));
                }
                Err(refusal) if failure::is(&refusal, Kind::NotLoggedIn) => {
                    session.is_over();
                    router.replace(&login_then(language, &router.place_now()));
                }
                Err(refusal)
                    if failure::is(&refusal, Kind::TermsNotAccepted) && session.learns_of_terms(language).await =>
                {
                    router.replace(&terms_then(language, &router.place_now()));
                }
                Err(refusal) => drop(failed.try_set(Some(refusal))),
            }
        });
    });
    ask.run(());
    Mine { list, failure: failed, again: ask }
}

/// The page.
#[component]
pub fn Applications() -> impl IntoView {
    let language = use_language();
    let mine = use_mine();
    use_title(move || Some(texts::applications::heading(language).to_owned()));
    view! {
        <div class="wrap">
            <div class="pagehead row between">
                <h1 tabindex="-1">{texts::applications::heading(language)}</h1>
                <a class="ds-button" data-variant="secondary" href=Page::Ads.path(language)>
                    <Icon of=Drawing::Search />
                    {texts::frame::open_jobs(language)}
                </a>
            </div>
            <Listed mine=mine headings=Heading::ALL />
        </div>
    }
}

/// The start page: unfinished applications first, and the way to all.
#[component]
pub fn Start() -> impl IntoView {
    let language = use_language();
    let mine = use_mine();
    let given_name = use_given_name();
    let hello = move || given_name.get().map(|name| texts::account::hello(language, name));
    use_title(hello);
    view! {
        <div class="wrap">
            <div class="pagehead">
                {move || match hello() {
                    Some(words) => view! { <h1 tabindex="-1">{words}</h1> }.into_any(),
                    None => view! { <h1 class="ds-sr-only">{texts::frame::loading(language)}</h1> }.into_any(),
                }}
            </div>
            <div class="stack stack-8">
                <p class="row">
                    <a class="ds-button" href=Page::Applications.path(language)>
                        {texts::applications::show_all(language)}
                    </a>
                    <a class="ds-button" data-variant="secondary" href=Page::Ads.path(language)>
                        <Icon of=Drawing::Search />
                        {texts::frame::open_jobs(language)}
                    </a>
                </p>
                {move || mine.list.get().map(|list| view! { <Reminder of=list.items /> })}
                <Listed mine=mine headings=&[Heading::Unfinished] />
            </div>
        </div>
    }
}

/// What one is called: the given name of the profile, and the address until there is one.
fn use_given_name() -> RwSignal<Option<String>> {
    let (language, session) = (use_language(), use_session());
    let name = RwSignal::new(None);
    let address = untrack(|| session.account()).map(|account| account.email.0).unwrap_or_default();
    let on_its_way = use_busy().until_dropped();
    spawn_local(async move {
        let profile = Client::here(language).show_profile().await.ok();
        drop(on_its_way);
        let given = profile.and_then(|answer| {
            answer.value.basics.get(&BasicField::FirstName).and_then(AnswerValue::as_text).map(str::to_owned)
        });
        drop(name.try_set(Some(given.unwrap_or(address))));
    });
    name
}

/// The lists under their headings, with the question before one is deleted.
#[component]
fn Listed(mine: Mine, headings: &'static [Heading]) -> impl IntoView {
    let (language, said) = (use_language(), use_said());
    let chosen = RwSignal::new(None::<ApplicationListItem>);
    let asks = RwSignal::new(false);
    let deleted = Callback::new(move |()| {
        let Some(gone) = chosen.get_untracked() else { return };
        let next = mine.list.try_update(|list| list.as_mut().and_then(|list| remove(list, &gone)));
        said.politely(texts::form::deleted(language));
        dom::after_render(move || {
            let to_next = next.flatten().is_some_and(|id| dom::focus_id(&id));
            if !to_next {
                dom::focus_id(&heading_id(gone.heading));
            }
        });
    });
    let ask = Callback::new(move |item: ApplicationListItem| {
        chosen.set(Some(item));
        asks.set(true);
    });
    view! {
        {move || {
            mine.failure.get().map(|failure| view! { <FailureNote failure=failure again=mine.again /> })
        }}
        {move || match mine.list.get() {
            None => mine.failure.with(Option::is_none).then(|| view! { <Waiting /> }).into_any(),
            Some(list) => {
                headings
                    .iter()
                    .map(|heading| view! { <Group heading=*heading list=list.clone() ask=ask /> })
                    .collect_view()
                    .into_any()
            }
        }}
        {move || {
            chosen
                .get()
                .map(|item| {
                    let version = item.version;
                    view! {
                        <DeleteDialog
                            open=asks
                            id=item.id
                            title=item.ad.title.clone()
                            version=Signal::stored(version)
                            of_open=item.open.is_some()
                            on_deleted=deleted
                        />
                    }
                })
        }}
    }
}

/// Takes an application out of the list; gives the id of the link that comes next under its heading.
fn remove(list: &mut ApplicationList, gone: &ApplicationListItem) -> Option<String> {
    let same_heading: Vec<_> =
        list.items.iter().filter(|item| item.heading == gone.heading).map(|item| item.id).collect();
    let at = same_heading.iter().position(|id| *id == gone.id)?;
    list.items.retain(|item| item.id != gone.id);
    list.total = list.total.saturating_sub(1);
    let next = same_heading.get(at + 1).or_else(|| same_heading.get(at.checked_sub(1)?))?;
    Some(format!("application-{next}"))
}

fn heading_id(heading: Heading) -> String {
    format!("heading-{heading}")
}

#[component]
fn Group(heading: Heading, list: ApplicationList, ask: Callback<ApplicationListItem>) -> impl IntoView {
    let language = use_language();
    let mut items: Vec<ApplicationListItem> = list.items.into_iter().filter(|item| item.heading == heading).collect();
    match heading {
        Heading::Unfinished => items.sort_by_key(|item| item.ad.closes_at),
        Heading::Active | Heading::Ended => items.sort_by_key(|item| std::cmp::Reverse(item.sent_at)),
    }
    let count = items.len();
    let rows = if items.is_empty() {
        view! { <p class="sub">{texts::applications::none_here(language)}</p> }.into_any()
    } else {
        let now = list.now;
        let row = |(at, item)| {
            // One filled button a view: the draft whose time runs out first.
            let most_urgent = at == 0 && heading == Heading::Unfinished;
            view! { <Row item=item now=now most_urgent=most_urgent ask=ask /> }
        };
        view! { <ul class="apps">{items.into_iter().enumerate().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="appgroup" data-heading=heading.slug()>
            <div class="sechead">
                <h2 id=heading_id(heading) tabindex="-1">
                    {texts::heading(language, heading)}
                    " "
                    <span class="count">{count}</span>
                </h2>
            </div>
            {rows}
        </section>
    }
}

#[component]
fn Row(
    item: ApplicationListItem,
    now: Instant,
    most_urgent: bool,
    ask: Callback<ApplicationListItem>,
) -> impl IntoView {
    let language = use_language();
    let address = Page::Application(item.id).path(language);
    let title = item.ad.title.clone();
    let (open, named) = match item.actions.contains(&Act::Edit) {
        true => (
            texts::applications::continue_application(language),
            texts::applications::continue_application_to(language, &title),
        ),
        false => (texts::frame::open(language), texts::applications::open_application(language, &title)),
    };
    let may_delete = item.actions.contains(&Act::Delete);
    let delete_words = texts::applications::delete_named(language, &title);
    let lang = (item.ad.title_language != language).then(|| item.ad.title_language.tag());
    let to_delete = item.clone();
    let code = Some(item.ad.recruitment_code.clone()).filter(|_| item.open.is_none());
    let code = code.map(|code| view! { " · " <span class="num nb">{code}</span> });
    view! {
        <li class="app">
            <div>
                <h3>
                    <a href=address.clone() id=format!("application-{}", item.id) lang=lang>
                        {title}
                    </a>
                </h3>
                <p class="sm sub">
                    {item.ad.agency.name.clone()} {code}
                </p>
            </div>
            <div class="sm">
                <Standing item=item now=now />
            </div>
            <div class="acts">
                <a
                    class="ds-button"
                    data-variant=if most_urgent { "primary" } else { "secondary" }
                    data-size="sm"
                    href=address
                    aria-label=named
                >
                    {open}
                </a>
                {may_delete
                    .then(|| {
                        view! {
                            <button
                                class="iconbtn"
                                type="button"
                                aria-label=delete_words
                                on:click=move |_| ask.run(to_delete.clone())
                            >
                                <Icon of=Drawing::Trash2 />
                            </button>
                        }
                    })}
            </div>
        </li>
    }
}

/// How an application stands: how far and until when, or when it was sent.
#[component]
fn Standing(item: ApplicationListItem, now: Instant) -> impl IntoView {
    let language = use_language();
    let ends = dates::date_time(language, &item.ad.closes_at_local);
    let disappears = disappears(language, &item).map(|words| view! { <p class="sub">{words}</p> });
    match (item.state, item.actions.contains(&Act::Edit)) {
        (ApplicationState::Sent | ApplicationState::Withdrawn, _) => {
            let (color, drawing, words) = match (item.state, item.editing) {
                (ApplicationState::Withdrawn, _) => {
                    ("info", Drawing::X, texts::status_tag(language, ApplicationState::Withdrawn))
                }
                (_, true) => ("lake", Drawing::Pencil, texts::applications::status_being_edited(language)),
                (_, false) => ("success", Drawing::Check, texts::status_tag(language, ApplicationState::Sent)),
            };
            // The newest of its time stamps.
            let stamps = [
                (item.withdrawn_at, texts::applications::withdrawn_at as fn(Language, String) -> String),
                (item.edited_at.filter(|edited| Some(*edited) > item.sent_at), texts::applications::edited_at),
                (item.sent_at, texts::applications::sent_at),
            ];
            let at = stamps.into_iter().find_map(|(at, words)| at.map(|at| (at, words))).map(|(at, words)| {
                let text = words(language, dates::date_time_of(language, at));
                view! {
                    <p class="sub">
                        <Time at=at text=text />
                    </p>
                }
            });
            view! {
                <p>
                    <Tag color=color icon=drawing>
                        {words}
                    </Tag>
                </p>
                {at}
                {disappears}
            }
            .into_any()
        }
        (ApplicationState::Unsent, true) => {
            let minutes = (item.ad.closes_at - now).num_minutes();
            let until = match u64::try_from(minutes) {
                // That it disappears is all that an open one has to wait for.
                _ if item.open.is_some() => ().into_any(),
                Ok(left) if minutes < CLOSES_SOON => {
                    let words = texts::search::closes_in(language, texts::format::minutes(language, left));
                    view! {
                        <p class="nb">
                            <Tag color="cloudberry" icon=Drawing::ClockAlert>
                                {words}
                            </Tag>
                        </p>
                    }
                    .into_any()
                }
                Ok(_) | Err(_) => view! {
                    <p class="sub">
                        <Time at=item.ad.closes_at text=texts::applications::ends(language, ends) />
                    </p>
                }
                .into_any(),
            };
            view! {
                <div class="meter">
                    <Progress name=texts::form::progress(language) percent=item.percent />
                    <span class="num">{texts::format::percent(language, item.percent)}</span>
                </div>
                {until}
                {disappears}
            }
            .into_any()
        }
        (ApplicationState::Unsent, false) => view! {
            <p>
                <Tag>{texts::applications::status_expired(language)}</Tag>
            </p>
            {disappears}
        }
        .into_any(),
    }
}

/// When it disappears by itself, as the server says by the rule that removes it too (X9-7, G11-1).
fn disappears(language: Language, item: &ApplicationListItem) -> Option<String> {
    if let Some(open) = item.open {
        let day = texts::format::date(language, last_day(open.disappears_at));
        return Some(match item.state {
            ApplicationState::Sent => texts::open_application::valid_until(language, day),
            ApplicationState::Unsent | ApplicationState::Withdrawn => texts::applications::disappears(language, day),
        });
    }
    let day = item.disappears_at.map(|at| texts::format::date(language, helsinki::date(at)));
    match (item.state, day) {
        // Its time is not over yet, and sent it would stay longer.
        (ApplicationState::Unsent, Some(day)) if item.actions.contains(&Act::Edit) => {
            Some(texts::applications::disappears(language, day))
        }
        (ApplicationState::Unsent | ApplicationState::Withdrawn, Some(day)) => {
            Some(texts::applications::disappears_unsent(language, day))
        }
        (ApplicationState::Sent, Some(day)) => Some(texts::applications::disappears_sent(language, day)),
        // The recruitment has not ended yet: the day is not known, the rule is.
        (ApplicationState::Sent, None) => Some(texts::applications::disappears_sent_running(language).to_owned()),
        (ApplicationState::Unsent | ApplicationState::Withdrawn, None) => None,
    }
}
