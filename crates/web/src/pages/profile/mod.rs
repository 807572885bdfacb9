//! “Min profil” (G7.1): seen, edited, downloaded; and the basic details that a new account is asked for (G4-5).

mod edit;
mod file;
mod first;
mod page;
mod taken;

pub use edit::EditProfile;
pub use first::FirstDetails;
pub use page::ProfilePage;
pub(in crate::pages) use taken::{From, TakenFrom};
