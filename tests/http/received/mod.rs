//! Submitted applications, the agency's eyes.

mod reading;
