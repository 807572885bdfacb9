mod bad_input;
mod follow;
mod help;
mod import;
mod search;
mod show;
