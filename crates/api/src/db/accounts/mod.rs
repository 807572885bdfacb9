//! Accounts: people, sessions, sign-ups, terms.

pub mod agency_users;
pub mod codes;
pub mod email_changes;
pub mod erase;
pub mod idle;
pub mod links;
pub mod password_resets;
pub mod registrations;
pub mod service_administrators;
pub mod sessions;
pub mod throttles;
pub mod users;
