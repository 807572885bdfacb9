//! Interviews: what the agency arranges, and what the applicant books (G12, X12-6, X13-3). One file, one transaction; what
//! all bookings have in common is `book`.

pub mod add_slots;
mod book;
pub mod by_link;
pub mod calendar;
pub mod close;
pub mod create_round;
pub mod for_applicant;
pub mod interviewers;
mod invitation_view;
pub mod invitations;
pub mod invite;
pub mod own;
pub mod preview_mail;
pub mod preview_slots;
pub mod remind;
pub mod remove_slot;
mod round_view;
pub mod rounds;
pub mod save_round;
pub mod save_slot;
pub mod settings;
mod view;

use domain::ids::{AgencyId, InterviewerId};
use domain::interviews::overlaps;
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use crate::actor::Actor;
use crate::db::Tx;
use crate::db::interviews::rounds::{Place, Round, hold as hold_row};
use crate::db::interviews::{interviewers as people, slots};
use crate::failure::{Failure, Outcome};

/// Who asks, about which round, and when the request arrived.
#[derive(Clone, Debug)]
pub struct AtRound {
    /// Who.
    pub actor: Actor,
    /// Which round of the agency.
    pub place: Place,
    /// When.
    pub now: Instant,
}

/// The round, held until the commit.
async fn hold(tx: &Tx, place: &Place) -> Outcome<Round> {
    hold_row(tx, place).await?.ok_or_else(|| Failure::from(Kind::NotFound))
}

/// Holds these people and refuses whoever is not the agency's.
async fn hold_people(tx: &Tx, agency: &AgencyId, ids: &[InterviewerId]) -> Outcome<()> {
    let held = people::lock(tx, agency, ids).await?;
    let unknown = |id: &InterviewerId| !held.iter().any(|one| one.id == *id);
    let errors: Vec<_> = ids
        .iter()
        .enumerate()
        .filter(|(_, id)| unknown(id))
        .map(|(place, _)| FieldError::new(format!("/interviewer_ids/{place}"), FieldCode::NotAChoice))
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// For each of the times whether these people are elsewhere then, or two of the times touch.
async fn busy(
    tx: &Tx,
    ids: &[InterviewerId],
    round: Option<&Round>,
    times: &[(Instant, Instant)],
    now: Instant,
) -> Outcome<Vec<bool>> {
    if ids.is_empty() {
        return Ok(vec![false; times.len()]);
    }
    let taken = slots::taken_by(tx, ids, round.map(|round| round.id), now).await?;
    let touches = |place: usize, time: (Instant, Instant)| {
        taken.iter().any(|other| overlaps(time, *other)) || times.iter().take(place).any(|other| overlaps(time, *other))
    };
    Ok(times.iter().enumerate().map(|(place, time)| touches(place, *time)).collect())
}
