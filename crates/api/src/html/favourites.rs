//! “Favoriter” (G3.5-1): only the browser knows which they are, so the application draws them; without it the page says
//! what it needs.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::language::Language;
use domain::paths::Page;
use icons::Icon;

use super::frame::{Frame, answer};
use crate::app::App;
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "favourites.html")]
struct Favourites {
    frame: Frame,
}

/// Answers the page; it is never indexed.
pub(super) fn page(app: &App, language: Language) -> Outcome<HttpResponse> {
    let frame = Frame::of(app, language, Page::Favourites, texts::search::favourites_heading(language));
    answer(StatusCode::OK, language, &Favourites { frame })
}
