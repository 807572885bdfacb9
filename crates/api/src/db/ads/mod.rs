//! Ads: finding them, and saving imported ones.

mod find;
mod save;

pub use find::{StoredAd, by_code, by_id, by_recruitment, for_import, listable, listable_of};
pub use save::{NewAd, code_is_taken, insert, note_feed_seq, update};
