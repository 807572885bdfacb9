//! The pages, and which one an address means.

use domain::accounts::TermsKind;
use domain::paths::{Page, Program};
use leptos::prelude::*;

use crate::router::{login_then, terms_then, use_language, use_router};
use crate::session::{Who, use_session};
use crate::session_warning::SessionWarning;

pub mod account;
pub mod ad;
pub mod ads;
pub mod alerts;
pub mod application;
pub mod applications;
pub mod employers;
pub mod favourites;
pub mod front;
pub mod information;
mod interview;
mod loaded;
mod my_data;
pub mod not_found;
pub mod open_application;
pub mod profile;
pub mod settings;
pub(crate) mod stopped;
pub mod terms;
mod verify_receipt;

/// The pages of one of the programs.
#[derive(Clone, Copy, Debug)]
pub struct Bundle {
    /// Which program they make.
    pub(crate) program: Program,
    pub(crate) view: fn(Page) -> AnyView,
}

/// Front page, search and ads.
pub const APPLICANT: Bundle = Bundle { program: Program::Applicant, view: applicant };
/// What else is for everyone.
pub const READER: Bundle = Bundle { program: Program::Reader, view: reader };
/// Login, account, applications.
pub const PERSONAL: Bundle = Bundle { program: Program::Personal, view: personal };

/// The page of the address; made anew when the page changes, not when only its query does.
#[component]
pub(crate) fn PageOf(
    /// Draws a page.
    view: fn(Page) -> AnyView,
) -> impl IntoView {
    let router = use_router();
    let page = Memo::new(move |_| router.page());
    move || match page.get() {
        Some(page) => view(page),
        None => view! { <not_found::NotFound /> }.into_any(),
    }
}

/// Front page, search and ads. Pages of other programs are never asked for here.
fn applicant(page: Page) -> AnyView {
    match page {
        Page::Front => view! { <front::Front /> }.into_any(),
        Page::Ads => view! { <ads::Results /> }.into_any(),
        Page::Ad(id) => view! { <ad::Ad id=id /> }.into_any(),
        _ => view! { <not_found::NotFound /> }.into_any(),
    }
}

/// What else is for everyone.
fn reader(page: Page) -> AnyView {
    match page {
        Page::OpenApplication => view! { <open_application::OpenApplication /> }.into_any(),
        Page::Favourites => view! { <favourites::FavouritesPage /> }.into_any(),
        Page::JobAlert => view! { <alerts::NewAlert /> }.into_any(),
        Page::JobAlertConfirm => view! { <alerts::AlertLink aim=alerts::Aim::Confirm /> }.into_any(),
        Page::JobAlertRemove => view! { <alerts::AlertLink aim=alerts::Aim::Remove /> }.into_any(),
        Page::JobAlertRenew => view! { <alerts::AlertLink aim=alerts::Aim::Renew /> }.into_any(),
        Page::Interview => view! { <interview::InterviewPage /> }.into_any(),
        Page::VerifyReceipt => view! { <verify_receipt::VerifyReceipt /> }.into_any(),
        Page::TermsOfUse => view! { <terms::Terms kind=TermsKind::TermsOfUse /> }.into_any(),
        Page::PrivacyNotice => view! { <terms::Terms kind=TermsKind::PrivacyNotice /> }.into_any(),
        Page::Employers => view! { <employers::Employers /> }.into_any(),
        Page::Employer(slug) => view! { <employers::Employer slug=slug /> }.into_any(),
        Page::Information(slug) => view! { <information::Information slug=slug /> }.into_any(),
        _ => view! { <not_found::NotFound /> }.into_any(),
    }
}

/// What belongs to a person.
fn personal(page: Page) -> AnyView {
    match page {
        Page::Login => view! { <account::Login /> }.into_any(),
        Page::Register => view! { <account::Register /> }.into_any(),
        Page::RegisterCode => view! { <account::RegisterCode /> }.into_any(),
        Page::ForgotPassword => view! { <account::ForgotPassword /> }.into_any(),
        Page::NewPassword => view! { <account::NewPassword /> }.into_any(),
        _ if page.needs_login() => view! { <AfterLogin page=page /> }.into_any(),
        _ => view! { <not_found::NotFound /> }.into_any(),
    }
}

/// What only the person may see who is logged in.
fn own(page: Page) -> AnyView {
    match page {
        Page::NewTerms => view! { <account::NewTerms /> }.into_any(),
        Page::Start => view! { <applications::Start /> }.into_any(),
        Page::Profile => view! { <profile::ProfilePage /> }.into_any(),
        Page::EditProfile => view! { <profile::EditProfile /> }.into_any(),
        Page::FirstDetails => view! { <profile::FirstDetails /> }.into_any(),
        Page::Begin(ad) => view! { <application::BeginPage to=application::To::Ad(ad) /> }.into_any(),
        Page::BeginOpen => view! { <application::BeginPage to=application::To::Open /> }.into_any(),
        Page::Settings => view! { <settings::Settings /> }.into_any(),
        Page::MyData => view! { <my_data::MyData /> }.into_any(),
        Page::DeleteAccount => view! { <settings::DeleteAccount /> }.into_any(),
        Page::Applications => view! { <applications::Applications /> }.into_any(),
        Page::Application(id) => view! { <application::ApplicationPage id=id /> }.into_any(),
        Page::Preview(id) => view! { <application::PreviewPage id=id /> }.into_any(),
        _ => view! { <not_found::NotFound /> }.into_any(),
    }
}

/// A page behind the login: strangers are sent there and come back. Once it is shown it stays, whatever happens to the
/// session: what is typed must not vanish (X9-8).
#[component]
fn AfterLogin(page: Page) -> impl IntoView {
    let language = use_language();
    let (session, router) = (use_session(), use_router());
    let allowed = RwSignal::new(false);
    // An application knows its deadline, before which new terms may have to wait (D39): it asks for itself.
    let of_application = matches!(page, Page::Application(_) | Page::Preview(_) | Page::Begin(_) | Page::BeginOpen);
    // Whoever does not want to accept them can still leave.
    let leaves = matches!(page, Page::NewTerms | Page::Settings | Page::MyData | Page::DeleteAccount);
    let asks_terms = !of_application && !leaves;
    Effect::new(move |_| match session.who() {
        Who::NotKnownYet => {}
        // Shown once, it is not made anew when the same person logs in again or is renamed.
        Who::Account(_) | Who::Nobody if allowed.get_untracked() => {}
        Who::Account(_) if asks_terms && !session.new_terms().is_empty() => {
            router.replace(&terms_then(language, &router.place_now()));
        }
        Who::Account(_) => {
            allowed.set(true);
            session.look_for_terms(language);
        }
        Who::Nobody => router.replace(&login_then(language, &router.place_now())),
    });
    let login_over_page = matches!(
        page,
        Page::Application(_) | Page::Preview(_) | Page::Profile | Page::EditProfile | Page::FirstDetails
    );
    move || {
        allowed.get().then(|| {
            view! {
                {own(page)}
                <SessionWarning login_over_page=login_over_page />
            }
        })
    }
}
