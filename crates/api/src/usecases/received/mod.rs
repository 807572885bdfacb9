//! Reading submitted applications. Every reading leaves a row in the audit log, committed before anything is shown (X13-6).

pub mod fetch_attachment;
pub mod fetch_photo;
pub mod list;
mod person;
pub mod show;
