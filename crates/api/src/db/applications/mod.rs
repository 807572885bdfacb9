//! Applications: finders that demand whose they are, and one file per statement that decides.

pub mod about;
pub mod content;
pub mod deadlines;
pub mod delete;
pub mod drafts;
pub mod edit;
pub mod open;
pub mod own;
pub mod person;
pub mod photo;
pub mod receipts;
pub mod received;
pub mod send;
pub mod start;
pub mod touch;
pub mod versions;
pub mod withdraw;
pub mod write;
