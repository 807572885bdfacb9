//! The pages of the results, as links: each can be opened in a tab of its own.

use icons::Icon as Drawing;
use leptos::prelude::*;

use super::searching::use_searching;
use crate::components::Icon;
use crate::router::use_language;

/// The first, the last, and those beside the present one; `None` is a gap.
fn shown(page: u32, pages: u32) -> Vec<Option<u32>> {
    let near = |candidate: &u32| *candidate == 1 || *candidate == pages || candidate.abs_diff(page) <= 1;
    let mut list = Vec::new();
    let mut before = 0;
    for number in (1..=pages).filter(near) {
        if number > before + 1 {
            list.push(None);
        }
        list.push(Some(number));
        before = number;
    }
    list
}

/// Nothing where everything fits on one page.
#[component]
pub(crate) fn Pager() -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let place =
        Memo::new(move |_| searching.answer.with(|answer| answer.as_ref().map(|answer| (answer.page, answer.pages))));
    let address = move |page: u32| searching.address(&searching.now().on_page(page));
    move || {
        let (page, pages) = place.get()?;
        let number = move |number: Option<u32>| match number {
            Some(number) => view! {
                <a
                    href=address(number)
                    aria-current=(number == page).then_some("page")
                    aria-label=texts::search::page(language, number)
                >
                    {number}
                </a>
            }
            .into_any(),
            None => view! { <span aria-hidden="true">"…"</span> }.into_any(),
        };
        (pages > 1).then(|| {
            view! {
                <nav
                    class="pages"
                    aria-label=texts::search::pages(language)
                    on:click=move |_| searching.will_focus_heading()
                >
                    {(page > 1)
                        .then(|| {
                            view! {
                                <a href=address(page - 1) rel="prev">
                                    <Icon of=Drawing::ChevronLeft />
                                    {texts::frame::previous(language)}
                                </a>
                            }
                        })}
                    {shown(page, pages).into_iter().map(number).collect_view()}
                    {(page < pages)
                        .then(|| {
                            view! {
                                <a href=address(page + 1) rel="next">
                                    {texts::frame::next(language)}
                                    <Icon of=Drawing::ChevronRight />
                                </a>
                            }
                        })}
                </nav>
            }
        })
    }
}
