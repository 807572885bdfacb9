//! iCalendar texts (RFC 5545): what people put into their own calendars.

mod event;
pub(crate) mod text;

pub use event::{Event, calendar};
pub(crate) use event::{MADE_BY, utc};
