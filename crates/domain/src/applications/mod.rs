//! Applications: their life, what one may do with them, and how the API shows them.

mod actions;
mod changes;
mod headings;
mod keeping;
mod open;
mod open_form;
mod start_from;
mod state;
mod wire;

pub use actions::actions;
pub use changes::changes;
pub use headings::Heading;
pub use keeping::{Counted, Keeping, Removed};
pub use open::{MAX_MONTHS, OpenDays, last_day, open_actions, open_after, reminded_at, unsent_until, valid_before};
pub use open_form::{
    OpenOrder, OpenWishes, WishKind, open_form, valid_until_answer, valid_until_of, valid_until_typed, with_days,
    words_of,
};
pub use start_from::StartFrom;
pub use state::{Act, After, ApplicationKind, ApplicationState, Stage};
pub use wire::{
    AnswersSaved, ApplicationAd, ApplicationList, ApplicationListItem, ApplicationView, AttachmentView, Conflict,
    CopySource, CopySources, OpenValidity, ProlongApplication, Receipt, ReceiptView, SaveAnswers, SaveRow, SeeForm,
    SeenApplication, SendApplication, StartApplication, StartOpenApplication,
};
