//! Free text, of one line or several.

use leptos::prelude::*;

use super::Asked;
use crate::form::ask::{Line, LineAnswer, LongAnswer};

/// Lines shown of a long text; the browser lets one pull it larger.
const ROWS: u8 = 10;

/// The question.
#[component]
pub(super) fn TextQuestion(asked: Asked, max: u32, long: bool) -> impl IntoView {
    if long {
        view! { <LongAnswer ask=asked.ask() max=max rows=ROWS /> }.into_any()
    } else {
        let line = Line { max: Some(max), ..Line::default() };
        view! { <LineAnswer ask=asked.ask() line=line /> }.into_any()
    }
}
