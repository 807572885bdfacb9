//! Limits of the photo, which the browser checks before it uploads and the server again (G7.1-4, D41).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};

/// Most pixels that are looked at: a small file can decode to gigabytes.
pub const MAX_PIXELS: u64 = 40_000_000;
/// The longer side of a photo as it is kept, in pixels.
pub const PHOTO_SIDE: u32 = 800;

choices! {
    /// Kinds of pictures that a photo may be, by the endings of their names.
    PhotoKind {
        /// JPEG.
        Jpg = "jpg",
        /// JPEG too.
        Jpeg = "jpeg",
        /// Portable Network Graphics.
        Png = "png",
    }
}

impl PhotoKind {
    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpg | Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// The kind that a file's name claims; `None` when it is none that is taken.
#[must_use]
pub fn photo_by_name(name: &str) -> Option<PhotoKind> {
    let (stem, ending) = name.rsplit_once('.')?;
    if stem.is_empty() { None } else { PhotoKind::from_slug(&ending.to_ascii_lowercase()) }
}

/// The square that is cut out of a picture, in pixels of the picture as it stands upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crop {
    /// Its left edge.
    pub left: u32,
    /// Its upper edge.
    pub top: u32,
    /// Its side.
    pub side: u32,
}

impl Crop {
    /// The square that shows `zoom` times less than the whole shorter side (from 1 on), moved by two parts of a hundred
    /// from left and top; what the browser shows is what is cut out.
    #[must_use]
    pub fn of(width: u32, height: u32, zoom_percent: u32, across: u32, down: u32) -> Self {
        let side = u64::from(width.min(height)).saturating_mul(100) / u64::from(zoom_percent.max(100));
        let side = u32::try_from(side).unwrap_or(u32::MAX).max(1);
        let at = |room: u32, percent: u32| {
            let moved = u64::from(room.saturating_sub(side)).saturating_mul(u64::from(percent.min(100))) / 100;
            u32::try_from(moved).unwrap_or(0)
        };
        Self { left: at(width, across), top: at(height, down), side }
    }

    /// Whether it lies within a picture of this size.
    #[must_use]
    pub const fn fits(self, width: u32, height: u32) -> bool {
        let (right, bottom) = (self.left.saturating_add(self.side), self.top.saturating_add(self.side));
        self.side > 0 && right <= width && bottom <= height
    }
}

#[cfg(test)]
mod tests {
    use super::{Crop, PhotoKind, photo_by_name};

    /// Of G7.1-4: .jpg, .jpeg and .png, however they are written.
    #[test]
    fn the_name_says_what_a_photo_claims_to_be() {
        assert_eq!(photo_by_name("Jag.JPG"), Some(PhotoKind::Jpg));
        assert_eq!(photo_by_name("jag.jpeg").map(PhotoKind::media_type), Some("image/jpeg"));
        assert_eq!(photo_by_name("jag.png"), Some(PhotoKind::Png));
        for none in ["jag.gif", ".png", "jag", "jag.png.exe", "jag.svg"] {
            assert_eq!(photo_by_name(none), None, "{none}");
        }
    }

    #[test]
    fn the_square_stays_within_the_picture() {
        assert_eq!(Crop::of(300, 200, 100, 50, 50), Crop { left: 50, top: 0, side: 200 });
        assert_eq!(Crop::of(300, 200, 200, 100, 100), Crop { left: 200, top: 100, side: 100 });
        for (across, down) in [(0, 0), (100, 100), (400, 400)] {
            assert!(Crop::of(301, 203, 137, across, down).fits(301, 203));
        }
        assert!(!Crop { left: 101, top: 0, side: 200 }.fits(300, 200));
        assert!(!Crop { left: u32::MAX, top: 0, side: 2 }.fits(300, 200));
    }
}
