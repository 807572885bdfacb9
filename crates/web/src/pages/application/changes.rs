//! What was changed in a sent application, shown before “Redigering klar” (G9.4.2).

use std::collections::BTreeSet;

use domain::forms::SectionKind;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::steps::section_address;
use crate::components::Icon;
use crate::form::{section_of, use_form};
use crate::router::use_language;

/// The sections with changes, each a link.
#[component]
pub(super) fn Changes() -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let sections = Memo::new(move |_| {
        context.open.with(|working| {
            let of = |pointer: &String| section_of(&working.view.form, pointer);
            working.view.changes.iter().map(of).collect::<BTreeSet<SectionKind>>()
        })
    });
    let line = move |kind: SectionKind| {
        view! {
            <li>
                <a href=section_address(language, context, kind)>{texts::section(language, kind)}</a>
            </li>
        }
    };
    move || {
        let changed = sections.get();
        if changed.is_empty() {
            return view! {
                <p class="note formbar">
                    <Icon of=Drawing::Info />
                    <span>{texts::form::nothing_changed(language)}</span>
                </p>
            }
            .into_any();
        }
        view! {
            <section class="note" aria-labelledby="changes-h">
                <h2 class="h3" id="changes-h">
                    {texts::form::changed_sections(language)}
                </h2>
                <ul>{changed.into_iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    }
}
