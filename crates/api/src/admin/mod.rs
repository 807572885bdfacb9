//! Commands of whoever runs the service.

pub mod import_ads;
