mod ad;
mod atom;
mod demo;
mod found;
mod languages;
mod not_there;
mod open_application;
mod search;
