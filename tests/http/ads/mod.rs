mod follow;
mod import;
mod search;
mod several;
mod show;
