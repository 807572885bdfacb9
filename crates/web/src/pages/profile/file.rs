//! The profile as a file: downloaded, and loaded back (G7.1-5).

use client::{Client, Failure};
use domain::forms::profile_form;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::taken::{From, TakenFrom};
use crate::components::{Icon, described_by};
use crate::failure::failure_text;
use crate::form::{label, use_form};
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;

/// Id of the control.
const CONTROL: &str = "profile-file";

/// Both ways.
#[component]
pub(super) fn ProfileInFile() -> impl IntoView {
    let (language, context, said) = (use_language(), use_form(), use_said());
    let content = StoredValue::new(None::<serde_json::Value>);
    let (taken, wrong) = (RwSignal::new(None), RwSignal::new(Vec::<String>::new()));
    let (busy, stopped) = (RwSignal::new(false), use_stopped());
    let refuse = move |words: Vec<String>| {
        let told = words.join(" ");
        if wrong.try_set(words).is_none() {
            said.at_once(told);
        }
    };
    let load = move |overwrite: bool| {
        let Some(file) = content.try_get_value().flatten() else { return };
        let _gone = busy.try_set(true);
        spawn_local(async move {
            match Client::here(language).load_profile(&file, overwrite).await {
                Ok(answer) => {
                    let _gone = taken.try_set(Some(answer.value));
                    context.open.refresh();
                }
                Err(failure) if stopped.takes(&failure).await => {}
                Err(failure) => refuse(reasons(language, &failure)),
            }
            let _gone = busy.try_set(false);
        });
    };
    let choose = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let file = input.files().and_then(|files| files.get(0));
        taken.set(None);
        wrong.set(Vec::new());
        if let Some(file) = file {
            spawn_local(async move {
                match read(&file).await {
                    Some(json) => {
                        let _gone = content.try_set_value(Some(json));
                        load(false);
                    }
                    None => refuse(vec![texts::profile::load_no_profile(language).to_owned()]),
                }
            });
        }
        // The same file may be chosen once more after it was put right.
        input.set_value("");
    };
    let address = format!("{}/me/profile/file", client::BASE);
    let error_id = format!("{CONTROL}-error");
    view! {
        <section class="stack noprint infile" aria-labelledby="file-heading">
            <h2 id="file-heading">{texts::profile::file_heading(language)}</h2>
            <p>{texts::profile::download_explained(language)}</p>
            <p>
                <a class="ds-button" data-variant="secondary" href=address download="virka-profile.json">
                    <Icon of=Drawing::Download />
                    {texts::profile::download_profile(language)}
                </a>
            </p>
            <div class="field stack stack-2">
                <span class="hint" id="profile-file-hint">
                    {texts::profile::load_explained(language)}
                </span>
                <input
                    class="ds-sr-only filepick"
                    type="file"
                    id=CONTROL
                    accept=".json"
                    aria-invalid=move || wrong.with(|lines| !lines.is_empty()).then_some("true")
                    aria-describedby=move || described_by(CONTROL, true, wrong.with(|lines| !lines.is_empty()))
                    on:change=choose
                />
                <label class="ds-button" data-variant="secondary" for=CONTROL>
                    <Icon of=Drawing::Upload />
                    {texts::profile::load_profile(language)}
                </label>
            </div>
            {move || {
                let lines = wrong.get();
                (!lines.is_empty())
                    .then(|| {
                        view! {
                            <div class="note stack stack-2" id=error_id.clone()>
                                <p class="err">
                                    <Icon of=Drawing::CircleAlert />
                                    <span>{texts::profile::load_failed(language)}</span>
                                </p>
                                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                            </div>
                        }
                    })
            }}
            <TakenFrom
                from=From::File
                back=CONTROL
                taken=taken
                busy=busy
                on_overwrite=Callback::new(move |()| load(true))
            />
        </section>
    }
}

/// The file as JSON, if it is that.
async fn read(file: &File) -> Option<serde_json::Value> {
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// Why it was refused: each field by its name.
fn reasons(language: domain::language::Language, failure: &Failure) -> Vec<String> {
    let errors = failure.problem().map(|problem| problem.errors.clone()).unwrap_or_default();
    if errors.is_empty() {
        return vec![failure_text(language, failure)];
    }
    let form = profile_form();
    let line = |pointer: &str, detail: &str| {
        let name = match pointer {
            "/photo" => texts::profile::photo(language).to_owned(),
            pointer => label(language, &form, pointer),
        };
        let name = if name.is_empty() { pointer.to_owned() } else { name };
        texts::errors::named(language, name, detail)
    };
    errors.iter().map(|error| line(&error.pointer, &error.detail)).collect()
}
