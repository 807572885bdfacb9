//! What a search looks through: all ads that can be listed, in memory, and the names of all codes.

mod answer;
mod codes;
mod doc;
mod handle;

pub use answer::Part;
pub use codes::Codes;
pub use handle::{Handle, Snapshot};
