//! “Sök nu”: strangers are asked to log in or to make an account, applicants come straight to the form (G4-1, G9-1).

use client::{Brief, Client};
use domain::accounts::AccountKind;
use domain::ads::{AdState, AdView};
use domain::applications::ApplicationState;
use domain::ids::ApplicationId;
use domain::paths::Page;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::version::Shown;
use crate::clock::{Clock, use_clock};
use crate::components::{Button, ButtonKind, Dialog};
use crate::dates::{self, Time};
use crate::favourites::Heart;
use crate::router::{Router, use_language, use_router};
use crate::session::{Session, Who, use_session};

/// What “Sök nu” does, and what became of it.
#[derive(Clone, Copy)]
pub(super) struct Applying {
    ad: StoredValue<AdView>,
    /// The reader's own application to this ad.
    own: RwSignal<Option<Brief>>,
    gate: RwSignal<bool>,
    session: Session,
    router: Router,
    clock: Clock,
    language: domain::language::Language,
}

impl Applying {
    pub(super) fn start(ad: StoredValue<AdView>) -> Self {
        let applying = Self {
            ad,
            own: RwSignal::new(None),
            gate: RwSignal::new(false),
            session: use_session(),
            router: use_router(),
            clock: use_clock(),
            language: use_language(),
        };
        Effect::new(move |_| {
            if applying.session.is_applicant() {
                applying.look_for_own();
            } else {
                applying.own.set(None);
            }
        });
        applying
    }

    /// Whether there is an application already; where the server does not say, “Sök nu” finds out (409).
    fn look_for_own(self) {
        spawn_local(async move {
            if let Ok(list) = Client::here(self.language).list_applications_in_brief().await
                && let Some(id) = self.ad.try_with_value(|ad| ad.id)
            {
                let own = list.value.items.into_iter().find(|item| item.ad.id == id);
                let _gone = self.own.try_set(own);
            }
        });
    }

    /// Whether one may apply now, by the server's clock; reactive.
    pub(super) fn is_open(self) -> bool {
        let now = self.clock.by_the_minute();
        self.ad.with_value(|ad| ad.state == AdState::Open && now < ad.closes_at)
    }

    fn closes(self) -> (Instant, String) {
        self.ad.with_value(|ad| (ad.closes_at, dates::date_time(self.language, &ad.closes_at_local)))
    }

    fn words(self) -> &'static str {
        self.own.with(|own| match own.as_ref().map(|own| own.state) {
            None => texts::ad::apply_now(self.language),
            Some(ApplicationState::Unsent) => texts::ad::continue_application(self.language),
            Some(ApplicationState::Sent | ApplicationState::Withdrawn) => texts::ad::show_application(self.language),
        })
    }

    fn press(self) {
        if let Some(own) = self.own.with_untracked(|own| own.as_ref().map(|own| own.id)) {
            self.open(own);
        } else if untrack(|| self.session.is_applicant()) {
            self.begin();
        } else {
            self.gate.set(true);
        }
    }

    fn open(self, application: ApplicationId) {
        self.router.go(&Page::Application(application).path(self.language));
    }

    /// What the new application begins with is asked on a page of its own, where there is something to ask (G9.1).
    fn begin(self) {
        let ad = self.ad.with_value(|ad| ad.id);
        self.router.go(&Page::Begin(ad).path(self.language));
    }
}

/// “Sök nu” in the blue box; why it cannot be pressed where it cannot.
#[component]
pub(super) fn Apply() -> impl IntoView {
    let applying: Applying = expect_context();
    let language = applying.language;
    let note = move || {
        let work = matches!(applying.session.who(), Who::Account(account) if account.kind == AccountKind::Work);
        if work && applying.is_open() {
            Some(view! { <p class="sm mt2">{texts::ad::work_account(language)}</p> }.into_any())
        } else {
            applying.own.with(|own| own.as_ref().map(|own| own.sent_at)).map(|sent| {
                let words = match sent {
                    Some(at) => texts::ad::applied(language, dates::date_time_of(language, at)),
                    None => texts::ad::draft_exists(language).to_owned(),
                };
                view! { <p class="sm mt2">{words}</p> }.into_any()
            })
        }
    };
    let shown = Memo::new(move |_| applying.is_open() || applying.own.with(Option::is_some));
    view! {
        <Show when=move || shown.get() fallback=move || view! { <Over /> }>
            <div class="act">
                <Button
                    kind=ButtonKind::Inverted
                    id="apply"
                    on_press=move |()| applying.press()
                >
                    {move || applying.words()}
                </Button>
                <HeartInBox />
            </div>
        </Show>
        {note}
    }
}

/// The period is over; the ad stays readable (D55).
#[component]
fn Over() -> impl IntoView {
    let applying: Applying = expect_context();
    let language = applying.language;
    let (_, time) = applying.closes();
    view! {
        <p class="sm mt2">{texts::ad::closed_explained(language, time)}</p>
        <div class="act">
            <HeartInBox />
        </div>
    }
}

/// The heart of the ad, in the language that is shown.
#[component]
fn HeartInBox() -> impl IntoView {
    let applying: Applying = expect_context();
    let shown: Shown = expect_context();
    let ad = applying.ad.with_value(|ad| ad.id);
    let title = shown.title();
    move || view! { <Heart ad=ad title=title.get() of=shown.language() inverted=true /> }
}

/// The same button again below the texts.
#[component]
pub(super) fn ApplyAgain() -> impl IntoView {
    let applying: Applying = expect_context();
    let language = applying.language;
    let open = Memo::new(move |_| applying.is_open());
    move || {
        open.get().then(|| {
            let (at, text) = applying.closes();
            view! {
                <div class="row mt8">
                    <Button on_press=move |()| applying.press()>
                        {move || applying.words()}
                    </Button>
                    <span class="sm sub">
                        {texts::ad::period_ends(language)} " " <Time at=at text=text />
                    </span>
                </div>
            }
        })
    }
}

/// “Sök jobbet”: what is needed, and the two ways on.
#[component]
pub(super) fn GateDialog() -> impl IntoView {
    let applying: Applying = expect_context();
    let language = applying.language;
    let way = move |page: Page| format!("{}?ad={}", page.path(language), applying.ad.with_value(|ad| ad.id));
    view! {
        <Dialog open=applying.gate id="gate" title=texts::account::gate_heading(language).to_owned()>
            <p>{texts::account::gate_intro(language)}</p>
            <p>{texts::account::gate_until(language, applying.closes().1)}</p>
            <p>{texts::account::gate_needs(language)}</p>
            <div class="acts">
                <a class="ds-button" href=way(Page::Login)>
                    {texts::account::log_in(language)}
                </a>
                <a class="ds-button" data-variant="secondary" href=way(Page::Register)>
                    {texts::account::create_account(language)}
                </a>
                <Button kind=ButtonKind::Tertiary on_press=move |()| applying.gate.set(false)>
                    {texts::frame::cancel(language)}
                </Button>
            </div>
        </Dialog>
    }
}
