//! The profile.

pub mod contact;
pub mod load_file;
pub mod order_rows;
pub mod put_photo;
pub mod remove_photo;
pub mod remove_row;
pub mod save_basics;
pub mod save_row;
pub mod take_in;
pub mod view;
