//! The pages behind the links of the mails (X3.7-5, D11). Opening one changes nothing: one button does it. The secret
//! stands behind `#`, so no server and no log sees it, and leaves the address bar as soon as the page has it.

use client::{Client, Failure};
use domain::alerts::{AlertSecret, AlertState, AlertView};
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::arrival::{focus_heading, use_title};
use crate::components::{Button, FailureNote};
use crate::dates;
use crate::dom;
use crate::failure;
use crate::router::{SECRET_IS_WHOLE, use_language, use_router};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// “Bekräfta sökvakten”
    Confirm,
    /// Deleting it.
    Remove,
    /// Renewing it (X3.7-6).
    Renew,
}

impl Aim {
    const fn heading(self, language: Language) -> &'static str {
        match self {
            Self::Confirm => texts::alerts::confirm_heading(language),
            Self::Remove => texts::alerts::remove_heading(language),
            Self::Renew => texts::alerts::renew_heading(language),
        }
    }

    const fn intro(self, language: Language) -> &'static str {
        match self {
            Self::Confirm => texts::alerts::confirm_intro(language),
            Self::Remove => texts::alerts::remove_intro(language),
            Self::Renew => texts::alerts::renew_intro(language),
        }
    }

    const fn button(self, language: Language) -> &'static str {
        match self {
            Self::Confirm => texts::alerts::confirm(language),
            Self::Remove => texts::alerts::remove(language),
            Self::Renew => texts::alerts::renew(language),
        }
    }

    async fn run(self, client: &Client, link: &AlertSecret) -> Result<AlertView, Failure> {
        let answer = match self {
            Self::Confirm => client.confirm_alert(link).await,
            Self::Remove => client.remove_alert(link).await,
            Self::Renew => client.renew_alert(link).await,
        };
        answer.map(|answer| answer.value)
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
enum Step {
    /// Whoever came here may press the button.
    Ask,
    /// A part of the link is missing.
    Broken,
    /// How the alert stands after the press.
    Done(AlertView),
    /// There is no such alert any more.
    Gone,
}

/// One of the three pages.
#[component]
pub fn AlertLink(
    /// What the link is for.
    aim: Aim,
) -> impl IntoView {
    let language = use_language();
    let secret = StoredValue::new(use_router().take_secret());
    let whole = secret.with_value(|secret| secret.len() >= SECRET_IS_WHOLE);
    let step = RwSignal::new(if whole { Step::Ask } else { Step::Broken });
    let trouble = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let press = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        let link = AlertSecret { secret: secret.get_value().into() };
        spawn_local(async move {
            let next = match aim.run(&Client::here(language), &link).await {
                Ok(view) => Some(Step::Done(view)),
                Err(refusal) if failure::is(&refusal, Kind::NotFound) => Some(Step::Gone),
                Err(refusal) => {
                    drop(trouble.try_set(Some(refusal)));
                    None
                }
            };
            if let Some(next) = next
                && step.try_set(next).is_none()
            {
                dom::after_render(focus_heading);
            }
            let _gone = busy.try_set(false);
        });
    });
    let heading = move || step.with(|step| heading(language, aim, step));
    use_title(move || Some(heading().to_owned()));
    view! {
        <div class="wrap stack">
            <h1 tabindex="-1">{heading}</h1>
            {move || {
                trouble.get().map(|failure| view! { <FailureNote failure=failure again=press /> })
            }}
            {move || match step.get() {
                Step::Ask => {
                    view! {
                        <p>{aim.intro(language)}</p>
                        <p>
                            <Button busy=busy on_press=press>
                                {aim.button(language)}
                            </Button>
                        </p>
                    }
                        .into_any()
                }
                Step::Broken => view! { <p>{texts::alerts::broken(language)}</p> }.into_any(),
                Step::Gone => {
                    view! {
                        <p>{texts::alerts::gone_unknown(language)}</p>
                        <Again />
                    }
                        .into_any()
                }
                Step::Done(view) => view! { <Outcome aim=aim alert=view /> }.into_any(),
            }}
        </div>
    }
}

fn heading(language: Language, aim: Aim, step: &Step) -> &'static str {
    match step {
        Step::Ask => aim.heading(language),
        Step::Broken => texts::alerts::broken_heading(language),
        Step::Gone => texts::alerts::gone_heading(language),
        Step::Done(alert) => match (aim, alert.state) {
            (Aim::Confirm, AlertState::On) => texts::alerts::on_heading(language),
            (Aim::Renew, AlertState::On) => texts::alerts::renewed_heading(language),
            (Aim::Remove, AlertState::Removed) => texts::alerts::removed_heading(language),
            (_, _) => texts::alerts::gone_heading(language),
        },
    }
}

/// What came of it: as wished, or how the alert stands instead.
#[component]
fn Outcome(aim: Aim, alert: AlertView) -> impl IntoView {
    let language = use_language();
    let name = alert.name.as_ref().map_or_else(String::new, |name| name.0.clone());
    let until =
        dates::helsinki(alert.expires_at).map_or_else(String::new, |until| texts::format::date(language, until.date()));
    let words = match (aim, alert.state) {
        (Aim::Confirm, AlertState::On) => texts::alerts::on(language, until, name),
        (Aim::Renew, AlertState::On) => texts::alerts::renewed(language, until, name),
        (Aim::Remove, AlertState::Removed) => texts::alerts::removed(language).to_owned(),
        (_, AlertState::Removed | AlertState::On) => texts::alerts::gone_removed(language).to_owned(),
        (_, AlertState::Expired) => texts::alerts::gone_expired(language).to_owned(),
        (_, AlertState::Bounced) => texts::alerts::gone_bounced(language).to_owned(),
        (_, AlertState::Waiting) => texts::alerts::not_confirmed(language).to_owned(),
    };
    let watched = alert.query.as_ref().map(|query| format!("{}?{}", Page::Ads.path(language), query.0));
    let is_on = alert.state == AlertState::On;
    view! {
        <p>{words}</p>
        {(is_on && aim == Aim::Confirm).then(|| view! { <p>{texts::alerts::on_mails(language)}</p> })}
        {match watched.filter(|_| is_on) {
            Some(results) => {
                view! {
                    <p>
                        <a href=results>{texts::alerts::back_to_results(language)}</a>
                    </p>
                }
                    .into_any()
            }
            None => view! { <Again /> }.into_any(),
        }}
    }
}

/// The way to another alert.
#[component]
fn Again() -> impl IntoView {
    let language = use_language();
    view! {
        <p>{texts::alerts::gone_again(language)}</p>
        <p>
            <a href=Page::Ads.path(language)>{texts::frame::to_open_jobs(language)}</a>
        </p>
    }
}
