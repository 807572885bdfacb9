//! People who use the service in tests.

use client::Client;

/// A password that fulfils every rule.
pub const PASSWORD: &str = "Sommar-2026-ute";

/// Somebody with a browser.
#[derive(Clone, Debug)]
pub struct TestPerson {
    /// Their address.
    pub email: String,
    /// Their browser, logged in.
    pub client: Client,
}
