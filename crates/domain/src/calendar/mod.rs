//! iCalendar texts (RFC 5545): what people put into their own calendars.

mod event;
mod text;

pub use event::Event;
