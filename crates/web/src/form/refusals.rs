//! What a refused save means for the queue.

use domain::problem::{FieldError, Kind};

use super::field::Field;
use super::queue::Failure;
use crate::failure;

/// Whether nobody is logged in any more.
pub(super) fn is_logged_out(refusal: &client::Failure) -> bool {
    failure::is(refusal, Kind::NotLoggedIn)
}

/// Which fields the server names, in the words of the page: rows come with pointers into their own request.
pub(super) fn field_errors(refusal: &client::Failure, set: &[Field]) -> Vec<FieldError> {
    let Some(problem) = refusal.problem() else { return Vec::new() };
    problem
        .errors
        .iter()
        .filter_map(|error| {
            let named = error.pointer.rsplit('/').next()?;
            let field = set.iter().find(|field| {
                let pointer = field.pointer();
                pointer == error.pointer || pointer.rsplit('/').next() == Some(named)
            })?;
            Some(FieldError { pointer: field.pointer(), code: error.code, params: error.params.clone() })
        })
        .collect()
}

/// What is to be done about it.
pub(super) fn kind_of(refusal: &client::Failure, set: &[Field], errors: &[FieldError]) -> Failure {
    if refusal.may_pass() || failure::is(refusal, Kind::StillRunning) || failure::is(refusal, Kind::ForeignOrigin) {
        return Failure::Temporary(match refusal {
            client::Failure::Wait { seconds, .. } => Some(*seconds),
            client::Failure::Refused(_) | client::Failure::NoAnswer(_) | client::Failure::Unreadable { .. } => None,
        });
    }
    if failure::is(refusal, Kind::Stale) {
        return Failure::Stale;
    }
    if is_logged_out(refusal) {
        return Failure::LoggedOut;
    }
    let is_over = [Kind::PeriodOver, Kind::PeriodNotOpen, Kind::NotPossible, Kind::Gone, Kind::NotFound];
    if is_over.into_iter().any(|kind| failure::is(refusal, kind)) {
        return Failure::Closed;
    }
    let named: Vec<Field> =
        set.iter().filter(|field| errors.iter().any(|error| error.pointer == field.pointer())).cloned().collect();
    match (named.is_empty(), set.is_empty()) {
        (false, _) => Failure::Refused(named),
        (true, false) => Failure::Refused(set.to_vec()),
        (true, true) => Failure::Undone,
    }
}
