//! One handler a file, found by the name of its operation.

pub mod accounts;
pub mod admin;
pub mod ads;
pub mod agency;
pub mod alerts;
pub mod applications;
pub mod codes;
pub mod content;
pub mod demo;
pub mod holds;
pub mod interviews;
pub mod my_data;
pub mod open_bank;
pub mod ops;
pub mod profile;
pub mod received;
pub mod recruitments;
pub mod rounds;
