//! Applications: their life, what one may do with them, and how the API shows them.

mod actions;
mod changes;
mod headings;
mod state;
mod wire;

pub use actions::actions;
pub use changes::changes;
pub use headings::Heading;
pub use state::{Act, After, ApplicationState, Stage};
pub use wire::{
    AnswersSaved, ApplicationAd, ApplicationList, ApplicationListItem, ApplicationView, AttachmentView, Conflict,
    Receipt, ReceiptView, SaveAnswers, SaveRow, SeenApplication, SendApplication, StartApplication, StartFrom,
};
