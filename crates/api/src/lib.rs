//! The Virka server: REST API, readable pages, jobs and administration.
