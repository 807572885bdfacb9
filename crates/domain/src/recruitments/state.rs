//! The stored states of a recruitment (D54).

use serde::{Deserialize, Serialize};

use crate::codes::Choice;
use crate::codes::NotAChoice;
use crate::codes::choices;
use std::str::FromStr;

choices! {
    /// Stored state. Scheduled is published with `opens_at` ahead, closed is `now ≥ closes_at`: both a matter of time (D54).
    RecruitmentState {
        /// Being written.
        Draft = "draft",
        /// Published.
        Published = "published",
        /// Withdrawn from the public.
        Withdrawn = "withdrawn",
        /// The agency has ended the whole process.
        Ended = "ended",
        /// Put away.
        Archived = "archived",
    }
}
