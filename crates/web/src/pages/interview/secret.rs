//! The secret of the link. It leaves the address bar at once, and stays with the tab: a phone that throws a page out of
//! its memory and loads it again, or a change of language, must not end the visit.

use crate::dom::session_storage;
use crate::router::{Router, SECRET_IS_WHOLE};

const KEPT: &str = "virka.interview";

/// From the address, else from earlier in this tab; `None` where there is none or a part of it is missing.
pub(super) fn take(router: Router) -> Option<String> {
    let here = router.take_secret();
    if here.is_empty() {
        return session_storage()?.get_item(KEPT).ok()?;
    }
    if here.len() < SECRET_IS_WHOLE {
        forget();
        return None;
    }
    if let Some(storage) = session_storage() {
        // Without storage the visit ends with the page, no more.
        drop(storage.set_item(KEPT, &here));
    }
    Some(here)
}

/// It leads nowhere any more.
pub(super) fn forget() {
    if let Some(storage) = session_storage() {
        drop(storage.remove_item(KEPT));
    }
}
