//! The bank of open applications, which every recruiting agency may search (G11-1). Every reading leaves a row in the audit
//! log, committed before anything is shown (X13-6).

pub mod search;
pub mod show;

use domain::applications::{OpenWishes, last_day};
use domain::problem::Kind;
use domain::recruiter::BankItem;

use crate::db::applications::open::bank::Row;
use crate::failure::{Failure, Outcome};

/// What the list says of one.
fn item((application, open): &Row, name: String, wishes: OpenWishes) -> Outcome<BankItem> {
    let (Some(end), Some(sent_at)) = (open.valid_before, application.sent_at) else {
        return Err(Failure::from(Kind::NotFound));
    };
    Ok(BankItem {
        id: application.id,
        name,
        language: application.language,
        areas: wishes.areas.into_iter().collect(),
        everywhere: wishes.everywhere,
        regions: wishes.regions.into_iter().collect(),
        municipalities: wishes.municipalities.into_iter().collect(),
        valid_until: last_day(end),
        sent_at,
        edited_at: application.edited_at,
    })
}
