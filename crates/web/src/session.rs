//! Who is logged in: asked once at the start, told again by every login and logout.

use client::Client;
use domain::accounts::{AccountKind, AccountView, SessionView};
use domain::language::Language;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::clock::{Clock, use_clock};

/// Who sits in front of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The server has not answered yet.
    NotKnownYet,
    /// Nobody is logged in.
    Nobody,
    /// This account is.
    Account(AccountView),
}

/// The session of this browser.
#[derive(Clone, Copy)]
pub struct Session {
    who: RwSignal<Who>,
    ends_at: RwSignal<Option<Instant>>,
    clock: Clock,
}

impl Session {
    /// Asks the server.
    pub fn ask(language: Language) -> Self {
        let session = Self { who: RwSignal::new(Who::NotKnownYet), ends_at: RwSignal::new(None), clock: use_clock() };
        session.ask_again(language);
        session
    }

    /// Asks once more: the browser brought the page back as it was, and somebody may have logged in or out meanwhile.
    /// Where the server does not answer, one is treated as a stranger: what needs a login will ask for it.
    pub(crate) fn ask_again(self, language: Language) {
        spawn_local(async move {
            match Client::here(language).show_session().await {
                Ok(answer) => self.take(&answer.value),
                Err(_) => self.who.set(Who::Nobody),
            }
        });
    }

    /// Who it is; reactive.
    pub fn who(self) -> Who {
        self.who.get()
    }

    /// The account that is logged in; reactive.
    pub fn account(self) -> Option<AccountView> {
        self.who.with(|who| match who {
            Who::Account(account) => Some(account.clone()),
            Who::NotKnownYet | Who::Nobody => None,
        })
    }

    /// Whether an applicant is logged in; reactive. Work accounts cannot apply (G1-12).
    pub fn is_applicant(self) -> bool {
        self.who.with(|who| matches!(who, Who::Account(account) if account.kind == AccountKind::Applicant))
    }

    /// When the session ends if nothing happens; reactive.
    pub fn ends_at(self) -> Option<Instant> {
        self.ends_at.get()
    }

    /// What a login, a confirmed registration or `GET /session` answered.
    pub fn take(self, view: &SessionView) {
        self.clock.set(view.now);
        self.ends_at.set(view.idle_ends_at);
        self.who.set(view.account.clone().map_or(Who::Nobody, Who::Account));
    }

    /// The server said 401, or one has logged out.
    pub fn is_over(self) {
        self.ends_at.set(None);
        self.who.set(Who::Nobody);
    }
}

/// The session of this application.
pub fn use_session() -> Session {
    expect_context()
}
