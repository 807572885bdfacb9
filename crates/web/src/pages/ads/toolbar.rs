//! “Sortera”, “Antal” and “Vy” (G3.3-1). Choosing changes the list only; the focus stays (WCAG 3.2.2).

use domain::codes::Choice as _;
use domain::search::{LAST_DAY, PER_PAGE_CHOICES, Sort};
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::remembered::View;
use super::searching::use_searching;
use crate::components::Icon;
use crate::router::use_language;

/// Order, number and view.
#[component]
pub(crate) fn Toolbar() -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let orders = [
        (Sort::Newest.slug(), texts::search::sort_newest(language)),
        (Sort::Closing.slug(), texts::search::sort_closing(language)),
        (LAST_DAY, texts::search::sort_last_day(language)),
    ];
    let order = Memo::new(move |_| {
        let query = searching.now();
        if query.last_24_hours { LAST_DAY } else { query.sort.slug() }
    });
    let rows = Memo::new(move |_| searching.now().per_page);
    let views = [
        (View::Grid, Drawing::LayoutGrid, texts::search::view_grid(language)),
        (View::List, Drawing::List, texts::search::view_list(language)),
    ];
    let more_rows = move |event| {
        if let Ok(rows) = event_target_value(&event).parse() {
            searching.show_rows(rows);
        }
    };
    view! {
        <div class="tools" role="group" aria-label=texts::search::toolbar(language)>
            <label>
                {texts::search::sort(language)} " "
                <select class="ds-input" on:change=move |event| searching.sort(&event_target_value(&event))>
                    {orders
                        .map(|(slug, label)| {
                            view! { <option value=slug prop:selected=move || order.get() == slug>{label}</option> }
                        })
                        .into_iter()
                        .collect_view()}
                </select>
            </label>
            <label>
                {texts::search::per_page(language)} " " <select class="ds-input" on:change=more_rows>
                    {PER_PAGE_CHOICES
                        .map(|number| {
                            view! {
                                <option value=number.to_string() prop:selected=move || rows.get() == number>
                                    {number}
                                </option>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </select>
            </label>
            <div class="lab views" role="group" aria-label=texts::search::view(language)>
                <span aria-hidden="true">{texts::search::view(language)}</span>
                <span class="seg">
                    {views
                        .map(|(view, icon, label)| {
                            view! {
                                <button
                                    type="button"
                                    aria-pressed=move || (searching.view.get() == view).to_string()
                                    on:click=move |_| searching.look(view)
                                >
                                    <Icon of=icon />
                                    <span class="word">{label}</span>
                                </button>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </span>
            </div>
        </div>
    }
}
