//! Employers: the list, and each one's own page with its open jobs (G1-2).

use client::{Client, Failure};
use domain::content::{EmployerEntry, EmployerView, Presentation};
use domain::language::Language;
use domain::paths::{Page, employer_path};
use domain::search::Query;
use domain::slug::Slug;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::ads::card::{Card, Level};
use super::loaded::Loaded;
use super::not_found::NotFound;
use crate::arrival::use_title;
use crate::clock::use_clock;
use crate::components::Icon;
use crate::dates;
use crate::router::use_language;

/// “Arbetsgivare”.
#[component]
pub fn Employers() -> impl IntoView {
    let language = use_language();
    let heading = texts::content::employers_heading(language);
    let employers =
        Loaded::<Vec<EmployerEntry>>::start(&format!("/employers?language={language}"), move || async move {
            Client::here(language).list_employers().await
        });
    use_title(move || Some(heading.to_owned()));
    view! {
        <div class="wrap stack">
            <h1>{heading}</h1>
            {employers.show(move |employers| groups(language, employers))}
        </div>
    }
}

fn groups(language: Language, employers: Vec<EmployerEntry>) -> AnyView {
    let count = texts::content::employers_count(language, u64::try_from(employers.len()).unwrap_or(u64::MAX));
    let (with, without): (Vec<_>, Vec<_>) = employers.into_iter().partition(|employer| employer.open_jobs > 0);
    let group = move |id: &'static str, heading: &'static str, employers: Vec<EmployerEntry>| {
        (!employers.is_empty()).then(|| {
            view! {
                <section aria-labelledby=id>
                    <h2 id=id>{heading}</h2>
                    <ul class="names">{employers.into_iter().map(|one| entry(language, one)).collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        <p>{count} " " {texts::search::employers_intro(language)}</p>
        {group("with-open-jobs", texts::content::with_open_jobs(language), with)}
        {group("without-open-jobs", texts::content::without_open_jobs(language), without)}
    }
    .into_any()
}

fn entry(language: Language, employer: EmployerEntry) -> impl IntoView {
    let jobs = (employer.open_jobs > 0).then(|| texts::search::jobs_found(language, employer.open_jobs.into()));
    view! {
        <li>
            <a href=employer_path(language, employer.id.as_str())>{employer.name}</a>
            {jobs.map(|jobs| view! { " " <span class="sub sm">{jobs}</span> })}
        </li>
    }
}

/// The page of one employer.
#[component]
pub fn Employer(
    /// The code of the agency.
    slug: Slug,
) -> impl IntoView {
    let language = use_language();
    let clock = use_clock();
    let employer =
        Loaded::<EmployerView>::start(&format!("/employers/{slug}?language={language}"), move || async move {
            match slug.as_str().parse() {
                Ok(agency) => Client::here(language).show_employer(&agency).await,
                Err(_) => Err(Failure::Unreadable { status: 404, reason: "no agency has such a code".to_owned() }),
            }
        });
    let missing = Memo::new(move |_| employer.is_missing());
    Effect::new(move |_| {
        if let Some(employer) = employer.get() {
            clock.set(employer.now);
        }
    });
    move || {
        if missing.get() {
            return view! { <NotFound /> }.into_any();
        }
        use_title(move || employer.get().map(|employer| employer.name));
        view! {
            <div class="wrap">
                <p class="backl sm">
                    <a href=Page::Employers.path(language)>
                        <Icon of=Drawing::ChevronLeft />
                        {texts::content::all_employers(language)}
                    </a>
                </p>
            </div>
            <div class="wrap stack">
                {employer.show_page(move |employer| view! { <Whole employer=employer /> }.into_any())}
            </div>
        }
        .into_any()
    }
}

#[component]
fn Whole(employer: EmployerView) -> impl IntoView {
    let language = use_language();
    let query = Query { employers: [employer.id.clone()].into(), ..Query::default() };
    let all = format!("{}?{}", Page::Ads.path(language), query.to_url());
    let jobs = if employer.newest.is_empty() {
        view! { <p>{texts::content::employer_no_jobs(language)}</p> }.into_any()
    } else {
        let cards = employer.newest.into_iter().map(|ad| view! { <Card ad=ad level=Level::Third /> });
        view! {
            <ul class="list">{cards.collect_view()}</ul>
            <p>
                <a href=all>{texts::content::employer_all_jobs(language, employer.open_jobs.into())}</a>
            </p>
        }
        .into_any()
    };
    view! {
        <h1>{employer.name}</h1>
        {match employer.presentation {
            Some(words) => view! { <Words words=words /> }.into_any(),
            None => view! { <p>{texts::content::employer_no_presentation(language)}</p> }.into_any(),
        }}
        <section aria-labelledby="employer-jobs">
            <h2 id="employer-jobs">{texts::content::employer_jobs(language)}</h2>
            {jobs}
        </section>
    }
}

#[component]
fn Words(words: Presentation) -> impl IntoView {
    let language = use_language();
    let tag = (words.language != language).then(|| words.language.tag());
    let changed = texts::content::last_changed(language, dates::date(language, &words.changed_at_local));
    let summary = (!words.summary.is_empty()).then_some(words.summary);
    view! {
        {summary
            .map(|summary| {
                view! {
                    <p class="lead" lang=tag>
                        {summary}
                    </p>
                }
            })}
        <div class="prose" lang=tag inner_html=words.html></div>
        <p class="sub sm">{changed}</p>
    }
}
