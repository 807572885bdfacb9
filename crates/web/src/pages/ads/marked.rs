//! The words that an ad was found by, marked where they stand in its card (G3.1-1).

use domain::search::{Piece, highlight};
use leptos::prelude::*;

/// The terms of a search, made ready for [`marked`].
pub fn ready(terms: &[String]) -> Vec<String> {
    terms.iter().map(|term| composed(term)).collect()
}

/// A text with the terms marked that stand in it.
pub fn marked(text: &str, terms: &[String]) -> AnyView {
    if terms.is_empty() {
        return text.to_owned().into_any();
    }
    let text = composed(text);
    let piece = |piece: Piece<'_>| {
        let words = piece.text.to_owned();
        if piece.found { view! { <mark>{words}</mark> }.into_any() } else { words.into_any() }
    };
    highlight(&text, terms).into_iter().map(piece).collect_view().into_any()
}

/// A letter and its accent as one sign: the browser knows how, without tables of ours.
fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}
