mod follow;
mod import;
mod search;
mod show;
