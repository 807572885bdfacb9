//! What the service holds about an applicant, for the applicant (X7-6).

mod applications;
pub mod collect;
pub mod openings;
