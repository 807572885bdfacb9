//! The page behind the one-time link of a work account. It needs a script of its own, because the link's secret stands
//! after `#`, where no server and no log sees it.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::language::Language;
use domain::password::PasswordRule;
use domain::paths::Page;
use icons::Icon;

use super::frame::{Frame, answer};
use super::{as_page, preferred};
use crate::app::App;
use crate::failure::Outcome;

const SCRIPT: &str = include_str!("work_account.js");

#[derive(Template)]
#[template(path = "work_account.html")]
struct WorkAccount {
    frame: Frame,
    rules: Vec<&'static str>,
}

/// The page.
pub(super) async fn page(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    as_page(&request, &app, made(&app, preferred(&request)))
}

fn made(app: &App, language: Language) -> Outcome<HttpResponse> {
    let mut frame = Frame::plain(app, language, texts::account::work_account_heading(language));
    frame.hidden = true;
    frame.app = false;
    frame.languages = Language::ALL.map(|other| (other, format!("/{}/work-account", other.tag()))).to_vec();
    let rules = PasswordRule::ALL.map(|rule| texts::password_rule(language, rule)).to_vec();
    answer(StatusCode::OK, language, &WorkAccount { frame, rules })
}

/// Its script.
pub(super) async fn script() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/javascript; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(SCRIPT)
}
