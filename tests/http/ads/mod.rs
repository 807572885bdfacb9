mod import;
mod search;
mod show;
