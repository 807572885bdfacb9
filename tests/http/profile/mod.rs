mod copying;
mod file;
mod photo;
mod privacy;
mod rows;
mod save_basics;
