//! “Nya användarvillkor”: what has changed since one accepted, and the two ways on (G1-3).

use client::{Client, Failure};
use domain::accounts::{AcceptTerms, TermsKind, TermsView};
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::Part;

use super::applying::{Applying, go_on, use_way};
use crate::arrival::use_title;
use crate::components::{Button, ButtonKind, FailureNote};
use crate::dates;
use crate::failure;
use crate::pages::loaded::Loaded;
use crate::router::{login_then, use_language};
use crate::said::use_said;
use crate::session::use_session;
use crate::shell::use_log_out;

/// The page. Whoever has nothing to accept goes on at once.
#[component]
pub fn NewTerms() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let (router, ad) = use_way();
    let waiting = session.new_terms();
    use_title({
        let heading = heading(language, &waiting);
        move || Some(heading.to_owned())
    });
    if waiting.is_empty() {
        go_on(language, router, ad, Page::Start);
        return ().into_any();
    }
    let terms = Loaded::start(&format!("/terms?language={language}"), move || async move {
        Client::here(language).show_terms().await
    });
    let intro = match waiting.as_slice() {
        [TermsKind::TermsOfUse] => texts::terms::intro_terms(language),
        [TermsKind::PrivacyNotice] => texts::terms::intro_privacy(language),
        _both => texts::terms::intro_both(language),
    };
    view! {
        <div class="wrap stack stack-6">
            <div>
                {ad.map(|ad| view! { <Applying ad=ad /> })} <h1 tabindex="-1">{heading(language, &waiting)}</h1>
            </div>
            <p>{intro}</p>
            {terms
                .show(move |texts| {
                    let waiting = session.new_terms();
                    let texts = texts.into_iter().filter(|text| waiting.contains(&text.kind)).collect();
                    view! { <Accepting texts=texts again=terms.again() /> }.into_any()
                })}
        </div>
    }
    .into_any()
}

const fn heading(language: Language, waiting: &[TermsKind]) -> &'static str {
    match waiting {
        [TermsKind::PrivacyNotice] => texts::terms::heading_privacy(language),
        _ => texts::terms::heading(language),
    }
}

/// The texts and the two buttons.
#[component]
fn Accepting(
    texts: Vec<TermsView>,
    /// Fetches the texts once more: newer ones have come while these were read.
    again: Callback<()>,
) -> impl IntoView {
    let language = use_language();
    let (session, said, log_out) = (use_session(), use_said(), use_log_out());
    let (router, ad) = use_way();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Failure>);
    let ids = StoredValue::new(texts.iter().map(|text| text.id).collect::<Vec<_>>());
    let accept = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        let wish = AcceptTerms { accepted_terms: ids.get_value() };
        spawn_local(async move {
            match Client::here(language).accept_terms(&wish).await {
                Ok(answer) => {
                    session.take(&answer.value);
                    said.politely(texts::terms::accepted(language));
                    go_on(language, router, ad, Page::Start);
                }
                Err(refusal) if failure::is(&refusal, Kind::NotLoggedIn) => {
                    session.is_over();
                    router.replace(&login_then(language, &router.place_now()));
                }
                Err(refusal) if failure::is(&refusal, Kind::Invalid) => {
                    session.go_on(language).await;
                    said.at_once(texts::terms::newer(language));
                    let _gone = again.try_run(());
                }
                Err(refusal) => drop(trouble.try_set(Some(refusal))),
            }
            let _gone = busy.try_set(false);
        });
    });
    view! {
        {texts.into_iter().map(|text| view! { <Text text=text /> }).collect_view()}
        {move || {
            trouble.get().map(|failure| view! { <FailureNote failure=failure again=accept /> })
        }}
        <div class="row">
            <Button busy=busy on_press=accept>
                {texts::terms::accept(language)}
            </Button>
            <Button kind=ButtonKind::Secondary on_press=log_out>
                {texts::frame::log_out(language)}
            </Button>
        </div>
        <p class="sm">
            <Refuse />
        </p>
    }
}

/// ‹… kan du radera ditt konto›: nobody is kept who does not want to accept.
#[component]
fn Refuse() -> impl IntoView {
    let language = use_language();
    let part = move |part: &Part| match part {
        Part::Words(words) => words.into_any(),
        Part::Value(_) => view! {
            <a href=Page::DeleteAccount.path(language)>{texts::terms::refuse_link(language)}</a>
        }
        .into_any(),
    };
    texts::terms::refuse_parts(language).iter().map(part).collect_view()
}

/// One of the two texts: what is new in it, and the whole of it.
#[component]
fn Text(text: TermsView) -> impl IntoView {
    let language = use_language();
    let (name, id) = match text.kind {
        TermsKind::TermsOfUse => (texts::frame::terms_of_use(language), "terms-of-use"),
        TermsKind::PrivacyNotice => (texts::frame::privacy_notice(language), "privacy-notice"),
    };
    let since = dates::helsinki(text.published_at)
        .map_or_else(String::new, |there| texts::format::date(language, there.date()));
    let tag = (text.language != language).then(|| text.language.tag());
    let changes = (!text.changes.is_empty()).then(|| {
        view! {
            <div class="note">
                <h3>{texts::terms::changes(language)}</h3>
                <div class="prose" lang=tag inner_html=text.changes></div>
            </div>
        }
    });
    view! {
        <section class="stack" aria-labelledby=id>
            <h2 id=id>{name}</h2>
            <p class="sub sm">{texts::content::version_of(language, since, text.version)}</p>
            {changes}
            <div class="prose" lang=tag inner_html=text.html></div>
        </section>
    }
}
