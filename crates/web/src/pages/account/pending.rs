//! A registration that waits for its code: kept in this tab, so that a reload or a look into the mail loses nothing.

use domain::accounts::RegistrationView;
use domain::ids::{AdId, RegistrationId};
use domain::time::Instant;
use gloo_storage::{SessionStorage, Storage};
use serde::{Deserialize, Serialize};

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

    /// Keeps it in this tab. Where that is forbidden the page goes on without surviving a reload.
    pub(super) fn keep(&self) {
        drop(SessionStorage::set(NAME, self));
    }

    /// The one that was kept.
    pub(super) fn kept() -> Option<Self> {
        SessionStorage::get(NAME).ok()
    }

    /// It is confirmed, or begun anew.
    pub(super) fn forget() {
        SessionStorage::delete(NAME);
    }
}
