//! The drawer on this device in which unsaved values lie, and emptying it (X9-8).
//!
//! Apart from the rest, because logging out is possible everywhere and must not load the form.

use std::cell::Cell;

use domain::ids::UserId;

use super::kept;
use crate::dom::session_storage;

thread_local! {
    static CLOSE: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// What is to be done before the drawer is emptied at logout.
pub(super) fn close_at_logout(close: fn()) {
    CLOSE.set(Some(close));
}

/// Erases what was kept for others than this account; without one, for all.
pub(crate) fn forget_others(account: Option<UserId>) {
    let Some(storage) = session_storage() else { return };
    let count = storage.length().unwrap_or(0);
    let names: Vec<String> = (0..count).filter_map(|at| storage.key(at).ok()?).collect();
    for name in names.into_iter().filter(|name| kept::is_foreign(name, account)) {
        // Storage that refuses to forget ends with the tab.
        drop(storage.remove_item(&name));
    }
}

/// At logout: nothing that was typed stays on the device.
pub(crate) fn logged_out() {
    if let Some(close) = CLOSE.take() {
        close();
    }
    forget_others(None);
}
