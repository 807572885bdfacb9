//! `/me/profile/edit`: “Redigera profil”, all sections on one page, saved field by field like the form (G7.1-1).

use std::time::Duration;

use domain::forms::{QuestionKind, RowSection, SectionKind, profile_form};
use domain::paths::Page;
use leptos::prelude::*;

use crate::arrival::use_title;
use crate::dom;
use crate::form::{Basics, Photo, Rows, Sheet, use_form};
use crate::pages::application::{Bars, SaveLine, WithSheet};
use crate::router::{use_language, use_router};

/// After the page itself has received the focus.
const AFTER_ARRIVAL: Duration = Duration::from_millis(60);

/// The page.
#[component]
pub fn EditProfile() -> impl IntoView {
    view! {
        <WithSheet of=Sheet::Profile>
            <Edited />
        </WithSheet>
    }
}

#[component]
fn Edited() -> impl IntoView {
    let (language, router, form) = (use_language(), use_router(), use_form().open);
    use_title(move || Some(texts::profile::edit_profile(language).to_owned()));
    on_cleanup(move || form.leave_edited());
    // Somebody came to change one section: there they are.
    if let Some(section) = router.place_now().parameter("section").and_then(|slug| slug.parse::<SectionKind>().ok()) {
        set_timeout(
            move || {
                if let Some(heading) = dom::by_id(&heading_id(section)) {
                    heading.scroll_into_view_with_bool(true);
                    dom::focus_in_place(&heading);
                }
            },
            AFTER_ARRIVAL,
        );
    }
    let sections = profile_form().sections.into_iter().flat_map(|section| {
        let kind = section.kind;
        section.questions.into_iter().filter_map(move |question| match question.kind {
            QuestionKind::Entries { section } => {
                Some(view! { <EditedRows kind=kind section=section id=question.id /> })
            }
            _asks_something_else => None,
        })
    });
    let done = move || {
        view! {
            <a class="ds-button" href=Page::Profile.path(language)>
                {texts::profile::edit_done(language)}
            </a>
        }
    };
    view! {
        <div class="wrap">
            <div class="pagehead">
                <h1 tabindex="-1">{texts::profile::edit_profile(language)}</h1>
            </div>
            <Bars />
            <div class="profileedit">
                <aside class="sticky" aria-label=texts::profile::save_status(language)>
                    <div class="panel">
                        <SaveLine />
                        {done()}
                    </div>
                </aside>
                <div class="stack stack-8">
                    <p class="note sm">
                        {texts::profile::employers_do_not_see(language)}
                        " "
                        {texts::profile::rows_stay_in_sent(language)}
                    </p>
                    <Photo />
                    <section class="stack stack-6" aria-labelledby=heading_id(SectionKind::Basics)>
                        <h2 id=heading_id(SectionKind::Basics) tabindex="-1">
                            {texts::section(language, SectionKind::Basics)}
                        </h2>
                        <Basics />
                    </section>
                    {sections.collect_view()}
                    <p class="row">{done()}</p>
                </div>
            </div>
        </div>
    }
}

/// A section of rows.
#[component]
fn EditedRows(kind: SectionKind, section: RowSection, id: domain::forms::QuestionId) -> impl IntoView {
    let language = use_language();
    view! {
        <section class="stack stack-6" aria-labelledby=heading_id(kind)>
            <h2 id=heading_id(kind) tabindex="-1">
                {texts::section(language, kind)}
            </h2>
            <Rows question=id section=section />
        </section>
    }
}

fn heading_id(kind: SectionKind) -> String {
    format!("section-{kind}")
}
