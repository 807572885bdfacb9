//! The short names of pages and employers in addresses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Lower-case letters a–z, digits and single hyphens between them, at most [`Slug::LONGEST`]. Small enough to be copied.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug {
    bytes: [u8; Self::LONGEST],
    length: u8,
}

/// A text that is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a slug: a–z, 0–9 and single hyphens, at most {} characters", Slug::LONGEST)]
pub struct NoSlug;

impl Slug {
    /// The most characters.
    pub const LONGEST: usize = 60;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl FromStr for Slug {
    type Err = NoSlug;

    fn from_str(text: &str) -> Result<Self, NoSlug> {
        let part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !text.split('-').all(part) {
            return Err(NoSlug);
        }
        let mut bytes = [0; Self::LONGEST];
        bytes.get_mut(..text.len()).ok_or(NoSlug)?.copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).map_err(|_too_long| NoSlug)?;
        Ok(Self { bytes, length })
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slug({self})")
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn only_what_stands_well_in_an_address_is_a_slug() {
        let is = |text: &str| text.parse::<Slug>().is_ok();
        assert!(is("tulli") && is("a-1") && is(&"x".repeat(60)));
        for bad in ["", "-", "a--b", "-a", "a-", "Å", "A", "a b", "a/b", &"x".repeat(61)] {
            assert!(!is(bad), "{bad}");
        }
        assert_eq!("vaasan-ho".parse::<Slug>().unwrap().to_string(), "vaasan-ho");
    }
}
