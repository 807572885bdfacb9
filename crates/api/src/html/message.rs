//! Pages that say that something is not there, or went wrong: what happened and what to do (G5.3).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;
use icons::Icon;

use super::frame::{Frame, answer};
use crate::app::App;
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "message.html")]
struct Message {
    frame: Frame,
    heading: String,
    lines: Vec<String>,
}

/// The page of an address that does not exist.
pub(super) fn not_found(app: &App, language: Language) -> Outcome<HttpResponse> {
    let heading = texts::frame::not_found_heading(language);
    write(app, language, StatusCode::NOT_FOUND, heading, &[texts::frame::not_found(language)])
}

/// The page of an ad that was withdrawn or archived (D54, D55).
pub(super) fn gone(app: &App, language: Language) -> Outcome<HttpResponse> {
    write(app, language, StatusCode::GONE, texts::ad::gone_heading(language), &[texts::ad::gone(language)])
}

/// The page of a fault, with the number to tell the help desk.
pub(super) fn fault(app: &App, language: Language, kind: Kind, request_id: &str) -> Outcome<HttpResponse> {
    let status = StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let number = texts::frame::error_code(language, request_id);
    let lines = [texts::problem_detail(language, kind), number.as_str()];
    write(app, language, status, texts::frame::error_heading(language), &lines)
}

/// Explains a kind of problem to whoever follows its `type`.
pub(super) fn explained(app: &App, language: Language, kind: Kind) -> Outcome<HttpResponse> {
    let lines = [texts::problem_detail(language, kind), kind.slug()];
    write(app, language, StatusCode::OK, texts::problem_title(language, kind), &lines)
}

fn write(app: &App, language: Language, status: StatusCode, heading: &str, lines: &[&str]) -> Outcome<HttpResponse> {
    let mut frame = Frame::plain(app, language, heading);
    frame.hidden = true;
    // Nothing here that the application could do better.
    frame.app = false;
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    answer(status, language, &Message { frame, heading: heading.to_owned(), lines })
}
