//! The texts of one language version of an ad.

use serde::{Deserialize, Serialize};

/// Long texts are a CommonMark subset (D52).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AdTexts {
    /// Title of the job.
    pub title: String,
    /// “Uppgiftsbeskrivning”.
    pub description: String,
    /// “Behörighetsvillkor”: what the law demands, apart from wishes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub eligibility: Option<String>,
    /// “Vad förväntar vi oss av den sökande”.
    pub requirements: String,
    /// What the agency offers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub we_offer: Option<String>,
}

impl AdTexts {
    /// The same without optional texts that hold nothing but white space.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        for text in [&mut self.eligibility, &mut self.we_offer] {
            if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
                *text = None;
            }
        }
        self
    }
}
