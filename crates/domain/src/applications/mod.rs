//! Applications: their life, what one may do with them, and how the API shows them.

mod actions;
mod headings;
mod state;
mod wire;

pub use actions::actions;
pub use headings::Heading;
pub use state::{Act, ApplicationState};
pub use wire::{
    AnswersSaved, ApplicationAd, ApplicationList, ApplicationListItem, ApplicationView, AttachmentView, Conflict,
    SaveAnswers, SaveRow, SendApplication, StartApplication, StartFrom,
};
