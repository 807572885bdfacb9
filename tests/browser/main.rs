//! The guide's chapters in a real Chromium, found by role and name as a person would find them.
//!
//! Needs `target/debug/virka` (or `VIRKA_TEST_BINARY`), the bundle in `target/bundle`, Chromium and ChromeDriver;
//! `./just test` sees to all of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "tests")]

mod ad_page;
mod at_the_table;
mod axe;
mod ch02_languages;
mod ch037_alerts;
mod ch03_finding;
mod ch04_to_ch09_applying;
mod ch07_profile;
mod ch092_sections;
mod ch094_after_sending;
mod ch11_open_application;
mod ch12_interviews;
mod checks;
mod coming_back;
mod content;
mod demo;
mod driver;
mod favourites;
mod filters;
mod forgotten_password;
mod form;
mod hard_times;
mod key_states;
mod keyboard;
mod keys_alone;
mod lighthouse;
mod my_data;
mod new_terms;
mod saving;
mod search;
mod session_ends;
mod settings;
mod without_cookies;
mod without_script;
mod work_account;
