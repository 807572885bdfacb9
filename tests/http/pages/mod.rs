mod ad;
mod demo;
mod languages;
mod not_there;
mod search;
