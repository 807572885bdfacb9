//! What stops an act though nothing is wrong with it: nobody is logged in any more (X9-8), or new terms wait (G1-3).

use client::Failure;
use domain::language::Language;
use domain::problem::Kind;

use crate::failure;
use crate::router::{Router, terms_then, use_language, use_router};
use crate::session::{Session, use_session};

/// What goes on instead.
#[derive(Clone, Copy)]
pub(crate) struct Stopped {
    language: Language,
    router: Router,
    session: Session,
}

/// For the acts of this page.
pub(crate) fn use_stopped() -> Stopped {
    Stopped { language: use_language(), router: use_router(), session: use_session() }
}

impl Stopped {
    /// Whether the refusal is about the person and not about the act: then the login comes over the page, or the new
    /// terms in its place, and there is nothing else to say.
    pub(crate) async fn takes(self, refusal: &Failure) -> bool {
        if failure::is(refusal, Kind::NotLoggedIn) {
            self.session.is_over();
            return true;
        }
        let terms_wait =
            failure::is(refusal, Kind::TermsNotAccepted) && self.session.learns_of_terms(self.language).await;
        if terms_wait {
            self.router.go(&terms_then(self.language, &self.router.place_now()));
        }
        terms_wait
    }
}
