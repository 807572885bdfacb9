//! One's own account: user name, password, sessions, and its end (G7.2, G8).

mod another_code;
mod delete;
mod email;
mod page;
mod password;
mod sessions;

use client::Failure;
use domain::language::Language;
use domain::problem::Kind;
use domain::time::Instant;

pub(crate) use another_code::AnotherCode;
pub use delete::DeleteAccount;
pub use page::Settings;

use crate::components::Wrong;
use crate::dates;
use crate::failure::failure_text;

/// What the server said: at the field that it names, by the ids of this page's fields, else about the whole.
pub(crate) fn told(language: Language, refusal: &Failure, now: Instant, fields: &[(&str, &str)]) -> Vec<Wrong> {
    let at = |pointer: &str| fields.iter().find(|(name, _)| pointer == *name).map(|(_, id)| (*id).to_owned());
    if let Failure::Wait { problem, seconds } = refusal
        && problem.code == Kind::TooManyRequests.slug()
    {
        let seconds = i64::try_from(*seconds).unwrap_or(0).saturating_add(59) / 60 * 60;
        let at = now + chrono::TimeDelta::seconds(seconds);
        let text = texts::errors::try_again_at(language, dates::time_of(language, at));
        return vec![Wrong { field: String::new(), text }];
    }
    match refusal.problem().filter(|problem| !problem.errors.is_empty()) {
        Some(problem) => {
            let wrong = problem
                .errors
                .iter()
                .map(|error| Wrong { field: at(&error.pointer).unwrap_or_default(), text: error.detail.clone() });
            wrong.collect()
        }
        None => vec![Wrong { field: String::new(), text: failure_text(language, refusal) }],
    }
}
