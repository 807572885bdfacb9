//! The texts of one language version of an ad.

use serde::{Deserialize, Serialize};

/// Long texts are a CommonMark subset (D52).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdTexts {
    /// Title of the job.
    pub title: String,
    /// “Uppgiftsbeskrivning”.
    pub description: String,
    /// “Behörighetsvillkor”: what the law demands, apart from wishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligibility: Option<String>,
    /// “Vad förväntar vi oss av den sökande”.
    pub requirements: String,
    /// What the agency offers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub we_offer: Option<String>,
}
