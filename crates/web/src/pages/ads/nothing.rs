//! Nothing fits: says so, and what would find something (X3.1-3).

use domain::paths::Page;
use domain::search::{HelpWithout, HelpWords, SearchHelp};
use leptos::prelude::*;

use super::searching::use_searching;
use crate::router::use_language;

/// A search with the number it has.
struct Way {
    label: String,
    total: u32,
    query: String,
}

/// The note, and the lists of ways on.
#[component]
pub(crate) fn Nothing(help: SearchHelp) -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let clear = move |_| {
        searching.change(|query| *query = query.without_filters());
        crate::arrival::focus_heading();
    };
    let query = untrack(|| searching.now());
    let narrowed = query.chosen_count() > 0 || query.last_24_hours || query.any;
    let explained = (!query.terms.is_empty()).then(|| {
        if help.helps() {
            texts::search::no_hits_explained(language)
        } else {
            texts::search::no_hits_nothing_helps(language)
        }
    });
    let words = |words: HelpWords| {
        let HelpWords { words, total, query } = words;
        Way { label: texts::alternatives(language, &words), total, query }
    };
    let near = |words: HelpWords| Way { label: words.words.join(" "), total: words.total, query: words.query };
    let without = |without: HelpWithout| {
        let label = texts::left_out(language, &without);
        Way { label, total: without.total, query: without.query }
    };
    let lists: [(_, Vec<Way>); 3] = [
        (texts::search::one_word_at_a_time(language), help.terms.into_iter().chain(help.any).map(words).collect()),
        (texts::search::near_words(language), help.near.into_iter().map(near).collect()),
        (texts::search::drop_a_filter(language), help.without.into_iter().map(without).collect()),
    ];
    let lists: Vec<_> = lists.into_iter().filter(|(_, ways)| !ways.is_empty()).collect();
    let way = move |way: Way| {
        let Way { label, total, query } = way;
        let path = Page::Ads.path(language);
        let href = if query.is_empty() { path } else { format!("{path}?{query}") };
        let label = if total > 0 {
            view! {
                <a href=href on:click=move |_| searching.will_focus_heading()>
                    {label}
                </a>
            }
            .into_any()
        } else {
            view! { <span>{label}</span> }.into_any()
        };
        view! {
            <li>
                {label} " " <span class="num sub" aria-hidden="true">
                    {total}
                </span> <span class="ds-sr-only">{texts::search::jobs_found(language, total.into())}</span>
            </li>
        }
    };
    let list = move |(heading, ways): (&'static str, Vec<Way>)| {
        view! {
            <section>
                <h2 class="h3">{heading}</h2>
                <ul class="zl">{ways.into_iter().map(way).collect_view()}</ul>
            </section>
        }
    };
    let any = !lists.is_empty();
    view! {
        <div class="note zero stack stack-2">
            <h2>{texts::search::no_hits(language)}</h2>
            {explained.map(|words| view! { <p>{words}</p> })}
            {narrowed
                .then(|| {
                    view! {
                        <p>
                            <button class="linkbtn" type="button" on:click=clear>
                                {texts::search::clear_filters(language)}
                            </button>
                        </p>
                    }
                })}
        </div>
        {any.then(|| view! { <div class="cols">{lists.into_iter().map(list).collect_view()}</div> })}
    }
}
