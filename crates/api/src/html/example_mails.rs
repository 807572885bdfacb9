//! Every mail that the service can send, in the demo: text and HTML side by side, in three languages. The HTML stands in a
//! frame of its own that may do nothing, as a mail program shows it.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY as POLICY, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;
use icons::Icon;

use super::frame::{Frame, answer};
use super::{as_page, preferred};
use crate::app::App;
use crate::demo::{ExampleMail, letters};
use crate::failure::Failure;
use crate::http::headers::CONTENT_SECURITY_POLICY;

/// What the framed HTML of a mail may do: be seen, with the styles that stand in it, by our own pages.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

#[derive(Template)]
#[template(path = "example_mails.html")]
struct All {
    frame: Frame,
    kinds: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "example_mail.html")]
struct One {
    frame: Frame,
    slug: String,
    /// The subject in the page's language.
    subject: String,
    ways: Vec<Vec<ExampleMail>>,
}

/// The list of all.
pub(super) async fn all(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    let language = preferred(&request);
    let made = async {
        let kinds = letters::all(&app, language).await?;
        answer(StatusCode::OK, language, &All { frame: frame(&app, language), kinds })
    };
    as_page(&request, &app, made.await)
}

/// The mails of a kind.
pub(super) async fn one(request: HttpRequest, app: web::Data<App>, slug: web::Path<String>) -> HttpResponse {
    let language = preferred(&request);
    let made = async {
        let slug = slug.into_inner();
        let ways = letters::of_kind(&app, &slug).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
        let first = ways.iter().flatten().find(|mail| mail.language == language);
        let subject = first.map(|mail| mail.subject.clone()).unwrap_or_default();
        let mut page = answer(StatusCode::OK, language, &One { frame: frame(&app, language), slug, subject, ways })?;
        // The only page with frames, which hold what is ours.
        let policy = format!("{CONTENT_SECURITY_POLICY}; frame-src 'self'");
        let policy = policy.parse().map_err(|_unread| Failure::bug("the policy of the demo's mails"))?;
        page.headers_mut().insert(POLICY, policy);
        Ok(page)
    };
    as_page(&request, &app, made.await)
}

/// The HTML of one mail, for its frame.
pub(super) async fn html(
    request: HttpRequest,
    app: web::Data<App>,
    which: web::Path<(String, usize, Language)>,
) -> HttpResponse {
    let made = async {
        let (slug, way, language) = which.into_inner();
        let ways = letters::of_kind(&app, &slug).await?.unwrap_or_default();
        let mail = ways.into_iter().nth(way).into_iter().flatten().find(|mail| mail.language == language);
        let mail = mail.ok_or_else(|| Failure::from(Kind::NotFound))?;
        Ok(HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((CACHE_CONTROL, "no-cache"))
            .insert_header((POLICY, MAIL_POLICY))
            .body(mail.html))
    };
    as_page(&request, &app, made.await)
}

/// How text and HTML stand side by side: only here, so no other page carries it.
pub(super) async fn styles() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/css; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(include_str!("example_mails.css"))
}

fn frame(app: &App, language: Language) -> Frame {
    let mut frame = Frame::plain(app, language, texts::frame::demo_mails_heading(language));
    frame.hidden = true;
    frame.app = false;
    frame
}
