//! Background work: from what happened (`outbox`) to its effects. Only jobs talk to the outside world.
//!
//! `relay` takes events, `plan` (pure) says which effects they have, `worker` leases them one by one and does them.

mod account_letters;
mod account_words;
mod agency_letters;
mod alerts;
mod applications;
mod deadline_moved;
pub mod examples;
mod form_changed;
mod interviews;
mod letter_kind;
mod open_letters;
mod plan;
mod relay;
mod send_mail;
mod work;
mod worker;

pub use alerts::{begin_run as begin_alert_run, run as do_alert_run};
pub use letter_kind::LetterKind;
pub use plan::plan;
pub use work::{Letter, Work};
pub use worker::{delete_files, run, run_until_idle, sweep, watch_deadlines};
