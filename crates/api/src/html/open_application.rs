//! “Öppen ansökan till staten”: listed like an ad, but none, so it has a page of its own (G1-6, D42).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::language::Language;
use domain::paths::Page;
use domain::search::Query;
use icons::Icon;

use super::frame::{Frame, answer};
use super::results::address;
use crate::app::App;
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "open_application.html")]
struct OpenApplication {
    frame: Frame,
    /// The search for the jobs that one can apply for at once.
    temporary: String,
}

/// Answers what an open application is.
pub(super) fn page(app: &App, language: Language) -> Outcome<HttpResponse> {
    let mut frame = Frame::of(app, language, Page::OpenApplication, texts::search::open_application(language));
    frame.description = Some(texts::open_application::description(language).to_owned());
    let temporary = address(language, &Query::of_temporary_jobs());
    answer(StatusCode::OK, language, &OpenApplication { frame, temporary })
}
