//! What the program tells about itself. Ids and durations, never what people typed (house rule 16).

mod logs;
mod request;

pub use logs::start;
pub use request::log_request;
