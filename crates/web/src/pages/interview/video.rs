//! A video interview at an outside partner (G12.5): deadline, instructions, and a link that says where it leads.

use domain::interviews::https_host;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::acts::use_acts;
use super::show::small_heading;
use crate::components::Icon;
use crate::dates;
use crate::router::use_language;

/// What it is, until when, and the way there while there is one.
#[component]
pub(super) fn Video() -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let (until, link, note) = acts.now(|view| {
        let until = dates::date_time(language, &view.book_until_local);
        let yours = dates::your_time(language, view.book_until, &view.book_until_local);
        (yours.map_or(until.clone(), |yours| format!("{until} {yours}")), view.video_link.clone(), view.note.clone())
    });
    let note = note.map(|note| {
        view! {
            <div class="stack stack-2">
                {small_heading(texts::interviews::instructions_label(language))}
                <p class="lines">{note}</p>
            </div>
        }
    });
    match link {
        Some(link) => view! {
            <p>{texts::interviews::video_how(language)}</p>
            <p>
                <b>{texts::interviews::video_until(language, until)}</b>
            </p>
            {note}
            <div class="stack stack-2">
                <p>
                    <Outside link=link.clone() button=true words=texts::interviews::video_open_page(language) />
                </p>
                <p class="sm sub">{texts::interviews::video_answered(language)}</p>
            </div>
        }
        .into_any(),
        None => view! { <p>{texts::interviews::video_over(language, until)}</p> }.into_any(),
    }
}

/// A link out of Virka, with the host to which it leads. Any other address than `https` is only shown.
#[component]
pub(super) fn Outside(
    /// Where it leads.
    link: String,
    /// What it is called.
    words: &'static str,
    /// Looks as a button.
    #[prop(optional)]
    button: bool,
) -> impl IntoView {
    let language = use_language();
    match https_host(&link) {
        Some(host) => view! {
            <a
                class=if button { "ds-button" } else { "iconed" }
                href=link
                target="_blank"
                rel="noopener noreferrer external"
            >
                <Icon of=Drawing::ExternalLink />
                <span>{words}</span>
            </a>
            <span class="sm sub out">{texts::interviews::leads_to(language, host)}</span>
        }
        .into_any(),
        None => view! { <span class="out">{link}</span> }.into_any(),
    }
}
