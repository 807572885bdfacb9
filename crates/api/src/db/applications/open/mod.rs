//! Open applications (G11): what they hang on, how long they live, and the bank that agencies search.

pub mod bank;
pub mod life;
pub mod standing;
