//! What people read when an operation does not succeed.

use client::Failure;
use domain::language::Language;
use domain::problem::Kind;

/// Says what happened and what to do. Where the server broke, with the number that the help desk can look up.
pub fn failure_text(language: Language, failure: &Failure) -> String {
    match failure {
        Failure::NoAnswer(_) => texts::frame::network_failed(language).to_owned(),
        Failure::Unreadable { .. } => texts::problem_detail(language, Kind::Internal).to_owned(),
        Failure::Refused(problem) | Failure::Wait { problem, .. } if problem.status >= 500 => {
            format!("{} {}.", problem.detail, texts::frame::error_code(language, &problem.request_id))
        }
        Failure::Refused(problem) | Failure::Wait { problem, .. } => problem.detail.clone(),
    }
}

/// Whether the server refused for this reason.
pub fn is(failure: &Failure, kind: Kind) -> bool {
    failure.code() == Some(kind.slug())
}
