//! Mail: what a letter says, how it becomes a message, and where it goes.

mod folder;
mod letter;
mod mailer;
mod message;

pub use folder::{KeptCalendar, KeptMail, kept, read};
pub(crate) use letter::around;
pub use letter::{Block, Calendar, Letter};
pub use mailer::{Delivery, Mailer};
pub use message::{Addressed, message};
