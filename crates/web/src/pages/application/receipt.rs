//! The receipt of what was sent: time, version and SHA-256 (X9-9).

use domain::applications::Receipt;
use domain::paths::Page;
use leptos::prelude::*;

use crate::dates::{self, Time};
use crate::form::use_form;
use crate::router::use_language;

/// Digits in a group, so that a person can compare them.
const GROUP: usize = 4;

/// The receipt, where something is in force.
#[component]
pub(super) fn ReceiptPanel() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let receipt = Memo::new(move |_| form.with(|working| working.view.receipt.clone()));
    move || {
        receipt.get().map(|Receipt { sha256, version, at }| {
            let groups: Vec<&str> =
                sha256.as_bytes().chunks(GROUP).filter_map(|group| str::from_utf8(group).ok()).collect();
            let time = dates::date_time_of(language, at);
            view! {
                <section class="panel" aria-labelledby="receipt-h">
                    <h2 class="h3" id="receipt-h">
                        {texts::form::receipt(language)}
                    </h2>
                    <p class="sm sub">{texts::form::receipt_explained(language)}</p>
                    <p class="sm">
                        <Time at=at text=texts::form::receipt_version(language, time, version) />
                    </p>
                    <p class="sm">
                        "SHA-256: " <span class="num hash">{groups.join(" ")}</span>
                    </p>
                    <p class="sm">
                        <a href=Page::VerifyReceipt.path(language)>{texts::form::receipt_verify(language)}</a>
                    </p>
                </section>
            }
        })
    }
}
