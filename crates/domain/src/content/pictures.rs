//! Pictures of pages (G1-2). What a picture shows is said in the language of each page that has it (WCAG 1.1.1).

use serde::{Deserialize, Serialize};

use super::check_text;
use crate::ids::PictureId;
use crate::problem::FieldError;
use crate::time::Instant;

/// The longest side of a picture as it is kept, in pixels: as wide as a page on a dense screen.
pub const LONGEST_SIDE: u32 = 1_600;
/// The most characters of an alternative text.
pub const MOST_OF_ALT: usize = 300;

/// The picture of a page, for whoever edits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PagePicture {
    /// A picture that was uploaded.
    pub id: PictureId,
    /// What it shows, in the language of the page, at most 300 characters.
    pub alt: String,
}

impl PagePicture {
    /// What does not fit. Whether there is such a picture is the server's to say.
    pub(super) fn check(&self, errors: &mut Vec<FieldError>) {
        check_text(errors, "/picture/alt", &self.alt, MOST_OF_ALT);
    }
}

/// The picture of a page, for its readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShownPicture {
    /// Where it is. What is there never changes.
    pub address: String,
    /// What it shows, in the language of the page.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// An uploaded picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PictureView {
    /// Names it.
    pub id: PictureId,
    /// Where everybody finds it. What is there never changes.
    pub address: String,
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its bytes.
    pub size: u32,
    /// When it was uploaded.
    pub created_at: Instant,
}

/// Where a picture is.
#[must_use]
pub fn picture_address(id: PictureId) -> String {
    format!("/api/v1/pictures/{id}")
}
