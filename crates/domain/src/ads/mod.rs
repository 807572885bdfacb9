//! Ads: the facts of the blue box, the texts of each language version, and what the API says of them.

mod change;
mod facts;
mod import;
mod import_check;
mod state;
mod texts;
mod wire;

pub use change::AdChange;
pub use facts::{AdFacts, Contact, Currency, Money, Pay};
pub use import::{ImportedAd, ImportedContact, ImportedDuration, ImportedPay, ImportedPayTexts, ImportedPeriod};
pub use import_check::{CheckedAd, LineRefusal, read_line};
pub use state::AdState;
pub use texts::AdTexts;
pub use wire::{AdPage, AdSummary, AdTextsView, AdVersionView, AdView, Facet, FacetOption, LongText, Named};
