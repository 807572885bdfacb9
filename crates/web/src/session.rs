//! Who is logged in: asked once at the start, told again by every login and logout.

use chrono::TimeDelta;
use client::Client;
use domain::accounts::{AccountKind, AccountView, SessionView, TermsKind};
use domain::language::Language;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::clock::{Clock, use_clock};

/// Whoever was asked so short a time ago is not asked again.
const LOOKED_JUST_NOW: TimeDelta = TimeDelta::minutes(1);

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
    ends: RwSignal<Option<Ends>>,
    /// What has yet to be accepted (G1-3).
    new_terms: RwSignal<Vec<TermsKind>>,
    asked_at: RwSignal<Option<Instant>>,
    /// Whether it ended because somebody wanted it to: that is no news to them.
    left: RwSignal<bool>,
    clock: Clock,
}

/// When a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends {
    /// If nothing happens.
    pub(crate) at: Instant,
    /// In any case.
    pub(crate) at_latest: Instant,
    /// How long nothing may happen.
    idle: TimeDelta,
}

impl Ends {
    pub(crate) fn of(view: &SessionView) -> Option<Self> {
        let (at, at_latest) = (view.idle_ends_at?, view.ends_at?);
        Some(Self { at, at_latest, idle: at - view.now })
    }

    /// Whether doing something makes it longer.
    pub(crate) fn can_be_longer(self) -> bool {
        self.at < self.at_latest
    }

    fn used(self, now: Instant) -> Self {
        Self { at: (now + self.idle).clamp(self.at, self.at_latest), ..self }
    }
}

impl Session {
    /// Asks the server.
    pub fn ask(language: Language) -> Self {
        let session = Self {
            who: RwSignal::new(Who::NotKnownYet),
            ends: RwSignal::new(None),
            new_terms: RwSignal::new(Vec::new()),
            asked_at: RwSignal::new(None),
            left: RwSignal::new(false),
            clock: use_clock(),
        };
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

    /// The texts that wait to be accepted, as far as this page knows; not reactive.
    pub(crate) fn new_terms(self) -> Vec<TermsKind> {
        self.new_terms.get_untracked()
    }

    /// Asks in the background whether new terms have come, unless it was asked a moment ago: the next page will know.
    pub(crate) fn look_for_terms(self, language: Language) {
        let now = self.clock.now();
        if self.asked_at.get_untracked().is_none_or(|asked| now - asked > LOOKED_JUST_NOW) {
            spawn_local(async move {
                self.go_on(language).await;
            });
        }
    }

    /// When the session ends; not reactive.
    pub(crate) fn ends(self) -> Option<Ends> {
        self.ends.get_untracked()
    }

    /// The server has just answered a request of the account: the session begins to wait anew.
    pub(crate) fn used(self) {
        let now = self.clock.now();
        self.ends.update_untracked(|ends| *ends = ends.map(|ends| ends.used(now)));
    }

    /// Asks whether the session still lasts, which makes it longer if it does. Says whether the server has answered.
    pub(crate) async fn go_on(self, language: Language) -> bool {
        match Client::here(language).show_session().await {
            Ok(answer) => {
                self.take(&answer.value);
                true
            }
            Err(_) => false,
        }
    }

    /// What a login, a confirmed registration or `GET /session` answered.
    pub fn take(self, view: &SessionView) {
        self.clock.set(view.now);
        self.ends.set(Ends::of(view));
        self.asked_at.set(Some(view.now));
        self.new_terms.set(view.new_terms.clone());
        self.left.set(false);
        let who = view.account.clone().map_or(Who::Nobody, Who::Account);
        if self.who.with_untracked(|before| *before != who) {
            self.who.set(who);
        }
    }

    /// An operation was refused because new terms wait: asks which, and says whether it is true. Whoever is sent to the
    /// page of new terms without this is sent back by it, since the session knows of none.
    pub(crate) async fn learns_of_terms(self, language: Language) -> bool {
        self.go_on(language).await && !self.new_terms().is_empty()
    }

    /// The server said that nobody is logged in.
    pub fn is_over(self) {
        self.ends.set(None);
        self.who.set(Who::Nobody);
    }

    /// One has logged out, or deleted the account.
    pub(crate) fn leave(self) {
        self.left.set(true);
        self.is_over();
    }

    /// Whether it ended because somebody wanted it to; not reactive.
    pub(crate) fn was_left(self) -> bool {
        self.left.get_untracked()
    }
}

/// The session of this application.
pub fn use_session() -> Session {
    expect_context()
}

#[cfg(test)]
mod tests {
    use domain::accounts::SessionView;
    use domain::time::Instant;

    use super::Ends;

    fn at(text: &str) -> Instant {
        text.parse().expect("a time")
    }

    /// Of X9-8: what one does makes the session longer, but never longer than it may be.
    #[test]
    fn a_session_that_is_used_lasts_longer_until_its_last_hour() {
        let ends = Ends::of(&SessionView {
            account: None,
            idle_ends_at: Some(at("2026-12-01T09:00:00Z")),
            ends_at: Some(at("2026-12-01T20:00:00Z")),
            new_terms: Vec::new(),
            ad_id: None,
            now: at("2026-12-01T08:00:00Z"),
        })
        .expect("both ends");
        assert!(ends.can_be_longer());
        assert_eq!(ends.used(at("2026-12-01T08:30:00Z")).at, at("2026-12-01T09:30:00Z"));
        let last = ends.used(at("2026-12-01T19:30:00Z"));
        assert_eq!(last.at, at("2026-12-01T20:00:00Z"));
        assert!(!last.can_be_longer());
    }
}
