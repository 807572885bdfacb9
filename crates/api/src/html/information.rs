//! A page of information or a career story (G1-2).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::content::{PageKind, PageView};
use domain::language::Language;
use domain::paths::Page;
use domain::slug::Slug;
use domain::time::helsinki;
use icons::Icon;

use super::frame::{Frame, PageData, answer};
use super::message;
use crate::app::App;
use crate::content;
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "information.html")]
struct Information {
    frame: Frame,
    page: PageView,
    /// The attribute of texts that are in another language than the page.
    lang: String,
    story: bool,
    changed: String,
    missing: Option<String>,
    others: Vec<Other>,
}

/// Another page of the menu.
struct Other {
    href: String,
    lang: Option<&'static str>,
    title: String,
}

/// Answers the page.
pub(super) async fn page(app: &App, language: Language, slug: Slug) -> Outcome<HttpResponse> {
    let found = app.db.snapshot(async |tx| {
        let page = content::page(tx, slug.as_str(), language).await?;
        Ok((page, content::menu(tx, language).await?))
    });
    let (Some(page), menu) = found.await? else { return message::not_found(app, language) };
    let mut data = PageData::default();
    data.add(format!("/api/v1/pages/{slug}?language={language}"), &page)?;
    data.add(format!("/api/v1/pages?language={language}"), &menu)?;
    let mut frame = Frame::of(app, language, Page::Information(slug), page.title.clone()).with_data(&data)?;
    frame.kind = "article";
    frame.description = (!page.summary.is_empty()).then(|| page.summary.clone());
    if let Some(picture) = &page.picture {
        frame.picture = picture.clone();
    }
    let address = |of: Language| Page::Information(slug).path(of);
    // A page that stands in for a missing one is no page of its own.
    frame.canonical = Some(frame.absolute(&address(page.language)));
    frame.alternates = page.languages.iter().map(|of| (of.tag(), frame.absolute(&address(*of)))).collect();
    if let Some(first) = page.languages.first() {
        frame.alternates.push(("x-default", frame.absolute(&address(*first))));
    }
    let others = menu.into_iter().filter(|other| other.slug != slug).map(|other| Other {
        href: Page::Information(other.slug).path(language),
        lang: (other.language != language).then(|| other.language.tag()),
        title: other.title,
    });
    let elsewhere = page.language != language;
    let shown = Information {
        lang: if elsewhere { format!(" lang=\"{}\"", page.language) } else { String::new() },
        story: page.kind == PageKind::CareerStory,
        changed: texts::content::last_changed(language, texts::format::date(language, helsinki::date(page.changed_at))),
        missing: elsewhere
            .then(|| texts::content::page_not_in_language(language, texts::ad_in_language(language, page.language))),
        others: others.collect(),
        page,
        frame,
    };
    answer(StatusCode::OK, language, &shown)
}
