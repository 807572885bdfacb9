//! A page of information or a career story (G1-2): one component for all.

use client::Client;
use domain::content::{PageEntry, PageKind, PageView};
use domain::language::Language;
use domain::paths::Page;
use domain::slug::Slug;
use leptos::prelude::*;

use super::loaded::Loaded;
use super::not_found::NotFound;
use crate::arrival::use_title;
use crate::router::use_language;
use crate::{dates, head};

/// The page of a name.
#[component]
pub fn Information(
    /// Its name.
    slug: Slug,
) -> impl IntoView {
    let language = use_language();
    let page = Loaded::<PageView>::start(&format!("/pages/{slug}?language={language}"), move || async move {
        Client::here(language).show_page(slug).await
    });
    let menu = Loaded::<Vec<PageEntry>>::start(&format!("/pages?language={language}"), move || async move {
        Client::here(language).list_pages().await
    });
    let missing = Memo::new(move |_| page.is_missing());
    move || {
        if missing.get() {
            return view! { <NotFound /> }.into_any();
        }
        use_title(move || page.get().map(|page| page.title));
        Effect::new(move |_| {
            if let Some(page) = page.get() {
                head::of_information(&page);
            }
        });
        view! {
            <div class="wrap info">
                {page.show_page(move |page| view! { <Article page=page /> }.into_any())}
                {move || menu.get().map(|menu| view! { <More menu=menu but=slug /> })}
            </div>
        }
        .into_any()
    }
}

#[component]
fn Article(page: PageView) -> impl IntoView {
    let language = use_language();
    let elsewhere = (page.language != language).then_some(page.language);
    let tag = elsewhere.map(Language::tag);
    let story = page.kind == PageKind::CareerStory;
    let changed = texts::content::last_changed(language, dates::date(language, &page.changed_at_local));
    view! {
        <article class="stack">
            <h1 lang=tag>{page.title}</h1>
            <p class="sub sm">
                {story.then(|| format!("{}. ", texts::content::career_story(language)))} {changed}
            </p>
            {elsewhere
                .map(|of| {
                    let words = texts::ad_in_language(language, of);
                    view! { <p class="note">{texts::content::page_not_in_language(language, words)}</p> }
                })}
            {page
                .picture
                .map(|picture| {
                    view! {
                        <img
                            class="picture"
                            src=picture.address
                            alt=picture.alt
                            lang=tag
                            width=picture.width
                            height=picture.height
                        />
                    }
                })}
            <div class="prose" lang=tag inner_html=page.html></div>
        </article>
    }
}

/// The other pages.
#[component]
fn More(menu: Vec<PageEntry>, but: Slug) -> impl IntoView {
    let language = use_language();
    let others = menu.into_iter().filter(|other| other.slug != but);
    let link = move |other: PageEntry| {
        let tag = (other.language != language).then(|| other.language.tag());
        view! {
            <li>
                <a href=Page::Information(other.slug).path(language) lang=tag hreflang=tag>
                    {other.title}
                </a>
            </li>
        }
    };
    view! {
        <nav class="more" aria-labelledby="more-pages">
            <h2 id="more-pages">{texts::content::more_pages(language)}</h2>
            <ul>{others.map(link).collect_view()}</ul>
        </nav>
    }
}
