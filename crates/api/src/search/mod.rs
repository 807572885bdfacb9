//! What a search looks through: all ads that can be listed, in memory, and the names of all codes.

mod ad_view;
mod answer;
mod codes;
mod doc;
mod handle;
mod ready;

pub use ad_view::{AdMark, ad_tag, ad_view};
pub use answer::Part;
pub use codes::Codes;
pub use handle::{Handle, Snapshot};
pub use ready::{Form, Key, Ready, ReadyAds};
