//! An applicant accepts the terms in force (G1-3): which versions, and when, is kept.

use domain::accounts::{AcceptTerms, SessionView};
use domain::ids::UserId;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use super::session_view;
use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::terms;
use crate::failure::Outcome;

/// More than there ever are to accept.
const AT_MOST: usize = 20;
const POINTER: &str = "/accepted_terms";

/// Keeps it.
///
/// # Errors
/// `invalid` for a version that is none or not in force yet, and when something in force is left to accept.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    wish: &AcceptTerms,
    ends_at: Instant,
    now: Instant,
) -> Outcome<SessionView> {
    if wish.accepted_terms.len() > AT_MOST {
        return Err(FieldError::new(POINTER, FieldCode::TooMany).with("max", AT_MOST).into());
    }
    app.db
        .write(async |tx| {
            let begun = terms::begun(tx, &wish.accepted_terms, now).await?;
            let unknown = wish.accepted_terms.iter().enumerate().filter(|(_, version)| !begun.contains(version));
            let errors: Vec<FieldError> =
                unknown.map(|(at, _)| FieldError::new(format!("{POINTER}/{at}"), FieldCode::NotAChoice)).collect();
            if !errors.is_empty() {
                return Err(errors.into());
            }
            terms::accept(tx, user, &begun, now).await?;
            if !terms::waiting(tx, user, now).await?.is_nothing() {
                return Err(FieldError::new(POINTER, FieldCode::TermsNotAccepted).into());
            }
            audit::record(tx, actor, Did::AcceptedTerms, user, None, now).await?;
            session_view::of_user(tx, user, ends_at, now).await
        })
        .await
}
