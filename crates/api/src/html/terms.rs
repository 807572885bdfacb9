//! “Användarvillkor” and “Dataskyddsbeskrivning” in the version that is in force (G1-3).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::accounts::{TermsKind, TermsView};
use domain::language::Language;
use domain::paths::Page;
use domain::time::helsinki;
use icons::Icon;

use super::frame::{Frame, PageData, answer};
use crate::app::App;
use crate::content;
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "terms.html")]
struct Terms {
    frame: Frame,
    heading: &'static str,
    published: String,
    text: Option<TermsView>,
}

/// Answers one of the two texts.
pub(super) async fn page(app: &App, language: Language, kind: TermsKind) -> Outcome<HttpResponse> {
    let all = content::terms_in_force(&app.db, language, app.clock.now()).await?;
    let mut data = PageData::default();
    data.add(format!("/api/v1/terms?language={language}"), &all)?;
    let (page, heading) = match kind {
        TermsKind::TermsOfUse => (Page::TermsOfUse, texts::frame::terms_of_use(language)),
        TermsKind::PrivacyNotice => (Page::PrivacyNotice, texts::frame::privacy_notice(language)),
    };
    let text = all.into_iter().find(|text| text.kind == kind);
    let published = text.as_ref().map(|text| version(language, text)).unwrap_or_default();
    let frame = Frame::of(app, language, page, heading).with_data(&data)?;
    answer(StatusCode::OK, language, &Terms { frame, heading, published, text })
}

/// ‹Version 1, gäller från 20.11.2026›
fn version(language: Language, text: &TermsView) -> String {
    let since = texts::format::date(language, helsinki::date(text.published_at));
    texts::content::version_of(language, since, text.version)
}
