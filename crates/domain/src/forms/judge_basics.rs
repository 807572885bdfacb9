//! Judges “Basuppgifter” (G9.2.1).

use chrono::NaiveDate;

use super::saved::{Field, check_saved};
use super::tally::Tally;
use super::{AnswerValue, AskedBasics, BasicField, Draft, PhotoAsk};
use crate::codes::{Choice, StateEmployer};
use crate::email::Email;
use crate::ids::AgencyId;
use crate::phone::is_phone;
use crate::problem::{FieldCode, FieldError};
use crate::time::parse_date;

/// Where the photo stands (G9.2.1).
const PHOTO: &str = "/basics/photo";

/// Nobody who applies was born before.
pub(super) fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default()
}

/// Whether an address says that the person's real one is under non-disclosure: the guide's word ‘spärrmarkering’, or
/// ‘turvakielto’. Then no postal code and no city are asked (G9.2.1).
#[must_use]
pub fn is_protected_address(street: &str) -> bool {
    // Some keyboards write ä as a followed by a combining diaeresis.
    let plain = street.to_lowercase().replace("a\u{308}", "ä");
    plain.contains("spärrmarkering") || plain.contains("turvakielto")
}

/// Judges every field that is asked.
pub(super) fn judge(asked: &AskedBasics, draft: &Draft, today: NaiveDate, tally: &mut Tally) {
    let basics = &draft.basics;
    let filled = |field: &BasicField| basics.get(field).filter(|value| !value.is_empty());
    let text = |field: &BasicField| filled(field).and_then(AnswerValue::as_text);
    let protected = text(&BasicField::Street).is_some_and(is_protected_address);
    let at_agency = text(&BasicField::StateEmployer) == Some(StateEmployer::BudgetAgency.slug());
    for field in BasicField::ALL {
        let required = match field {
            BasicField::FirstName
            | BasicField::LastName
            | BasicField::BirthDate
            | BasicField::Gender
            | BasicField::Phone
            | BasicField::Email
            | BasicField::Street
            | BasicField::PostalCode
            | BasicField::City => true,
            BasicField::StateAgency if at_agency => true,
            BasicField::Citizenship if asked.citizenship => true,
            // Not asked at all: what was once typed there does not stand in the way.
            BasicField::StateAgency | BasicField::Citizenship => continue,
            BasicField::Country | BasicField::StateEmployer | BasicField::ElectronicNotice => false,
        };
        let of_place = matches!(field, BasicField::PostalCode | BasicField::City);
        if of_place && protected && filled(field).is_none() {
            // Counted as answered, so that writing the word never makes the application look less complete.
            tally.field(true, Vec::new());
            continue;
        }
        tally.value(format!("/basics/{field}"), required, filled(field), |value, pointer| {
            check_saved(Field::Basic(*field), pointer, value)?;
            match value.as_text() {
                Some(text) => check_text(*field, text.trim(), today, pointer),
                None => Ok(()),
            }
        });
    }
    let photo = draft.has_photo.then_some(());
    match asked.photo {
        PhotoAsk::NotAsked => {}
        PhotoAsk::Optional | PhotoAsk::Required => {
            tally.value(PHOTO.to_owned(), asked.photo == PhotoAsk::Required, photo, |(), _| Ok(()));
        }
    }
}

fn check_text(field: BasicField, text: &str, today: NaiveDate, pointer: &str) -> Result<(), FieldError> {
    let refuse = |code| Err(FieldError::new(pointer, code));
    match field {
        BasicField::BirthDate => {
            let Some(day) = parse_date(text) else { return refuse(FieldCode::NotADate) };
            if day < first_day() {
                Err(FieldError::new(pointer, FieldCode::TooEarly).with("earliest", first_day()))
            } else if day > today {
                Err(FieldError::new(pointer, FieldCode::TooLate).with("latest", today))
            } else {
                Ok(())
            }
        }
        BasicField::Phone if !is_phone(text) => refuse(FieldCode::NotAPhone),
        BasicField::Email => Email::parse(text).map(|_| ()).or_else(refuse),
        BasicField::Country if text.len() != 2 || !text.bytes().all(|b| b.is_ascii_uppercase()) => {
            refuse(FieldCode::NotAChoice)
        }
        BasicField::StateAgency if text.parse::<AgencyId>().is_err() => refuse(FieldCode::NotAChoice),
        BasicField::FirstName
        | BasicField::LastName
        | BasicField::Gender
        | BasicField::Phone
        | BasicField::Street
        | BasicField::PostalCode
        | BasicField::City
        | BasicField::Country
        | BasicField::StateEmployer
        | BasicField::StateAgency
        | BasicField::Citizenship
        | BasicField::ElectronicNotice => Ok(()),
    }
}
