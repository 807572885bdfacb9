//! “Kontrollera en kvittens”: anybody who has a receipt may have it confirmed (X9-9). Nothing of the application is shown.

use client::Client;
use domain::applications::ReceiptView;
use domain::problem::Kind;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::arrival::use_title;
use crate::components::{Button, FieldFrame, Icon, described_by};
use crate::dates;
use crate::dom;
use crate::failure::{failure_text, is};
use crate::router::use_language;

/// Digits of a SHA-256 in hex.
const DIGITS: usize = 64;
/// Id of the field.
const FIELD: &str = "receipt";
/// Id of the answer.
const ANSWER: &str = "receipt-answer";

/// The page.
#[component]
pub(super) fn VerifyReceipt() -> impl IntoView {
    let language = use_language();
    let heading = texts::form::verify_heading(language);
    use_title(move || Some(heading.to_owned()));
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let found = RwSignal::new(None::<ReceiptView>);
    let busy = RwSignal::new(false);
    let refuse = move |words: String| {
        if error.try_set(Some(words)).is_none() {
            dom::after_render(|| {
                dom::focus_id(FIELD);
            });
        }
    };
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        found.set(None);
        error.set(None);
        let hash: String = typed.get_untracked().chars().filter(|c| !c.is_whitespace()).collect();
        if hash.len() != DIGITS || !hash.chars().all(|c| c.is_ascii_hexdigit()) {
            refuse(texts::form::verify_malformed(language).to_owned());
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match Client::here(language).show_receipt(&hash.to_lowercase()).await {
                Ok(answer) => {
                    if found.try_set(Some(answer.value)).is_none() {
                        dom::after_render(|| {
                            dom::focus_id(ANSWER);
                        });
                    }
                }
                Err(refusal) if is(&refusal, Kind::NotFound) => {
                    refuse(texts::form::verify_unknown(language).to_owned());
                }
                Err(refusal) => refuse(failure_text(language, &refusal)),
            }
            let _gone = busy.try_set(false);
        });
    };
    let described = move || described_by(FIELD, true, error.with(Option::is_some));
    view! {
        <div class="wrap stack prose">
            <h1 tabindex="-1">{heading}</h1>
            <p>{texts::form::verify_explained(language)}</p>
            <form class="stack" novalidate=true on:submit=check>
                <FieldFrame
                    id=FIELD
                    label=texts::form::verify_label(language)
                    hint=Some(texts::form::verify_hint(language).to_owned())
                    error=error
                >
                    <input
                        class="ds-input"
                        id=FIELD
                        autocomplete="off"
                        spellcheck="false"
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-describedby=described
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </FieldFrame>
                <p>
                    <Button submit=true busy=busy>
                        {texts::form::verify(language)}
                    </Button>
                </p>
            </form>
            {move || {
                found
                    .get()
                    .map(|found| {
                        let time = dates::date_time_of(language, found.receipt.at);
                        view! {
                            <section class="panel" id=ANSWER tabindex="-1" aria-labelledby="receipt-answer-h">
                                <h2 class="h3" id="receipt-answer-h">
                                    <Icon of=Drawing::Check />
                                    {texts::form::verify_genuine(language)}
                                </h2>
                                <p>{texts::form::receipt_version(language, time, found.receipt.version)}</p>
                                <p lang=found.title_language.tag()>{found.title}</p>
                                <p class="sub sm">
                                    {found.agency.name} " · " <span class="num">{found.recruitment_code}</span>
                                </p>
                            </section>
                        }
                    })
            }}
        </div>
    }
}
