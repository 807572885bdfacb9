//! The parts that pages are made of. Native elements do the work; these give them their markup, names and states.

mod button;
mod choice;
mod confirm;
mod dialog;
mod error_summary;
mod field;
mod icon;
mod menu;
mod progress;
mod tag;
mod waiting;

pub use button::{Button, ButtonKind};
pub use choice::{Check, CheckGroup, Choice, RadioGroup, Select};
pub(crate) use confirm::Confirm;
pub use dialog::Dialog;
pub(crate) use dialog::show_when_open;
pub use error_summary::{ErrorSummary, Wrong, focus_error_summary};
pub(crate) use field::ErrorText;
pub use field::{Field, FieldFrame, TextArea, described_by};
pub use icon::Icon;
pub use menu::Menu;
pub use progress::Progress;
pub use tag::Tag;
pub use waiting::{FailureNote, Waiting};
