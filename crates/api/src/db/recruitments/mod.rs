//! An agency's recruitments: no finder and no statement without the agency (house rule 3), but for a disturbance.

mod corrections;
mod disturbance;
mod find;
mod list;
mod write;

pub use corrections::note_correction;
pub use disturbance::{hit, prolong_all};
pub use find::{Ad, StoredRecruitment, find, hold, hold_by_external_id};
pub use list::{Place, Row, list};
pub use write::{
    Guard, NewDraft, NewEnd, Wish, archive, cancel, correct, count, delete, end, freeze_people, hold_agency, insert,
    prolong, publish, save_draft, save_form, withdraw,
};
