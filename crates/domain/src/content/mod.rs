//! What the service itself says: pages of information, presentations of employers, notices (G1-2, G1-5).

mod employers;
mod notices;
mod pages;
mod pictures;

pub use employers::{EmployerEntry, EmployerView, NEWEST_ADS, Presentation};
pub use notices::{MOST_OF_NOTICE, NoticeView, SaveNotice, Severity};
pub use pages::{
    ABOUT, ACCESSIBILITY, HELP, HOW_TO_APPLY, MOST_OF_BODY, MOST_OF_SUMMARY, MOST_OF_TITLE, PageEntry, PageKind,
    PageVersion, PageView, SavePage, is_linked_everywhere,
};
pub use pictures::{LONGEST_SIDE, MOST_OF_ALT, PagePicture, PictureView, ShownPicture, picture_address};

use crate::problem::{FieldCode, FieldError};

/// A text that must be there and has a limit.
fn check_text(errors: &mut Vec<FieldError>, pointer: &str, text: &str, most: usize) {
    if text.trim().is_empty() {
        errors.push(FieldError::new(pointer, FieldCode::Missing));
    }
    check_length(errors, pointer, text, most);
}

fn check_length(errors: &mut Vec<FieldError>, pointer: &str, text: &str, most: usize) {
    if text.chars().count() > most {
        errors.push(FieldError::new(pointer, FieldCode::TooLong).with("max", most));
    }
}
