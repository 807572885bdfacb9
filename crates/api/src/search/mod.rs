//! What a search looks through: all ads that can be listed, in memory, and the names of all codes. The index itself is
//! the crate `search`; here it is filled from the tables, follows the feed, and its findings become answers.

mod ad_view;
mod answer;
mod codes;
mod doc;
mod follow;
mod handle;
mod help;
mod labels;
mod load;
mod ready;
mod write;

pub use ::search::Part;
pub use ad_view::{AdMark, ad_summary, ad_tag, ad_view};
pub use codes::Codes;
pub use doc::version_found;
pub use handle::{Follower, Handle, Snapshot};
pub use load::index_of;
pub use ready::{Body, Form, Key, Ready, ReadyAds};
pub use write::Written;
