//! Commands of whoever runs the service.

pub mod create_user;
pub mod doctor;
pub mod import_ads;
pub mod retention;
