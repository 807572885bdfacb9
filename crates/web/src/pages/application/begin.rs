//! “Sök nu” of somebody who is logged in (G4-4, G5-1). Where there is something to copy, one is asked once what the new
//! application begins with (G9.1); otherwise it begins at once (D58). Whoever has an application is led to it.

use client::{Client, Failure};
use domain::applications::{CopySources, StartApplication, StartFrom, StartOpenApplication};
use domain::ids::{AdId, ApplicationId};
use domain::paths::Page;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::arrival::use_title_of_form;
use crate::busy::use_busy;
use crate::components::{Button, Choice, ErrorSummary, FailureNote, RadioGroup, Waiting, Wrong, focus_error_summary};
use crate::dates;
use crate::dom;
use crate::failure;
use crate::random::new_id;
use crate::router::{Router, login_then, terms_then, use_language, use_router};
use crate::session::{Session, use_session};

/// Id of what is said when it did not work.
const TROUBLE: &str = "begin-trouble";
/// Ids of the two questions.
const WHAT: &str = "copy-what";
const WHICH: &str = "copy-which";
/// The answers to the first one.
const PROFILE: &str = "profile";
const APPLICATIONS: &str = "applications";
const EMPTY: &str = "empty";

/// What one applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// A recruitment, through its ad.
    Ad(AdId),
    /// None in particular: “Öppen ansökan till staten” (G11).
    Open,
}

impl To {
    /// The page that one comes from, and goes back to.
    const fn page(self) -> Page {
        match self {
            Self::Ad(ad) => Page::Ad(ad),
            Self::Open => Page::OpenApplication,
        }
    }
}

/// What is under way.
#[derive(Clone)]
enum Step {
    /// The server is asked what there is, or begins the application.
    Waiting,
    /// One is asked.
    Asking(CopySources),
    /// It did not work, and may work later.
    Failed(Failure),
}

/// What the page needs to begin.
#[derive(Clone, Copy)]
struct Beginning {
    to: To,
    step: RwSignal<Step>,
    busy: RwSignal<bool>,
    /// The same for each try of the same wish, so that a repeated one begins nothing twice.
    key: StoredValue<Option<(StartFrom, Uuid)>>,
    /// Why it did not work after one was asked, and may work later.
    trouble: RwSignal<Option<Failure>>,
    language: domain::language::Language,
    router: Router,
    session: Session,
}

/// The page.
#[component]
pub fn BeginPage(to: To) -> impl IntoView {
    let (language, router, session) = (use_language(), use_router(), use_session());
    let beginning = Beginning {
        to,
        step: RwSignal::new(Step::Waiting),
        busy: RwSignal::new(false),
        key: StoredValue::new(None),
        trouble: RwSignal::new(None),
        language,
        router,
        session,
    };
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let heading = texts::form::copy_heading(language);
    use_title_of_form(
        move || beginning.step.with(|step| matches!(step, Step::Asking(_))).then(|| heading.to_owned()),
        move || wrong.with(|wrong| !wrong.is_empty()),
    );
    let waits = use_busy();
    let look = Callback::new(move |()| {
        beginning.step.set(Step::Waiting);
        let on_its_way = waits.until_dropped();
        spawn_local(async move {
            beginning.look().await;
            drop(on_its_way);
        });
    });
    look.run(());
    let back = to.page().path(language);
    let (failed, back_words) = match to {
        To::Ad(_) => (texts::form::begin_failed(language), texts::form::back_to_ad(language)),
        To::Open => (texts::open_application::begin_failed(language), texts::open_application::back(language)),
    };
    move || match beginning.step.get() {
        Step::Waiting => view! {
            <div class="wrap">
                <Waiting page=true />
            </div>
        }
        .into_any(),
        Step::Failed(failure) => view! {
            <div class="wrap stack">
                <h1 tabindex="-1">{failed}</h1>
                <FailureNote failure=failure again=look />
                <p>
                    <a href=back.clone()>{back_words}</a>
                </p>
            </div>
        }
        .into_any(),
        Step::Asking(sources) => view! { <Question beginning=beginning sources=sources wrong=wrong /> }.into_any(),
    }
}

impl Beginning {
    /// Asks what there is to copy, and begins at once where there is nothing. Whoever has an open application is asked
    /// nothing: an ad knows who has applied to it, the page of the open application does not.
    async fn look(self) {
        if self.to == To::Open
            && let Ok(mine) = Client::here(self.language).list_applications().await
            && let Some(own) = mine.value.items.iter().find(|item| item.open.is_some())
        {
            return self.router.replace(&Page::Application(own.id).path(self.language));
        }
        match Client::here(self.language).list_copy_sources().await {
            Ok(answer) if !answer.value.profile && answer.value.applications.is_empty() => {
                self.begin(StartFrom::Empty).await;
            }
            Ok(answer) => {
                self.session.used();
                drop(self.step.try_set(Step::Asking(answer.value)));
            }
            Err(refusal) => self.could_not(refusal).await,
        }
    }

    /// Begins it and shows its form in place of this page.
    async fn begin(self, start_from: StartFrom) {
        let Some(key) = self.key_for(start_from) else { return };
        let (client, language) = (Client::here(self.language), self.language);
        let answer = match self.to {
            To::Ad(ad_id) => client.begin_application(key, &StartApplication { ad_id, start_from, language }).await,
            To::Open => client.begin_open_application(key, &StartOpenApplication { start_from, language }).await,
        };
        let begun = match answer {
            Ok(answer) => Ok(answer.value.id),
            Err(refusal) => first_application(&refusal).ok_or(refusal),
        };
        match begun {
            Ok(application) => self.router.replace(&Page::Application(application).path(self.language)),
            Err(refusal) => self.could_not(refusal).await,
        }
    }

    fn key_for(self, wish: StartFrom) -> Option<Uuid> {
        match self.key.try_get_value()? {
            Some((known, key)) if known == wish => Some(key),
            Some(_) | None => {
                let key = new_id();
                let _gone = self.key.try_set_value(Some((wish, key)));
                Some(key)
            }
        }
    }

    /// An ad that cannot be applied to says itself why. What was chosen stays.
    async fn could_not(self, refusal: Failure) {
        if failure::is(&refusal, Kind::NotLoggedIn) {
            self.session.is_over();
            self.router.replace(&login_then(self.language, &self.router.place_now()));
            return;
        }
        let waits_for_terms = failure::is(&refusal, Kind::TermsNotAccepted);
        if waits_for_terms && self.session.learns_of_terms(self.language).await {
            let terms = match self.to {
                To::Ad(ad) => format!("{}?ad={ad}", Page::NewTerms.path(self.language)),
                To::Open => terms_then(self.language, &self.router.place_now()),
            };
            self.router.replace(&terms);
        } else if !refusal.may_pass() && !waits_for_terms {
            self.router.replace(&self.to.page().path(self.language));
        } else if self.step.try_with_untracked(|step| matches!(step, Step::Asking(_))) == Some(true) {
            if self.trouble.try_set(Some(refusal)).is_none() {
                dom::after_render(|| {
                    dom::focus_id(TROUBLE);
                });
            }
        } else {
            drop(self.step.try_set(Step::Failed(refusal)));
        }
    }
}

/// The application that exists already: the last part of the address that the server names.
fn first_application(refusal: &Failure) -> Option<ApplicationId> {
    let problem = refusal.problem().filter(|_| failure::is(refusal, Kind::AlreadyApplied))?;
    problem.instance.as_ref()?.trim_end_matches('/').rsplit('/').next()?.parse().ok()
}

/// What to begin with.
#[component]
fn Question(beginning: Beginning, sources: CopySources, wrong: RwSignal<Vec<Wrong>>) -> impl IntoView {
    let language = beginning.language;
    let (what, which) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let has_applications = !sources.applications.is_empty();
    let choices: Vec<Choice> = [
        (sources.profile, PROFILE, texts::form::copy_from_profile(language)),
        (has_applications, APPLICATIONS, texts::form::copy_from_applications(language)),
        (true, EMPTY, texts::form::start_empty(language)),
    ]
    .into_iter()
    .filter(|(there, ..)| *there)
    .map(|(_, value, label)| Choice::new(value, label))
    .collect();
    let applications: Vec<Choice> = sources
        .applications
        .iter()
        .map(|one| {
            let sent = dates::date_time_of(language, one.sent_at);
            let label = texts::form::copy_application(language, &one.agency.name, sent, &one.title);
            Choice::new(one.id.to_string(), label)
        })
        .collect();
    let error = move |field: &'static str| {
        Signal::derive(move || wrong.with(|all| all.iter().find(|one| one.field == field).map(|one| one.text.clone())))
    };
    let refuse = move |field: &str, text: &str| {
        wrong.set(vec![Wrong { field: field.to_owned(), text: text.to_owned() }]);
        focus_error_summary();
    };
    let begin = Callback::new(move |()| {
        if beginning.busy.get_untracked() {
            return;
        }
        let from = match what.get_untracked().as_str() {
            PROFILE => StartFrom::Profile,
            EMPTY => StartFrom::Empty,
            APPLICATIONS => match which.get_untracked().parse() {
                Ok(id) => StartFrom::Application(id),
                Err(_none) => return refuse(WHICH, texts::form::copy_missing_application(language)),
            },
            _nothing => return refuse(WHAT, texts::form::copy_missing(language)),
        };
        wrong.set(Vec::new());
        beginning.trouble.set(None);
        beginning.busy.set(true);
        spawn_local(async move {
            beginning.begin(from).await;
            let _gone = beginning.busy.try_set(false);
        });
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        begin.run(());
    };
    let chosen = Callback::new(move |()| wrong.set(Vec::new()));
    view! {
        <div class="wrap">
            <div class="onecol stack stack-6">
                <ErrorSummary errors=wrong />
                {move || {
                    beginning
                        .trouble
                        .get()
                        .map(|failure| {
                            view! {
                                <div class="stack stack-2" id=TROUBLE tabindex="-1">
                                    <p>
                                        <b>{texts::form::begin_failed(language)}</b>
                                    </p>
                                    <FailureNote failure=failure again=begin />
                                </div>
                            }
                        })
                }}
                <h1 tabindex="-1">{texts::form::copy_heading(language)}</h1>
                <p>{texts::form::copy_once(language)} " " {texts::form::copy_not(language)}</p>
                <form class="stack stack-6" on:submit=submit novalidate>
                    <RadioGroup
                        id=WHAT
                        label=texts::form::copy_which(language).to_owned()
                        choices=choices
                        value=what
                        required=true
                        error=error(WHAT)
                        on_choose=chosen
                    />
                    {move || {
                        (what.get() == APPLICATIONS)
                            .then(|| {
                                view! {
                                    <RadioGroup
                                        id=WHICH
                                        label=texts::form::copy_applications(language).to_owned()
                                        choices=applications.clone()
                                        value=which
                                        required=true
                                        error=error(WHICH)
                                        on_choose=chosen
                                    />
                                }
                            })
                    }}
                    <div class="row">
                        <Button submit=true busy=beginning.busy>
                            {texts::form::copy_choose(language)}
                        </Button>
                        <a class="ds-button" data-variant="tertiary" href=beginning.to.page().path(language)>
                            {texts::frame::cancel(language)}
                        </a>
                    </div>
                </form>
            </div>
        </div>
    }
}
