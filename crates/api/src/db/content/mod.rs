//! What the service itself says: pages and notices. They are everybody's, so finders need no scope.

pub mod notices;
pub mod pages;
pub mod pictures;
