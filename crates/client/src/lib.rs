//! The typed client of the Virka API: one function per operation, named by its operation id.
//!
//! The browser application and the HTTP tests speak through it, and so can a Rust integrator. In the browser requests
//! go through `fetch` (gloo-net), elsewhere through reqwest.

mod accounts;
mod admin;
mod ads;
mod alerts;
mod applications;
mod codes;
mod content;
mod failure;
mod interviews;
mod open_applications;
mod profile;
mod received;
mod recruitments;
mod request;
mod rounds;
mod settings;
#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod transport;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod transport;

pub use applications::{Begun, Brief, BriefAd, BriefList, FileUpload};
pub use failure::Failure;
pub use request::{Answer, Bytes};
pub use rounds::Round;
pub use transport::Client;

/// Path of the API on its server.
pub const BASE: &str = "/api/v1";
