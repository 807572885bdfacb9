//! What the feed that our own search follows tells (ADR 0003). What integrators follow is `ads::public` (X14-5).

use serde::{Deserialize, Serialize};

use crate::ids::AdId;

/// One change of an ad. Thin: the search reads the ad itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum AdChange {
    /// A new ad, open now or at its opening.
    Published {
        /// Which.
        ad: AdId,
    },
    /// Its facts, texts or period changed, or its recruitment ended.
    Changed {
        /// Which.
        ad: AdId,
    },
    /// It is not to be seen any more: withdrawn, archived, or its publication cancelled. A tombstone (D34).
    Removed {
        /// Which.
        ad: AdId,
    },
}

impl AdChange {
    /// The ad that changed.
    #[must_use]
    pub const fn ad(&self) -> AdId {
        match self {
            Self::Published { ad } | Self::Changed { ad } | Self::Removed { ad } => *ad,
        }
    }
}
