//! Pages that only the application can draw: it takes over at once; without it the page says what to do.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use askama::Template;
use domain::language::Language;
use domain::paths::Page;
use icons::Icon;

use super::frame::{Frame, answer};
use crate::app::App;
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "shell.html")]
struct Shell {
    frame: Frame,
    /// What the page needs, where the words of every page do not say enough.
    without_script: Option<&'static str>,
}

/// Answers the page; it is never indexed.
pub(super) fn page(app: &App, language: Language, page: Page) -> Outcome<HttpResponse> {
    let name = match page {
        Page::Login => texts::frame::log_in(language),
        Page::Register | Page::RegisterCode => texts::frame::create_account(language),
        Page::ForgotPassword => texts::password::heading(language),
        Page::NewPassword => texts::password::new_heading(language),
        Page::NewTerms => texts::terms::heading(language),
        Page::Settings => texts::settings::heading(language),
        Page::DeleteAccount => texts::settings::delete_account(language),
        Page::Profile => texts::profile::my_profile(language),
        Page::EditProfile => texts::profile::edit_profile(language),
        Page::FirstDetails => texts::profile::first_heading(language),
        Page::Start
        | Page::Begin(_)
        | Page::BeginOpen
        | Page::Applications
        | Page::Application(_)
        | Page::Preview(_) => texts::frame::applications(language),
        Page::VerifyReceipt => texts::form::verify_heading(language),
        Page::Interview => texts::interviews::book(language),
        Page::JobAlert => texts::alerts::heading(language),
        Page::JobAlertConfirm => texts::alerts::confirm_heading(language),
        Page::JobAlertRemove => texts::alerts::remove_heading(language),
        Page::JobAlertRenew => texts::alerts::renew_heading(language),
        _ => texts::frame::service_name(language),
    };
    let without_script = match page {
        Page::JobAlert | Page::JobAlertConfirm | Page::JobAlertRemove | Page::JobAlertRenew => {
            Some(texts::alerts::needs_script(language))
        }
        Page::Interview => Some(texts::interviews::needs_script(language)),
        _ => None,
    };
    let mut answer =
        answer(StatusCode::OK, language, &Shell { frame: Frame::of(app, language, page, name), without_script })?;
    if page == Page::Interview {
        // It has links to places outside, which need not know where one comes from.
        answer.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    }
    Ok(answer)
}
