//! “Skapa konto” (G4-1 to G4-3).

use client::{Client, Failure};
use domain::accounts::{Register as Wish, TermsView};
use domain::language::Language;
use domain::paths::Page;
use domain::problem::{FieldCode, FieldError};
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::Part;

use super::applying::{Applying, address_with, use_way};
use super::cookies::NeedsCookies;
use super::forgot::not_an_address;
use super::login::words;
use super::password_field::PasswordField;
use super::pending::Pending;
use super::rules::{RULES, Rules, wrong_password};
use crate::arrival::use_title_of_form;
use crate::clock::use_clock;
use crate::components::{Button, Check, ErrorSummary, Field, Icon, Wrong, focus_error_summary};
use crate::random::new_id;
use crate::router::use_language;

const EMAIL: &str = "email";
const PASSWORD: &str = "password";
const TERMS: &str = "accepted-terms";

/// The page.
#[component]
pub fn Register() -> impl IntoView {
    let (language, clock) = (use_language(), use_clock());
    let (router, ad) = use_way();
    let before = Pending::kept().map(|pending| pending.email).unwrap_or_default();
    let (email, password) = (RwSignal::new(before), RwSignal::new(String::new()));
    let accepted = RwSignal::new(false);
    let terms = RwSignal::new(None::<Vec<TermsView>>);
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let judged = StoredValue::new(Typed::default());
    let busy = RwSignal::new(false);
    let typed_now = move || Typed { email: email.get(), password: password.get(), accepted: accepted.get() };
    // What has been put right is no longer called wrong, while one types: were it to vanish when the field is left, the
    // button would move away under the very press that left it.
    Effect::new(move |_| {
        let now = typed_now();
        let cured = move |one: &Wrong| {
            let changed = judged.with_value(|judged| !now.same_at(judged, &one.field));
            changed && !check(language, &now).iter().any(|still| still.field == one.field)
        };
        if wrong.with_untracked(|wrong| wrong.iter().any(&cured)) {
            wrong.update(|wrong| wrong.retain(|one| !cured(one)));
        }
    });
    // A field that was called wrong, changed and left is judged again: its words fit what stands there now.
    let leave = move |id: &'static str| {
        Callback::new(move |()| {
            let now = untrack(typed_now);
            if judged.with_value(|judged| now.same_at(judged, id)) {
                return;
            }
            let again = check(language, &now).into_iter().find(|one| one.field == id);
            let _gone = wrong.try_update(|wrong| {
                if let (Some(known), Some(again)) = (wrong.iter_mut().find(|one| one.field == id), again) {
                    *known = again;
                }
            });
        })
    };
    use_title_of_form(
        move || Some(texts::account::create_account(language).to_owned()),
        move || wrong.with(|wrong| !wrong.is_empty()),
    );
    spawn_local(async move {
        if let Ok(answer) = Client::here(language).show_terms().await {
            drop(terms.try_set(Some(answer.value)));
        }
    });
    let at = move |id: &'static str| {
        Signal::derive(move || wrong.with(|wrong| wrong.iter().find(|one| one.field == id).map(|one| one.text.clone())))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let typed_now = untrack(typed_now);
        judged.set_value(typed_now.clone());
        let missing = check(language, &typed_now);
        if !missing.is_empty() {
            wrong.set(missing);
            focus_error_summary();
            return;
        }
        busy.set(true);
        let typed = email.get_untracked().trim().to_owned();
        spawn_local(async move {
            let answer = register(language, &typed, password.get_untracked(), terms.get_untracked(), ad).await;
            match answer {
                Ok(view) => {
                    clock.set(view.now);
                    Pending::of(&view, typed).keep();
                    router.go(&address_with(language, router, Page::RegisterCode));
                }
                Err(refusal) => {
                    let told = told(language, &refusal).unwrap_or_else(|| {
                        vec![Wrong { field: String::new(), text: words(language, &refusal, clock.now()) }]
                    });
                    if wrong.try_set(told).is_none() {
                        focus_error_summary();
                    }
                }
            }
            let _gone = busy.try_set(false);
        });
    };
    let login = address_with(language, router, Page::Login);
    view! {
        <div class="wrap">
            <div class="narrow">
                <div class="stack stack-6">
                    <div>
                        {ad.map(|ad| view! { <Applying ad=ad /> })}
                        <h1 tabindex="-1">{texts::account::create_account(language)}</h1>
                    </div>
                    <NeedsCookies />
                    <ErrorSummary errors=wrong />
                    <form class="fields" on:submit=submit novalidate>
                        <Field
                            id=EMAIL
                            label=texts::account::email_address(language).to_owned()
                            value=email
                            kind="email"
                            required=true
                            hint=texts::account::email_hint(language).to_owned()
                            error=at(EMAIL)
                            autocomplete="username"
                            on_leave=leave(EMAIL)
                        />
                        <div>
                            <PasswordField
                                id=PASSWORD
                                value=password
                                autocomplete="new-password"
                                described_by=RULES
                                error=at(PASSWORD)
                                on_leave=leave(PASSWORD)
                            />
                            <Rules password=password />
                        </div>
                        <Check id=TERMS value=accepted required=true error=at(TERMS)>
                            <AcceptWords />
                        </Check>
                        <div class="row">
                            <Button submit=true busy=busy>
                                {texts::account::register(language)}
                            </Button>
                            <p class="sm">
                                {texts::account::have_account(language)} " "
                                <a href=login>{texts::account::log_in(language)}</a>
                            </p>
                        </div>
                    </form>
                </div>
                <WhatHappens to_form=ad.is_some() />
            </div>
        </div>
    }
}

async fn register(
    language: Language,
    email: &str,
    password: String,
    terms: Option<Vec<TermsView>>,
    ad: Option<domain::ids::AdId>,
) -> Result<domain::accounts::RegistrationView, Failure> {
    let client = Client::here(language);
    let terms = match terms {
        Some(terms) => terms,
        None => client.show_terms().await?.value,
    };
    let wish = Wish {
        email: email.to_owned().into(),
        password: password.into(),
        accepted_terms: terms.iter().map(|text| text.id).collect(),
        language,
        ad_id: ad,
    };
    Ok(client.register(new_id(), &wish).await?.value)
}

/// What stands in the form.
#[derive(Clone, Default)]
struct Typed {
    email: String,
    password: String,
    accepted: bool,
}

impl Typed {
    /// Whether the field with this id holds the same in both.
    fn same_at(&self, other: &Self, id: &str) -> bool {
        match id {
            EMAIL => self.email == other.email,
            PASSWORD => self.password == other.password,
            TERMS => self.accepted == other.accepted,
            _no_field => true,
        }
    }
}

/// What the page sees by itself, by the domain's own rules.
fn check(language: Language, typed: &Typed) -> Vec<Wrong> {
    let (password, accepted) = (typed.password.as_str(), typed.accepted);
    let mut wrong = Vec::new();
    if let Err(code) = domain::email::Email::parse(&typed.email) {
        wrong.push(Wrong { field: EMAIL.to_owned(), text: not_an_address(language, code) });
    }
    if let Some(text) = wrong_password(language, password) {
        wrong.push(Wrong { field: PASSWORD.to_owned(), text });
    }
    if !accepted {
        let error = FieldError::new("/accepted_terms", FieldCode::TermsNotAccepted);
        wrong.push(Wrong { field: TERMS.to_owned(), text: texts::field_error(language, &error) });
    }
    wrong
}

/// The fields that the server named.
fn told(language: Language, refusal: &Failure) -> Option<Vec<Wrong>> {
    let problem = refusal.problem().filter(|problem| !problem.errors.is_empty())?;
    let wrong = problem.errors.iter().map(|error| {
        let field = match error.pointer.trim_start_matches('/').split('/').next() {
            Some("email") => EMAIL,
            Some("password") => PASSWORD,
            Some("accepted_terms") => TERMS,
            Some(_) | None => "",
        };
        let known = FieldError { pointer: error.pointer.clone(), code: error.code, params: error.params.clone() };
        Wrong { field: field.to_owned(), text: texts::field_error(language, &known) }
    });
    Some(wrong.collect())
}

/// ‹Jag godkänner användarvillkoren och dataskyddsbeskrivningen›, with links that open beside the form: what is typed
/// here stays.
#[component]
fn AcceptWords() -> impl IntoView {
    let language = use_language();
    let part = move |part: &Part| match part {
        Part::Words(words) => words.into_any(),
        Part::Value("terms") => view! {
            <a href=Page::TermsOfUse.path(language) target="_blank">
                {texts::account::accept_terms_terms(language)}
            </a>
        }
        .into_any(),
        Part::Value(_) => view! {
            <a href=Page::PrivacyNotice.path(language) target="_blank">
                {texts::account::accept_terms_privacy(language)}
            </a>
        }
        .into_any(),
    };
    texts::account::accept_terms_parts(language).iter().map(part).collect_view()
}

/// The steps to come.
#[component]
fn WhatHappens(to_form: bool) -> impl IntoView {
    let language = use_language();
    view! {
        <aside class="note stack" aria-labelledby="what-happens">
            <h2 id="what-happens">
                <Icon of=Drawing::Mail />
                {texts::account::what_happens(language)}
            </h2>
            <ol class="nums sm stack stack-2">
                <li>{texts::account::what_happens_code(language)}</li>
                <li>{texts::account::what_happens_account(language)}</li>
                {to_form.then(|| view! { <li>{texts::account::what_happens_form(language)}</li> })}
            </ol>
        </aside>
    }
}
