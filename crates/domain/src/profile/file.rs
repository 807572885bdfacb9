//! The profile as a file (G7.1-5): what is downloaded can be loaded back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::forms::{AnswerValue, BasicField, DraftRow};
use crate::personal::Personal;
use crate::time::Instant;

/// Says what the file is, so that a file of something else is not taken for a profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProfileFormat {
    /// The first form of the file.
    #[default]
    #[serde(rename = "virka-profile-1")]
    V1,
}

/// `GET /me/profile/file`, and what `POST /me/profile/file` takes back: everything that stands in a profile (G7.1-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    /// What the file is.
    pub format: ProfileFormat,
    /// When anything in the profile was last saved.
    pub saved_at: Instant,
    /// Basic details as typed, by field.
    #[serde(default)]
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// Degrees, courses, language skills, work experience and positions of trust, in order.
    #[serde(default)]
    pub rows: Vec<DraftRow>,
    /// The photo, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub photo: Option<FilePhoto>,
}

/// The photo in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FilePhoto {
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Its bytes in base64.
    #[cfg_attr(feature = "openapi", schema(value_type = String, content_encoding = "base64"))]
    pub base64: Personal<String>,
}
