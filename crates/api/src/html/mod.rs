//! Pages that the server answers itself: readable before any script.

mod ad;
mod assets;
mod atom;
mod card;
mod employers;
mod example_mails;
mod favourites;
mod frame;
mod front;
mod information;
mod job_posting;
mod message;
mod my_data;
mod open_application;
mod outbox;
mod results;
mod share_picture;
mod shell;
mod sitemap;
mod terms;
mod times;
mod work_account;
mod xml;

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use domain::accounts::TermsKind;
use domain::ads::AdState;
use domain::language::Language;
use domain::paths::{Page, ad_path};
use domain::problem::Kind;

pub use ad::preview as ad_preview;
pub use assets::Assets;
pub(crate) use my_data::page as my_data_page;

use crate::app::App;
use crate::db::ads;
use crate::failure::{Failure, Outcome};
use crate::http::language::accepted;
use crate::http::request_id;

/// The cookie that keeps the language chosen (G2-1).
const LANGUAGE: &str = "lang";

/// The routes of the pages.
pub fn configure(cfg: &mut ServiceConfig, demo: bool) {
    cfg.route("/", web::get().to(root))
        .route("/assets/{name}", web::get().to(assets::serve))
        .route("/favicon.ico", web::get().to(favicon))
        .route(share_picture::ADDRESS, web::get().to(share_picture::serve))
        .route("/sitemap.xml", web::get().to(sitemap::sitemap))
        .route("/sitemap-{part:[0-9]{1,6}}.xml", web::get().to(sitemap::part))
        .route("/robots.txt", web::get().to(sitemap::robots))
        .route("/feed.atom", web::get().to(atom::feed))
        .route("/problems/{kind}", web::get().to(problem))
        .route("/work-account.js", web::get().to(work_account::script))
        .route("/{language:fi|sv|en}/work-account", web::get().to(work_account::page))
        .route("/{language:fi|sv|en}", web::get().to(page))
        .route("/{language:fi|sv|en}/{rest:.*}", web::get().to(page));
    if demo {
        cfg.route("/demo/outbox", web::get().to(outbox::page))
            .route("/demo/mails", web::get().to(example_mails::all))
            .route("/demo/mails.css", web::get().to(example_mails::styles))
            .route("/demo/mails/{kind}", web::get().to(example_mails::one))
            .route("/demo/mails/{kind}/{way}/{language:fi|sv|en}", web::get().to(example_mails::html));
    }
    cfg.route("/{code:[A-Za-z0-9._-]{3,60}}", web::get().to(by_code));
}

/// What people get who open an address that is meant for mail programs. Registered before the API, whose prefix it has.
pub fn configure_first(cfg: &mut ServiceConfig) {
    cfg.route("/api/v1/search-alerts/one-click/{secret:[A-Za-z0-9_-]{1,100}}", web::get().to(unsubscribe));
}

/// To the page with the button that does it: opening an address changes nothing (X3.7-5). The secret goes on behind `#`,
/// where no server sees it.
async fn unsubscribe(request: HttpRequest, secret: web::Path<String>) -> HttpResponse {
    let page = Page::JobAlertRemove.path(preferred(&request));
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, format!("{page}#t={secret}")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(("referrer-policy", "no-referrer"))
        .finish()
}

/// The page for an address that does not exist; `None` leaves the answer to the problem of the API.
#[must_use]
pub fn not_found(request: &HttpRequest) -> Option<HttpResponse> {
    let app = request.app_data::<web::Data<App>>()?;
    message::not_found(app, preferred(request)).ok()
}

/// To the front page in the reader's language: the one chosen before, else one the browser asks for, else Finnish.
async fn root(request: HttpRequest) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, Page::Front.path(preferred(&request))))
        .insert_header((header::VARY, "Accept-Language, Cookie"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .finish()
}

fn preferred(request: &HttpRequest) -> Language {
    let in_address = request.path().split('/').nth(1).and_then(|segment| segment.parse().ok());
    let chosen = || request.cookie(LANGUAGE).and_then(|cookie| cookie.value().parse().ok());
    in_address.or_else(chosen).unwrap_or_else(|| accepted(request.headers()))
}

/// Every page that has a language in its address.
async fn page(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    let language = preferred(&request);
    let mut response = as_page(&request, &app, made(&request, &app, language).await);
    // A page in a language is a choice of that language (G2-1).
    if request.cookie(LANGUAGE).is_none_or(|cookie| cookie.value() != language.tag()) {
        let cookie = Cookie::build(LANGUAGE, language.tag())
            .path("/")
            .same_site(SameSite::Lax)
            .secure(app.public_url.is_https())
            .max_age(Duration::days(365))
            .finish();
        if let Err(error) = response.add_cookie(&cookie) {
            tracing::warn!(error = %error, "the language could not be kept");
        }
    }
    response
}

async fn made(request: &HttpRequest, app: &App, language: Language) -> Outcome<HttpResponse> {
    let Some((language, page)) = Page::parse(request.path()) else { return message::not_found(app, language) };
    match page {
        Page::Front => front::page(app, language).await,
        Page::Ads => results::page(app, language, request.query_string()).await,
        Page::Ad(ad) => ad::page(app, language, ad, request.query_string()).await,
        Page::TermsOfUse => terms::page(app, language, TermsKind::TermsOfUse).await,
        Page::PrivacyNotice => terms::page(app, language, TermsKind::PrivacyNotice).await,
        Page::OpenApplication => open_application::page(app, language),
        Page::Favourites => favourites::page(app, language),
        Page::JobAlert
        | Page::JobAlertConfirm
        | Page::JobAlertRemove
        | Page::JobAlertRenew
        | Page::Interview
        | Page::VerifyReceipt => shell::page(app, language, page),
        Page::Employers => employers::list(app, language).await,
        Page::Employer(slug) => employers::one(app, language, slug).await,
        Page::Information(slug) => information::page(app, language, slug).await,
        Page::Login
        | Page::Register
        | Page::RegisterCode
        | Page::ForgotPassword
        | Page::NewPassword
        | Page::NewTerms
        | Page::Settings
        | Page::MyData
        | Page::DeleteAccount
        | Page::Start
        | Page::Profile
        | Page::EditProfile
        | Page::FirstDetails
        | Page::Begin(_)
        | Page::BeginOpen
        | Page::Applications
        | Page::Application(_)
        | Page::Preview(_) => shell::page(app, language, page),
    }
}

/// A failure as a page: no bare error, ever (G5.3).
fn as_page(request: &HttpRequest, app: &App, made: Outcome<HttpResponse>) -> HttpResponse {
    let failure = match made {
        Ok(response) => return response,
        Err(failure) => failure,
    };
    if let Failure::Broken(fault) = &failure {
        tracing::error!(error = %fault, "a page broke");
    }
    let id = {
        use actix_web::HttpMessage;
        request_id::of(&request.extensions()).to_string()
    };
    let page = message::fault(app, preferred(request), failure.kind(), &id);
    page.unwrap_or_else(|_broken_too| HttpResponse::InternalServerError().finish())
}

/// A “sök-ID” typed as an address leads to its ad (D46).
async fn by_code(request: HttpRequest, code: web::Path<String>, app: web::Data<App>) -> HttpResponse {
    let language = preferred(&request);
    let found = async {
        let Some(stored) = app.db.snapshot(async |tx| ads::by_code(tx, &code).await).await? else {
            return message::not_found(&app, language);
        };
        match stored.state(app.clock.now()) {
            AdState::Hidden => message::not_found(&app, language),
            AdState::Gone => message::gone(&app, language),
            AdState::Open | AdState::Closed => {
                let version = language.then_fallbacks().find_map(|of| stored.versions.get(&of));
                let title = version.map(|texts| texts.title.as_str()).unwrap_or_default();
                Ok(HttpResponse::Found()
                    .insert_header((header::LOCATION, ad_path(language, stored.ad.id, title)))
                    .insert_header((header::VARY, "Accept-Language, Cookie"))
                    .finish())
            }
        }
    };
    as_page(&request, &app, found.await)
}

/// What a kind of problem means: the address that problems carry as `type`.
async fn problem(request: HttpRequest, slug: web::Path<String>, app: web::Data<App>) -> HttpResponse {
    let language = preferred(&request);
    let made = match Kind::ALL.iter().find(|kind| kind.slug() == slug.as_str()) {
        Some(kind) => message::explained(&app, language, *kind),
        None => message::not_found(&app, language),
    };
    as_page(&request, &app, made)
}

/// For browsers that ask without having read the page.
async fn favicon(app: web::Data<App>) -> Outcome<HttpResponse> {
    let icon = app.assets.address("favicon.svg").ok_or_else(|| Failure::from(Kind::NotFound))?;
    Ok(HttpResponse::Found().insert_header((header::LOCATION, icon)).finish())
}
