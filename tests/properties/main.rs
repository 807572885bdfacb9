//! Properties: what must hold for every input, tried with many.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod form;
