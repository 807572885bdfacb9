//! What an agency keeps longer than the rules say (D6).

use serde::{Deserialize, Serialize};

use crate::time::Instant;

/// `PUT …/legal-hold`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetHold {
    /// Whether it is kept until this is set to false.
    pub held: bool,
}

/// Whether a recruitment's applications are held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecruitmentHold {
    /// Since when; null when they are not.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub held_since: Option<Instant>,
    /// When sent applications are anonymised that nobody holds back; null while the recruitment goes on.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub anonymised_at: Option<Instant>,
}

/// Whether one application is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationHold {
    /// Since when; null when it is not.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub held_since: Option<Instant>,
    /// Since when its whole recruitment is held back, and so this application too; null when it is not.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub recruitment_held_since: Option<Instant>,
    /// When it is removed if nobody holds it back: a withdrawn one six months after the application period, a sent one when
    /// it is anonymised; null while the recruitment goes on.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub removed_at: Option<Instant>,
}
