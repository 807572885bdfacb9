//! The Virka server: REST API, readable pages, jobs and administration.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests"))]

pub mod actor;
pub mod admin;
pub mod app;
pub mod auth;
pub mod clock;
pub mod config;
pub mod content;
pub mod db;
pub mod demo;
pub mod failure;
pub mod html;
pub mod http;
pub mod interview_words;
pub mod jobs;
pub mod mail;
pub mod openapi;
pub mod prose;
pub mod random;
pub mod router;
pub mod routes;
pub mod search;
pub mod seed;
pub mod server;
pub mod storage;
pub mod telemetry;
pub mod usecases;
