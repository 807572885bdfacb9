//! Before a session ends one is asked whether to go on, and told when it has ended (WCAG 2.2.1, X9-8).
//!
//! The server knows when a session ends; this page only knows when it last answered. So the end is never announced
//! without asking it once more: another tab may have kept the session alive, or the device may have slept.

use std::time::Duration;

use chrono::TimeDelta;
use domain::time::Instant;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::clock::use_clock;
use crate::components::{Button, Dialog};
use crate::router::{login_then, use_language, use_router};
use crate::said::use_said;
use crate::session::{Ends, Who, use_session};

/// So long before the end one is warned.
const BEFORE: TimeDelta = TimeDelta::minutes(5);
/// Whoever typed something so short a time ago is there: the session goes on without a question.
const JUST_NOW: TimeDelta = TimeDelta::minutes(5);
/// How often one looks.
const LOOK: Duration = Duration::from_secs(10);
/// At so many minutes before the end it is said aloud again.
const ALOUD: [u64; 2] = [2, 1];

/// What is to be said about the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// So many minutes are left, and pressing the button makes them more.
    Ends(u64),
    /// So many minutes are left, and that is that.
    EndsAnyway(u64),
    /// It is over.
    Over,
}

/// What is to be done with a session that ends at `ends`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    /// Nothing yet.
    Nothing,
    /// Ask the server: it is over, or somebody is typing.
    Ask,
    /// Warn.
    Warn(Shown),
}

fn due(ends: Ends, now: Instant, last_typed: Option<Instant>, warned: bool) -> Due {
    let left = ends.at - now;
    if left <= TimeDelta::zero() {
        return Due::Ask;
    }
    if left > BEFORE {
        return Due::Nothing;
    }
    let minutes = u64::try_from((left.num_seconds() + 59) / 60).unwrap_or(1);
    if !ends.can_be_longer() {
        return Due::Warn(Shown::EndsAnyway(minutes));
    }
    let types = last_typed.is_some_and(|at| now - at < JUST_NOW);
    if types && !warned { Due::Ask } else { Due::Warn(Shown::Ends(minutes)) }
}

/// The question, over whatever page is open.
#[component]
pub(crate) fn SessionWarning(
    /// Whether the page has its own way to say that the session is over: the login over the form.
    login_over_page: bool,
) -> impl IntoView {
    let language = use_language();
    let (session, clock, said) = (use_session(), use_clock(), use_said());
    let open = RwSignal::new(false);
    let shown = RwSignal::new(None::<Shown>);
    let (asking, busy) = (StoredValue::new(false), RwSignal::new(false));
    let last_typed = StoredValue::new(None::<Instant>);
    // An end that cannot be put off is told once.
    let told = StoredValue::new(None::<Instant>);

    let show = move |what: Shown| {
        let before = shown.get_untracked();
        if before != Some(what) {
            shown.set(Some(what));
        }
        let aloud = match what {
            Shown::Ends(minutes) | Shown::EndsAnyway(minutes) => ALOUD.contains(&minutes) && before != Some(what),
            Shown::Over => true,
        };
        if !open.get_untracked() {
            open.set(true);
        } else if !aloud {
            return;
        }
        said.at_once(words(language, what));
    };
    let ask = move || {
        if asking.get_value() {
            return;
        }
        asking.set_value(true);
        spawn_local(async move {
            session.go_on(language).await;
            if asking.try_set_value(false).is_none() {
                busy.set(false);
                let over = untrack(|| session.account()).is_none();
                if session.ends().is_none_or(Ends::can_be_longer) && !over {
                    open.set(false);
                }
            }
        });
    };
    let look = move || {
        let Some(ends) = session.ends() else { return };
        match due(ends, clock.now(), last_typed.get_value(), open.get_untracked()) {
            Due::Nothing => open.set(false),
            Due::Ask => ask(),
            Due::Warn(Shown::EndsAnyway(_)) if told.get_value() == Some(ends.at) && !open.get_untracked() => {}
            Due::Warn(what) => {
                told.set_value(Some(ends.at));
                show(what);
            }
        }
    };
    let typed = window_event_listener(ev::keydown, move |_| last_typed.set_value(Some(clock.now())));
    let pressed = window_event_listener(ev::pointerdown, move |_| last_typed.set_value(Some(clock.now())));
    // A device that slept wakes up with the page in sight.
    let woken = window_event_listener(ev::visibilitychange, move |_| look());
    let looking = set_interval_with_handle(look, LOOK);
    on_cleanup(move || {
        typed.remove();
        pressed.remove();
        woken.remove();
        if let Ok(looking) = looking {
            looking.clear();
        }
    });
    Effect::new(move |_| {
        if session.who() == Who::Nobody {
            // Logging out on purpose leads away from the page.
            if login_over_page || session.was_left() {
                open.set(false);
            } else {
                show(Shown::Over);
            }
        }
    });
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        // Esc means to go on too.
        if before == Some(true) && !now && matches!(shown.get_untracked(), Some(Shown::Ends(_))) {
            ask();
        }
        now
    });
    let title = Signal::derive(move || match shown.get() {
        Some(Shown::Over) => texts::account::log_in(language).to_owned(),
        Some(Shown::Ends(_) | Shown::EndsAnyway(_)) | None => texts::account::session_ends_heading(language).to_owned(),
    });
    let go_on = Callback::new(move |()| {
        busy.set(true);
        ask();
    });
    view! {
        <Dialog open=open id="session-ends" title=title>
            <p>{move || shown.get().map(|what| words(language, what))}</p>
            <div class="acts">
                {move || match shown.get() {
                    Some(Shown::Over) => view! { <LogIn /> }.into_any(),
                    Some(Shown::EndsAnyway(_)) => {
                        view! {
                            <Button on_press=move |()| open.set(false)>{texts::frame::close(language)}</Button>
                        }
                            .into_any()
                    }
                    Some(Shown::Ends(_)) | None => {
                        view! {
                            <Button busy=busy on_press=go_on>
                                {texts::account::stay_logged_in(language)}
                            </Button>
                        }
                            .into_any()
                    }
                }}
            </div>
        </Dialog>
    }
}

/// To the login, and back to this page.
#[component]
fn LogIn() -> impl IntoView {
    let (language, router) = (use_language(), use_router());
    view! {
        <a class="ds-button" href=move || login_then(language, &router.place())>
            {texts::account::log_in(language)}
        </a>
    }
}

fn words(language: domain::language::Language, what: Shown) -> String {
    let time = |minutes| texts::format::minutes(language, minutes);
    match what {
        Shown::Ends(minutes) => texts::account::session_ends_in(language, time(minutes)),
        Shown::EndsAnyway(minutes) => texts::account::session_ends_anyway(language, time(minutes)),
        Shown::Over => texts::account::session_over_plain(language).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::accounts::SessionView;
    use domain::time::Instant;

    use super::{Due, Shown, due};
    use crate::session::Ends;

    fn at(text: &str) -> Instant {
        text.parse().expect("a time")
    }

    fn ends(idle: &str, at_latest: &str) -> Ends {
        Ends::of(&SessionView {
            account: None,
            idle_ends_at: Some(at(idle)),
            ends_at: Some(at(at_latest)),
            new_terms: Vec::new(),
            ad_id: None,
            now: at("2026-12-01T08:00:00Z"),
        })
        .expect("both ends")
    }

    /// Of X9-8: five minutes before the end one is asked, unless one is typing; at the end the server is asked.
    #[test]
    fn one_is_warned_five_minutes_before_the_end() {
        let ends = ends("2026-12-01T09:00:00Z", "2026-12-01T20:00:00Z");
        let now = |time: &str| at(&format!("2026-12-01T{time}Z"));
        assert_eq!(due(ends, now("08:54:59"), None, false), Due::Nothing);
        assert_eq!(due(ends, now("08:55:00"), None, false), Due::Warn(Shown::Ends(5)));
        assert_eq!(due(ends, now("08:58:30"), None, true), Due::Warn(Shown::Ends(2)));
        assert_eq!(due(ends, now("08:55:00"), Some(now("08:54:30")), false), Due::Ask);
        assert_eq!(due(ends, now("08:55:10"), Some(now("08:55:05")), true), Due::Warn(Shown::Ends(5)), "asked already");
        assert_eq!(due(ends, now("09:00:00"), None, true), Due::Ask);
    }

    /// Of X9-8: the last end cannot be put off, and no button pretends that it can.
    #[test]
    fn the_last_end_cannot_be_put_off() {
        let ends = ends("2026-12-01T09:00:00Z", "2026-12-01T09:00:00Z");
        let now = at("2026-12-01T08:57:00Z");
        assert_eq!(due(ends, now, Some(now), false), Due::Warn(Shown::EndsAnyway(3)));
    }
}
