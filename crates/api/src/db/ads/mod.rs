//! Ads: finding them, and saving them.

mod find;
mod public;
mod save;

pub use find::{
    StoredAd, by_code, by_id, by_ids, by_recruitment, last_corrections, listable, listable_of, opened_between,
};
pub use public::{Followed, due, followed, note_told};
pub use save::{Content, NewAd, code_is_taken, insert, insert_ad, note_feed_seq, replace_content, update};
