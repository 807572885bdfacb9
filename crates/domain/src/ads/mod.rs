//! Ads: the facts of the blue box, the texts of each language version, and what the API says of them.

mod change;
mod check;
mod correction;
mod draft;
mod facts;
mod import;
mod public;
mod state;
mod texts;
mod wire;

pub use change::AdChange;
pub use check::{CheckedAd, LineRefusal, WholeAd, check_external_id, check_note, is_recruitment_code, read_line};
pub use correction::{AdCorrection, AdField, MovedClosing, changed_fields};
pub use draft::{AdDraft, DraftPeriod};
pub use facts::{AdFacts, Contact, Currency, Money, Pay};
pub use import::{ImportedAd, ImportedContact, ImportedDuration, ImportedPay, ImportedPayTexts, ImportedPeriod};
pub use public::{Cause, PublicChange, PublicChangeEntry, PublicChanged, PublicChanges, Telling, Told, telling};
pub use state::AdState;
pub use texts::AdTexts;
pub use wire::{
    AdPage, AdSummary, AdTextsView, AdVersionView, AdView, Facet, FacetOption, LongText, MAX_SEVERAL, Named,
    SeveralAds, SimilarAds,
};
