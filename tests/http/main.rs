//! The API over HTTP, on both databases. One file an operation, folders as in `crates/api/src/routes`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod accounts;
mod ads;
mod alerts;
mod applications;
mod authorisation;
mod codes;
mod content;
mod forms;
mod hard;
mod interviews;
mod jobs;
mod my_data;
mod open;
mod pages;
mod profile;
mod received;
mod recruitments;
mod retention;
mod service;
