//! The long texts: what the law demands stands apart from what is wished for (G3.4-1).

use domain::ads::{AdCorrection, AdState, AdView, Contact, LongText};
use leptos::prelude::*;

use super::version::Shown;
use crate::dates::{self, Time};
use crate::router::use_language;

/// The headings are in the language of the page, the texts in that of the ad.
#[component]
pub(super) fn LongTexts(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let shown: Shown = expect_context();
    let text = move |text: LongText| view! { <div class="prose" lang=move || shown.tag() inner_html=text.html></div> };
    let law = move || {
        shown.read(|version| version.texts.eligibility.clone()).map(|eligibility| {
            view! {
                <section class="law stack stack-2">
                    <h2>{texts::ad::eligibility(language)}</h2>
                    <p class="sm sub">{texts::ad::eligibility_explained(language)}</p>
                    {text(eligibility)}
                </section>
            }
        })
    };
    let offer = move || {
        shown.read(|version| version.texts.we_offer.clone()).map(|offer| {
            view! {
                <h2>{texts::ad::we_offer(language)}</h2>
                {text(offer)}
            }
        })
    };
    view! {
        <div class="prose">
            <h2>{texts::ad::description(language)}</h2>
            {move || shown.read(|version| Some(version.texts.description.clone())).map(text)}
            {law}
            <h2>{texts::ad::expectations(language)}</h2>
            {move || shown.read(|version| Some(version.texts.requirements.clone())).map(text)}
            {offer}
            <Contacts ad=ad />
            <Changes ad=ad />
        </div>
    }
}

/// Whom to ask (G1-10).
#[component]
fn Contacts(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let (contacts, state) = ad.with_value(|ad| (ad.contacts.clone(), ad.state));
    let person = move |person: Contact| {
        let title = person.title.pick(language).map(|(said_in, title)| {
            let tag = (said_in != language).then(|| said_in.tag());
            view! {
                <br />
                <span lang=tag>{title.clone()}</span>
            }
        });
        view! {
            <li>
                <b>{person.name}</b>
                {title}
                {person
                    .phone
                    .map(|phone| {
                        view! {
                            <br />
                            <a href=format!("tel:{}", phone.replace(' ', ""))>{phone.clone()}</a>
                        }
                    })}
                {person
                    .email
                    .map(|email| {
                        view! {
                            <br />
                            <a href=format!("mailto:{email}")>{email.clone()}</a>
                        }
                    })}
            </li>
        }
    };
    if contacts.is_empty() {
        let hidden = matches!(state, AdState::Closed | AdState::Gone);
        return hidden
            .then(|| {
                view! {
                    <h2>{texts::ad::contact_persons(language)}</h2>
                    <p>{texts::ad::contact_hidden(language)}</p>
                }
            })
            .into_any();
    }
    view! {
        <h2>{texts::ad::contact_persons(language)}</h2>
        <ul class="people">{contacts.into_iter().map(person).collect_view()}</ul>
    }
    .into_any()
}

/// What was changed after the ad was public (D31).
#[component]
fn Changes(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let corrections = ad.with_value(|ad| ad.corrections.clone());
    let change = move |of: AdCorrection| {
        let when = |at| dates::date_time_of(language, at);
        let what = match of.closing {
            Some(closing) => texts::ad::closing_moved(language, when(closing.after), when(closing.before)),
            None => texts::changed_fields(language, &of.fields),
        };
        let note = of.note.pick(language).map(|(said_in, note)| {
            let tag = (said_in != language).then(|| said_in.tag());
            view! {
                <br />
                <span lang=tag>{note.clone()}</span>
            }
        });
        view! {
            <li>
                <Time at=of.at text=when(of.at) />
                <br />
                {what}
                {note}
            </li>
        }
    };
    (!corrections.is_empty()).then(|| {
        view! {
            <h2>{texts::ad::changes(language)}</h2>
            <ul class="changes">{corrections.into_iter().map(change).collect_view()}</ul>
        }
    })
}
