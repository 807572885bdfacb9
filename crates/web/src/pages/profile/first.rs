//! `/me/first-details`: after registering without an ad in mind one is asked for the basic details, and may skip that
//! (G4-5).

use domain::paths::Page;
use leptos::prelude::*;

use crate::arrival::use_title;
use crate::form::{Basics, Sheet, use_form};
use crate::pages::application::{Bars, SaveLine, WithSheet};
use crate::router::use_language;

/// The page.
#[component]
pub fn FirstDetails() -> impl IntoView {
    view! {
        <WithSheet of=Sheet::Profile>
            <Asked />
        </WithSheet>
    }
}

#[component]
fn Asked() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    use_title(move || Some(texts::profile::first_heading(language).to_owned()));
    on_cleanup(move || form.leave_edited());
    let start = Page::Start.path(language);
    let skip = start.clone();
    view! {
        <div class="wrap">
            <div class="onecol stack stack-6">
                <h1 tabindex="-1">{texts::profile::first_heading(language)}</h1>
                <p>{texts::profile::first_explained(language)}</p>
                <p>
                    <a href=skip>{texts::profile::first_skip(language)}</a>
                </p>
                <Bars />
                <Basics />
                <SaveLine />
                <p class="row">
                    <a class="ds-button" href=start>
                        {texts::profile::first_done(language)}
                    </a>
                </p>
            </div>
        </div>
    }
}
