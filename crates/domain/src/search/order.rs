//! In which order a search lists (G3.3-1).

use serde::{Deserialize, Serialize};
use std::str::FromStr;

use crate::codes::{Choice, NotAChoice, choices};

choices! {
    /// “Sortera”.
    Sort {
        /// “Nyaste först”.
        Newest = "newest",
        /// “Ansökningstiden upphör”.
        Closing = "closing",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro of choices derives the same for every list")]
impl Default for Sort {
    fn default() -> Self {
        Self::Newest
    }
}
