//! “Sökvakt”: the form, and the pages behind the links of its mails (G3.7).

mod form;
mod link;
mod new;

pub use link::{Aim, AlertLink};
pub use new::NewAlert;
