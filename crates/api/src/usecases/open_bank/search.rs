//! Searches the bank.

use domain::applications::OpenOrder;
use domain::ids::{AgencyId, ApplicationId};
use domain::recruiter::{BankItem, BankList};
use domain::time::Instant;

use super::item;
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::content;
use crate::db::applications::open::bank::{self, Place, Row, Sought};
use crate::db::audit::{self, Did};
use crate::failure::{Failure, Outcome};
use crate::usecases::received::person;

/// What the log names: the bank has no id.
const BANK: &str = "open_applications";

/// One page of what is valid and fits.
///
/// # Errors
/// Faults of the database.
pub async fn run(
    app: &App,
    (actor, agency): (&Actor, &AgencyId),
    sought: &Sought,
    (order, place): (OpenOrder, Place),
    limit: u64,
    now: Instant,
) -> Outcome<BankList> {
    app.db
        .write(async |tx| {
            let (rows, total) = bank::search(tx, sought, (order, place), limit + 1, now).await?;
            let page = cut(rows, order, place, limit);
            let mut wishes = bank::wishes(tx, page.rows.iter().map(|(application, _)| application.id)).await?;
            let mut items: Vec<BankItem> = Vec::with_capacity(page.rows.len());
            for row in &page.rows {
                let (application, _) = row;
                let version = application
                    .in_force_version_id
                    .ok_or_else(|| Failure::bug("a sent application without a version"))?;
                let content = content::load(tx, version).await?;
                let name = person::name(&person::basics(tx, application, &content).await?);
                items.push(item(row, name, wishes.remove(&application.id).unwrap_or_default())?);
            }
            audit::record(tx, actor, Did::SearchedOpenApplications, BANK, Some(agency), now).await?;
            let total = u32::try_from(total).unwrap_or(u32::MAX);
            Ok(BankList { items, next: page.next, prev: page.prev, total })
        })
        .await
}

struct Page {
    rows: Vec<Row>,
    next: Option<String>,
    prev: Option<String>,
}

/// One row more than wanted was read: it says whether the list goes on.
fn cut(mut rows: Vec<Row>, order: OpenOrder, place: Place, limit: u64) -> Page {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    if more && matches!(place, Place::Before(..)) {
        rows.remove(0);
    }
    rows.truncate(limit);
    let beside = |row: Option<&Row>, way: &str| {
        let (application, open) = row?;
        let at = match order {
            OpenOrder::Newest => application.sent_at,
            OpenOrder::LongestValid => open.valid_before,
        };
        Some(write_cursor(way, at?, application.id))
    };
    let (after, before) = (beside(rows.last(), AFTER), beside(rows.first(), BEFORE));
    let (next, prev) = match place {
        Place::First => (after.filter(|_| more), None),
        Place::After(..) => (after.filter(|_| more), before),
        Place::Before(..) => (after, before.filter(|_| more)),
    };
    Page { rows, next, prev }
}

const AFTER: &str = "after";
const BEFORE: &str = "before";

fn write_cursor(way: &str, at: Instant, id: ApplicationId) -> String {
    format!("{way}-{}-{id}", at.millis())
}

/// Reads a cursor; `None` where it is none of ours.
#[must_use]
pub fn read_cursor(cursor: &str) -> Option<Place> {
    let (way, rest) = cursor.split_once('-')?;
    let (at, id) = rest.split_once('-')?;
    let (at, id) = (Instant::from_millis(at.parse().ok()?)?, id.parse().ok()?);
    match way {
        AFTER => Some(Place::After(at, id)),
        BEFORE => Some(Place::Before(at, id)),
        _ => None,
    }
}
