//! One file, one transaction (house rule 8).

pub mod accounts;
pub mod ads;
pub mod agencies;
pub mod alerts;
pub mod applications;
pub mod content;
pub mod files;
pub mod interviews;
pub mod merge;
pub mod my_data;
pub mod open_bank;
pub mod profile;
pub mod received;
pub mod recruitments;
pub mod retention;
pub mod rows;
pub mod sweep;
