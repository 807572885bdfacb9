//! Reading submitted applications. Every reading leaves a row in the audit log, committed before anything is shown (X13-6).

pub mod fetch_attachment;
pub mod list;
pub(in crate::usecases) mod person;
pub mod show;
