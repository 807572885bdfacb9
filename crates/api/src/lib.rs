//! The Virka server: REST API, readable pages, jobs and administration.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests"))]

pub mod storage;
