mod contact;
mod copying;
mod file;
pub(crate) mod photo;
mod privacy;
mod rows;
mod save_basics;
