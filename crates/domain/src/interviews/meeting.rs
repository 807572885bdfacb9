//! When and where somebody is interviewed.

use serde::{Deserialize, Serialize};

use crate::time::Instant;

/// One interview as it was told: a mail says what was booked then, whatever the time has become since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// Where, where it is at a place.
    pub place: Option<String>,
    /// The address of the remote interview, where it is one.
    pub link: Option<String>,
}
