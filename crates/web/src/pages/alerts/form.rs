//! “Namn”, “E-post”, “Spara”.

use client::{Client, Failure};
use domain::alerts::{AskForAlert, MAX_NAME_CHARS, parse_name, probably_meant};
use domain::email::Email;
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, ErrorSummary, Field, Wrong, focus_error_summary};
use crate::dom;
use crate::failure::failure_text;
use crate::random::new_id;
use crate::router::use_language;
use crate::said::use_said;

const NAME: &str = "name";
const EMAIL: &str = "email";

/// The form. What is wrong stands at the field and in the summary; nothing typed is lost.
#[component]
pub(super) fn Form(
    /// What the alert watches.
    query: String,
    /// What is wrong, for the title of the page too.
    wrong: RwSignal<Vec<Wrong>>,
    /// With the address, when the mail is on its way.
    #[prop(into)]
    on_done: Callback<String>,
) -> impl IntoView {
    let language = use_language();
    let (name, email) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    // One key for one wish: pressing again after a broken connection makes no second alert.
    let sent_before = StoredValue::new(None::<(String, String, uuid::Uuid)>);
    let at = move |id: &'static str| {
        Signal::derive(move || wrong.with(|wrong| wrong.iter().find(|one| one.field == id).map(|one| one.text.clone())))
    };
    // What the address was when the field was left: nobody is asked about half an address.
    let left = RwSignal::new(String::new());
    // What was put right is not called wrong any longer.
    let leave = move |id: &'static str| {
        let still = check(language, &name.get_untracked(), &email.get_untracked());
        if wrong.with_untracked(|wrong| wrong.iter().any(|one| one.field == id && !still.contains(one))) {
            wrong.update(|wrong| wrong.retain(|one| one.field != id || still.contains(one)));
        }
        left.set(email.get_untracked());
    };
    let refuse = move |found: Vec<Wrong>| {
        if wrong.try_set(found).is_none() {
            focus_error_summary();
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let (typed_name, typed_email) = (name.get_untracked(), email.get_untracked());
        let found = check(language, &typed_name, &typed_email);
        if !found.is_empty() {
            refuse(found);
            return;
        }
        wrong.set(Vec::new());
        busy.set(true);
        let same = |(name, email, _): &(String, String, uuid::Uuid)| *name == typed_name && *email == typed_email;
        let key = sent_before.get_value().filter(same).map_or_else(new_id, |(.., key)| key);
        sent_before.set_value(Some((typed_name.clone(), typed_email.clone(), key)));
        let wish = AskForAlert {
            name: typed_name.into(),
            email: typed_email.clone().into(),
            query: query.clone().into(),
            language,
        };
        spawn_local(async move {
            match Client::here(language).ask_for_alert(key, &wish).await {
                Ok(_asked) => drop(on_done.try_run(typed_email.trim().to_owned())),
                Err(refusal) => refuse(told(language, &refusal)),
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <ErrorSummary errors=wrong />
        <form class="fields" on:submit=submit novalidate>
            <Field
                id=NAME
                label=texts::alerts::name(language).to_owned()
                value=name
                required=true
                hint=texts::alerts::name_hint(language).to_owned()
                error=at(NAME)
                on_leave=move |()| leave(NAME)
            />
            <Field
                id=EMAIL
                label=texts::alerts::email(language).to_owned()
                value=email
                kind="email"
                required=true
                hint=texts::alerts::email_hint(language).to_owned()
                error=at(EMAIL)
                autocomplete="email"
                on_leave=move |()| leave(EMAIL)
            />
            <Slip left=left email=email />
            <div class="row">
                <Button submit=true busy=busy>
                    {texts::frame::save(language)}
                </Button>
            </div>
        </form>
    }
}

/// Asks whether another address was meant, and takes it over on request.
#[component]
fn Slip(
    /// The address as it was when its field was left.
    left: RwSignal<String>,
    /// The field.
    email: RwSignal<String>,
) -> impl IntoView {
    let language = use_language();
    let said = use_said();
    let meant = Memo::new(move |_| left.with(|address| probably_meant(address)));
    view! {
        <div role="status">
            {move || {
                meant
                    .get()
                    .map(|address| {
                        let (question, button) = (
                            texts::alerts::did_you_mean(language, &address),
                            texts::alerts::use_address(language, &address),
                        );
                        let take = move |_| {
                            email.set(address.clone());
                            left.set(address.clone());
                            dom::focus_id(EMAIL);
                            said.politely(texts::alerts::address_taken_over(language, &address));
                        };
                        view! {
                            <p class="row">
                                <span>{question}</span>
                                <button class="linkbtn" type="button" on:click=take>
                                    {button}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// What the page sees by itself, by the domain's own rules.
fn check(language: Language, name: &str, email: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if let Err(code) = parse_name(name) {
        wrong.push(Wrong { field: NAME.to_owned(), text: of_name(language, code) });
    }
    if let Err(code) = Email::parse(email) {
        let text = texts::field_error(language, &FieldError::new("/email", code));
        wrong.push(Wrong { field: EMAIL.to_owned(), text });
    }
    wrong
}

fn of_name(language: Language, code: FieldCode) -> String {
    match code {
        FieldCode::Missing => texts::alerts::missing_name(language).to_owned(),
        code => texts::field_error(language, &FieldError::new("/name", code).with("max", MAX_NAME_CHARS)),
    }
}

/// What the server named, or why nothing came of it.
fn told(language: Language, refusal: &Failure) -> Vec<Wrong> {
    let problem = refusal.problem().filter(|problem| !problem.errors.is_empty());
    let Some(problem) = problem else {
        return vec![Wrong { field: String::new(), text: failure_text(language, refusal) }];
    };
    let wrong = |error: &domain::problem::FieldProblem| {
        let field = match error.pointer.as_str() {
            "/name" => NAME,
            "/email" => EMAIL,
            _elsewhere => "",
        };
        Wrong { field: field.to_owned(), text: error.detail.clone() }
    };
    problem.errors.iter().map(wrong).collect()
}
