//! The address that was typed at the login: the page of a forgotten password begins with it (WCAG 3.3.7).

use std::cell::RefCell;

thread_local! {
    static EMAIL: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Remembers it for the next page of this tab, no longer.
pub(super) fn remember_email(typed: String) {
    EMAIL.set(typed);
}

/// What was typed.
pub(super) fn typed_email() -> String {
    EMAIL.with_borrow(Clone::clone)
}
