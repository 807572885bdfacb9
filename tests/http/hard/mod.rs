//! Bad input and bad days: what people and networks get wrong, and what breaks under the service (G9-2, X14-4).

mod cut_off;
mod database;
mod files;
mod stale;
mod store;
mod texts;
mod words;
