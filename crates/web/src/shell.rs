//! The frame of every page: skip link, header, footer, the demo's bar, the live regions.

use client::Client;
use domain::accounts::AccountKind;
use domain::content::{ABOUT, ACCESSIBILITY, HELP};
use domain::language::Language;
use domain::paths::{Page, information_path};
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::busy::use_busy;
use crate::components::{Icon, Menu};
use crate::favourites::use_hearts;
use crate::notices::NoticeBar;
use crate::router::{use_language, use_router};
use crate::said::use_said;
use crate::session::{Who, use_session};

/// The frame; `children` is the content of `main`.
#[component]
pub(crate) fn Shell(
    /// Whether this is a demo.
    demo: bool,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let busy = use_busy();
    view! {
        <a class="ds-skip-link" href="#main">
            {texts::frame::skip_to_content(language)}
        </a>
        {demo.then(|| view! { <DemoBar /> })}
        <Header />
        <NoticeBar />
        <main id="main" tabindex="-1" aria-busy=move || busy.is().then_some("true")>
            {children()}
        </main>
        <Footer />
    }
}

/// Says on every page that nothing here is real.
#[component]
fn DemoBar() -> impl IntoView {
    let language = use_language();
    view! {
        <section class="bar-demo" aria-label=texts::frame::demo_name(language)>
            <div class="wrap">
                <p>
                    {texts::frame::demo_banner(language)} " "
                    <a href="/demo/outbox">{texts::frame::demo_outbox(language)}</a>
                </p>
            </div>
        </section>
    }
}

/// The mark of Virka: a square with a path in it.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="4" fill="currentColor" />
            <path d="M7 8l9 16 9-16" fill="none" stroke-width="4.5" />
        </svg>
    }
}

#[component]
fn Header() -> impl IntoView {
    let language = use_language();
    let router = use_router();
    let open = RwSignal::new(false);
    // A menu that stays open over the next page would be in the way.
    Effect::new(move |_| {
        router.place();
        open.set(false);
    });
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href=Page::Front.path(language)>
                    <Mark />
                    {texts::frame::service_name(language)}
                </a>
                <nav class="only-wide rtop" aria-label=texts::frame::main_menu(language)>
                    <ul class="nav">
                        <JobsLink />
                        <FavouritesLink />
                    </ul>
                </nav>
                <nav class="only-wide rtop push" aria-label=texts::frame::account_menu(language)>
                    <ul class="nav">
                        <ApplicationsLink />
                        <li>
                            <Menu id="account-menu" label=account_label>
                                <AccountEntries />
                            </Menu>
                        </li>
                    </ul>
                </nav>
                <Languages />
                <button
                    class="iconbtn only-narrow"
                    type="button"
                    aria-expanded=move || open.get().to_string()
                    aria-controls="phone-menu"
                    aria-label=texts::frame::menu(language)
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || {
                        let drawing = if open.get() { Drawing::X } else { Drawing::Menu };
                        view! { <Icon of=drawing /> }
                    }}
                </button>
            </div>
            <nav class="phone-menu" id="phone-menu" aria-label=texts::frame::menu(language) hidden=move || !open.get()>
                <div class="wrap">
                    <ul class="nav">
                        <JobsLink />
                        <FavouritesLink />
                        <ApplicationsLink />
                        <AccountEntries />
                    </ul>
                </div>
            </nav>
        </header>
    }
}

#[component]
fn JobsLink() -> impl IntoView {
    let language = use_language();
    let router = use_router();
    view! {
        <li>
            <a
                href=Page::Ads.path(language)
                aria-current=move || (router.page() == Some(Page::Ads)).then_some("page")
            >
                {texts::frame::open_jobs(language)}
            </a>
        </li>
    }
}

/// “Favoriter” with their number.
#[component]
fn FavouritesLink() -> impl IntoView {
    let language = use_language();
    let router = use_router();
    let hearts = use_hearts();
    let number = move || {
        let count = hearts.count();
        (count > 0).then(|| view! { <span class="count hot">{count}</span> })
    };
    view! {
        <li>
            <a
                href=Page::Favourites.path(language)
                aria-current=move || (router.page() == Some(Page::Favourites)).then_some("page")
            >
                {texts::frame::favourites(language)}
                " "
                {number}
            </a>
        </li>
    }
}

/// “Ansökningar”, when an applicant is logged in.
#[component]
fn ApplicationsLink() -> impl IntoView {
    let language = use_language();
    let router = use_router();
    let session = use_session();
    move || {
        session.is_applicant().then(|| {
            view! {
                <li>
                    <a
                        href=Page::Applications.path(language)
                        aria-current=move || (router.page() == Some(Page::Applications)).then_some("page")
                    >
                        {texts::frame::applications(language)}
                    </a>
                </li>
            }
        })
    }
}

/// “Logga in”, or who is logged in.
fn account_label() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    move || {
        let (drawing, words) = match session.who() {
            Who::NotKnownYet | Who::Nobody => (Drawing::LogIn, texts::frame::log_in(language).to_owned()),
            Who::Account(account) if account.name.is_empty() => (Drawing::User, account.email.0),
            Who::Account(account) => (Drawing::User, account.name.0),
        };
        view! {
            <Icon of=drawing />
            {words}
            <Icon of=Drawing::ChevronDown />
        }
    }
}

/// “Logga in” and “Skapa konto”, or “Min profil”, “Redigera inställningar” and “Logga ut”.
#[component]
fn AccountEntries() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    move || match session.account() {
        None => view! {
            <li>
                <a href=Page::Login.path(language)>{texts::frame::log_in(language)}</a>
            </li>
            <li>
                <a href=Page::Register.path(language)>{texts::frame::create_account(language)}</a>
            </li>
        }
        .into_any(),
        Some(account) => view! {
            {(account.kind == AccountKind::Applicant)
                .then(|| {
                    view! {
                        <li>
                            <a href=Page::Profile.path(language)>{texts::profile::my_profile(language)}</a>
                        </li>
                    }
                })}
            <li>
                <a href=Page::Settings.path(language)>{texts::settings::menu(language)}</a>
            </li>
            <li>
                <LogOut />
            </li>
        }
        .into_any(),
    }
}

#[component]
fn LogOut() -> impl IntoView {
    let language = use_language();
    let log_out = use_log_out();
    view! {
        <button type="button" on:click=move |_| log_out.run(())>
            <Icon of=Drawing::LogOut />
            {texts::frame::log_out(language)}
        </button>
    }
}

/// What “Logga ut” does.
pub(crate) fn use_log_out() -> Callback<()> {
    let language = use_language();
    let (session, router, said) = (use_session(), use_router(), use_said());
    Callback::new(move |()| {
        spawn_local(async move {
            match Client::here(language).log_out().await {
                Ok(()) => {
                    crate::form::logged_out();
                    session.leave();
                    router.go(&Page::Front.path(language));
                    said.politely(texts::frame::logged_out(language));
                }
                Err(failure) => said.at_once(crate::failure::failure_text(language, &failure)),
            }
        });
    })
}

/// “Språk”: the same page in another language, at the same place (G2-1).
#[component]
fn Languages() -> impl IntoView {
    let language = use_language();
    let router = use_router();
    let link = move |other: Language| {
        let address = move || {
            let place = router.place();
            let path = router.page().unwrap_or(Page::Front).path(other);
            if place.query.is_empty() { path } else { format!("{path}?{}", place.query) }
        };
        view! {
            <a
                href=address
                id=format!("language-{other}")
                lang=other.tag()
                hreflang=other.tag()
                aria-current=(other == language).then_some("true")
            >
                <LanguageName of=other />
            </a>
        }
    };
    view! {
        <nav class="lang" aria-label=texts::frame::language(language)>
            <span class="only-wide" aria-hidden="true">
                {texts::frame::language(language)}
            </span>
            {Language::ALL.map(link).collect_view()}
        </nav>
    }
}

/// `FI`, and for screen readers the whole name after it (WCAG 2.5.3: what is seen is part of what is heard).
#[component]
pub(crate) fn LanguageName(of: Language) -> impl IntoView {
    view! {
        {of.tag().to_uppercase()}
        <span class="ds-sr-only">" " {of.own_name()}</span>
    }
}

/// The same links in the same order everywhere (WCAG 3.2.6).
#[component]
fn Footer() -> impl IntoView {
    let language = use_language();
    let links = [
        (information_path(language, HELP), texts::frame::help_and_contact(language)),
        (information_path(language, ABOUT), texts::frame::about_the_service(language)),
        (information_path(language, ACCESSIBILITY), texts::frame::accessibility_statement(language)),
        (Page::TermsOfUse.path(language), texts::frame::terms_of_use(language)),
        (Page::PrivacyNotice.path(language), texts::frame::privacy_notice(language)),
        ("/api/docs".to_owned(), texts::frame::api(language)),
    ];
    view! {
        <footer class="foot">
            <div class="wrap">
                <ul>
                    {links.map(|(href, words)| view! {
                        <li>
                            <a href=href>{words}</a>
                        </li>
                    }).collect_view()}
                </ul>
                <p class="sub">{texts::frame::open_source(language)}</p>
            </div>
        </footer>
    }
}
