//! A registration that waits for its code: kept in this tab, so that a reload or a look into the mail loses nothing.

use std::cell::RefCell;

use domain::accounts::RegistrationView;
use domain::ids::{AdId, RegistrationId};
use domain::time::Instant;
use serde::{Deserialize, Serialize};

use crate::dom::session_storage;

const NAME: &str = "virka.registration";

/// The registration, its address and where it leads. Never the password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pending {
    /// Names it in requests.
    pub(super) id: RegistrationId,
    /// Where the code goes.
    pub(super) email: String,
    /// The ad through which one came.
    pub(super) ad: Option<AdId>,
    /// Until when the newest code is good.
    pub(super) expires_at: Instant,
    /// From when another can be asked for.
    pub(super) next_code_at: Instant,
}

impl Pending {
    /// As the server has just answered.
    pub(super) fn of(view: &RegistrationView, email: String) -> Self {
        Self { id: view.id, email, ad: view.ad_id, expires_at: view.code_expires_at, next_code_at: view.next_code_at }
    }

    /// Keeps it in this tab. Where the browser forbids that, the page goes on without surviving a reload.
    pub(super) fn keep(&self) {
        HERE.set(Some(self.clone()));
        if let (Some(storage), Ok(text)) = (session_storage(), serde_json::to_string(self)) {
            drop(storage.set_item(NAME, &text));
        }
    }

    /// The one that was kept.
    pub(super) fn kept() -> Option<Self> {
        let stored = session_storage().and_then(|storage| storage.get_item(NAME).ok()?);
        stored.and_then(|text| serde_json::from_str(&text).ok()).or_else(|| HERE.with_borrow(Clone::clone))
    }

    /// It is confirmed, or begun anew.
    pub(super) fn forget() {
        HERE.set(None);
        if let Some(storage) = session_storage() {
            drop(storage.remove_item(NAME));
        }
    }
}

thread_local! {
    /// The same while the page is open, for browsers that forbid to keep anything.
    static HERE: RefCell<Option<Pending>> = const { RefCell::new(None) };
}
