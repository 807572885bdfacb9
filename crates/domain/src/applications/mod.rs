//! Applications: their life, what one may do with them, and how the API shows them.

mod actions;
mod changes;
mod headings;
mod keeping;
mod start_from;
mod state;
mod wire;

pub use actions::actions;
pub use changes::changes;
pub use headings::Heading;
pub use keeping::{Counted, Keeping, Removed};
pub use start_from::StartFrom;
pub use state::{Act, After, ApplicationState, Stage};
pub use wire::{
    AnswersSaved, ApplicationAd, ApplicationList, ApplicationListItem, ApplicationView, AttachmentView, Conflict,
    CopySource, CopySources, Receipt, ReceiptView, SaveAnswers, SaveRow, SeeForm, SeenApplication, SendApplication,
    StartApplication,
};
