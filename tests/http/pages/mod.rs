mod ad;
mod demo;
mod languages;
mod not_there;
mod open_application;
mod search;
