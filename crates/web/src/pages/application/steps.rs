//! The sections and how each stands: a list beside the form, a list that opens on a phone.

use domain::forms::{SectionKind, SectionState};
use domain::language::Language;
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

use crate::components::Icon;
use crate::form::{FormContext, use_form};
use crate::router::{use_language, use_router};

/// The address of a section.
pub(super) fn section_address(language: Language, context: FormContext, kind: SectionKind) -> String {
    format!("{}?section={kind}", Page::Application(context.open.id).path(language))
}

fn state_of(context: FormContext, kind: SectionKind) -> SectionState {
    context.evaluation.with(|verdict| {
        verdict
            .sections
            .iter()
            .find(|progress| progress.section == kind)
            .map_or(SectionState::NotStarted, |progress| progress.state)
    })
}

const fn drawing(state: SectionState) -> Drawing {
    match state {
        SectionState::Done => Drawing::CircleCheck,
        SectionState::Started => Drawing::CircleDot,
        SectionState::NotStarted => Drawing::Circle,
    }
}

/// The list beside the form.
#[component]
pub(super) fn Steps(sections: StoredValue<Vec<SectionKind>>, current: Memo<SectionKind>) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let step = move |kind: SectionKind| {
        let state = Memo::new(move |_| state_of(context, kind));
        view! {
            <li>
                <a
                    href=section_address(language, context, kind)
                    aria-current=move || (current.get() == kind).then_some("step")
                >
                    {move || {
                        let state = state.get();
                        view! {
                            <span class:ok=state == SectionState::Done>
                                <Icon of=drawing(state) />
                            </span>
                        }
                    }}
                    <span>
                        {texts::section(language, kind)}
                        <span class="ds-sr-only">
                            {move || format!(": {}", texts::section_state(language, state.get()))}
                        </span>
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="side steps sticky only-wide" aria-label=texts::form::sections(language)>
            <ol>{sections.get_value().into_iter().map(step).collect_view()}</ol>
        </nav>
    }
}

/// The same on a phone. Choosing shows the section and leaves the focus where it is.
#[component]
pub(super) fn StepSelect(
    sections: StoredValue<Vec<SectionKind>>,
    current: Memo<SectionKind>,
    chosen: StoredValue<bool>,
) -> impl IntoView {
    let (language, context, router) = (use_language(), use_form(), use_router());
    let total = sections.with_value(Vec::len);
    let options = move || {
        let now = current.get();
        let option = |(at, kind): (usize, SectionKind)| {
            let state = texts::section_state(language, state_of(context, kind)).to_lowercase();
            let words = texts::form::section_choice(language, at + 1, texts::section(language, kind), state, total);
            view! {
                <option value=kind.to_string() selected={kind == now}>
                    {words}
                </option>
            }
        };
        sections.get_value().into_iter().enumerate().map(option).collect_view()
    };
    let choose = move |event| {
        if let Ok(kind) = event_target_value(&event).parse::<SectionKind>() {
            chosen.set_value(true);
            context.open.leave_edited();
            router.go(&section_address(language, context, kind));
        }
    };
    view! {
        <div class="only-narrow field">
            <label for="section-choice">{texts::form::sections(language)}</label>
            <select class="ds-input" id="section-choice" on:change=choose>
                {options}
            </select>
        </div>
    }
}
