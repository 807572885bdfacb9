//! “Sortera” and “Antal” (G3.3-1). Choosing changes the list only; the focus stays (WCAG 3.2.2).

use domain::codes::Choice as _;
use domain::search::{PER_PAGE_CHOICES, Sort};
use leptos::prelude::*;

use super::searching::{LAST_DAY, use_searching};
use crate::router::use_language;

/// Order and number.
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
    let more_rows = move |event| {
        if let Ok(rows) = event_target_value(&event).parse() {
            searching.change(|query| {
                query.per_page = rows;
                query.page = 1;
            });
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
            <label class="only-wide rtop">
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
        </div>
    }
}
