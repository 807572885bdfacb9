//! Nothing fits: says so, and what would find something (X3.1-3).

use domain::paths::Page;
use domain::search::{HelpSearch, SearchHelp};
use leptos::prelude::*;

use super::alert::AlertInstead;
use super::searching::use_searching;
use crate::router::use_language;

/// The note, and the lists of ways on.
#[component]
pub(crate) fn Nothing(help: SearchHelp) -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let query = untrack(|| searching.now());
    let explained = (!query.terms.is_empty()).then(|| {
        if help.helps() {
            texts::search::no_hits_explained(language)
        } else {
            texts::search::no_hits_nothing_helps(language)
        }
    });
    let lists = [
        (texts::search::one_word_at_a_time(language), help.words),
        (texts::search::near_words(language), help.near),
        (texts::search::drop_a_filter(language), help.without),
    ];
    let way = move |way: HelpSearch| {
        let path = Page::Ads.path(language);
        let href = if way.query.is_empty() { path } else { format!("{path}?{}", way.query) };
        let label = if way.total > 0 {
            // The link is gone with its list once it is followed, so the heading takes the focus.
            view! {
                <a href=href on:click=move |_| searching.will_focus_heading()>
                    {way.label}
                </a>
            }
            .into_any()
        } else {
            view! { <span>{way.label}</span> }.into_any()
        };
        view! {
            <li>
                {label} " " <span class="num sub" aria-hidden="true">
                    {way.total}
                </span> <span class="ds-sr-only">{texts::search::jobs_found(language, way.total.into())}</span>
            </li>
        }
    };
    let list = move |(heading, ways): (&'static str, Vec<HelpSearch>)| {
        view! {
            <section>
                <h2 class="h3">{heading}</h2>
                <ul class="zl">{ways.into_iter().map(way).collect_view()}</ul>
            </section>
        }
    };
    let lists: Vec<_> = lists.into_iter().filter(|(_, ways)| !ways.is_empty()).map(list).collect();
    view! {
        <div class="note zero stack stack-2">
            <h2>{texts::search::no_hits(language)}</h2>
            {explained.map(|words| view! { <p>{words}</p> })}
            <AlertInstead />
        </div>
        <div class="cols">{lists}</div>
    }
}
