//! Everything that is held about somebody, for themselves (X7-6).

mod download;
mod openings;
