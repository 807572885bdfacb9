//! Employers: the list, and each one's own page with its open jobs (G1-2).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::content::{EmployerEntry, EmployerView};
use domain::language::Language;
use domain::paths::{Page, employer_path};
use domain::search::Query;
use domain::slug::Slug;
use domain::time::helsinki;
use icons::Icon;

use super::card::Card;
use super::frame::{Frame, PageData, answer};
use super::message;
use super::results::address;
use crate::app::App;
use crate::content;
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "employers.html")]
struct Employers {
    frame: Frame,
    count: String,
    groups: Vec<Group>,
}

struct Group {
    id: &'static str,
    heading: &'static str,
    employers: Vec<Link>,
}

struct Link {
    href: String,
    name: String,
    jobs: Option<String>,
}

#[derive(Template)]
#[template(path = "employer.html")]
struct Employer {
    frame: Frame,
    employer: EmployerView,
    /// The attribute of texts that are in another language than the page.
    lang: String,
    changed: String,
    cards: Vec<Card>,
    all: String,
    all_words: String,
}

/// Answers the list.
pub(super) async fn list(app: &App, language: Language) -> Outcome<HttpResponse> {
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let employers = content::employers(&snapshot, language, now);
    let mut data = PageData::default();
    data.add(format!("/api/v1/employers?language={language}"), &employers)?;
    let name = texts::content::employers_heading(language);
    let mut frame = Frame::of(app, language, Page::Employers, name).with_data(&data)?;
    frame.description = Some(texts::search::employers_intro(language).to_owned());
    let count = texts::content::employers_count(language, u64::try_from(employers.len()).unwrap_or(u64::MAX));
    let (with, without): (Vec<_>, Vec<_>) = employers.iter().partition(|employer| employer.open_jobs > 0);
    let groups = [
        ("with-open-jobs", texts::content::with_open_jobs(language), with),
        ("without-open-jobs", texts::content::without_open_jobs(language), without),
    ];
    let groups = groups.into_iter().filter(|(_, _, employers)| !employers.is_empty());
    let groups = groups.map(|(id, heading, employers)| Group {
        id,
        heading,
        employers: employers.into_iter().map(|employer| link(language, employer)).collect(),
    });
    answer(StatusCode::OK, language, &Employers { frame, count, groups: groups.collect() })
}

fn link(language: Language, employer: &EmployerEntry) -> Link {
    Link {
        href: employer_path(language, employer.id.as_str()),
        name: employer.name.clone(),
        jobs: (employer.open_jobs > 0).then(|| texts::search::jobs_found(language, employer.open_jobs.into())),
    }
}

/// Answers one employer's page.
pub(super) async fn one(app: &App, language: Language, slug: Slug) -> Outcome<HttpResponse> {
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let Some(employer) = content::employer(app.db.read(), &snapshot, slug.as_str(), language, now).await? else {
        return message::not_found(app, language);
    };
    let mut data = PageData::default();
    data.add(format!("/api/v1/employers/{slug}?language={language}"), &employer)?;
    let mut frame = Frame::of(app, language, Page::Employer(slug), employer.name.clone()).with_data(&data)?;
    let own_words = employer.presentation.as_ref().filter(|words| words.language == language);
    let summary = own_words.map(|words| words.summary.clone()).filter(|summary| !summary.is_empty());
    frame.description = Some(summary.unwrap_or_else(|| texts::content::employer_description(language, &employer.name)));
    let elsewhere = employer.presentation.as_ref().map(|words| words.language).filter(|of| *of != language);
    let changed = employer.presentation.as_ref().map(|words| {
        texts::content::last_changed(language, texts::format::date(language, helsinki::date(words.changed_at)))
    });
    let query = Query { employers: [employer.id.clone()].into(), ..Query::default() };
    let page = Employer {
        lang: elsewhere.map(|of| format!(" lang=\"{of}\"")).unwrap_or_default(),
        changed: changed.unwrap_or_default(),
        cards: employer.newest.iter().map(|ad| Card::of(ad, language, now)).collect(),
        all: address(language, &query),
        all_words: texts::content::employer_all_jobs(language, employer.open_jobs.into()),
        employer,
        frame,
    };
    answer(StatusCode::OK, language, &page)
}
