//! Search alerts: what their owners do with them, what a run does, and what is erased.

mod erase;
mod life;
mod links;
mod runs;
mod sent;

pub use erase::{delete_ended, delete_runs_before, delete_unconfirmed, erase_expired};
pub use life::{ask, by_id, confirm, end, mails_to, renew, to_address, waiting_of};
pub use links::{Secrets, add_link, by_one_click, by_secret};
pub use runs::{Due, Since, advance, advance_quiet, begin_run, due, expired, finish_run, since};
pub use sent::{matched_before, of_run, tell_of};

pub use super::entities::alerts::Model as Alert;
