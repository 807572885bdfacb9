//! Lets an open application be valid longer (G11-1): never for more than two years from the day on which that is asked.

use domain::applications::{Act, ApplicationView, OpenDays, last_day};
use domain::problem::{FieldCode, FieldError};
use domain::time::{helsinki, parse_date};

use super::act::{self, Asked, Trace};
use crate::app::App;
use crate::db::applications::open::life;
use crate::db::applications::own::Mine;
use crate::db::audit::Did;
use crate::failure::Outcome;

/// Where the day stands in the request.
const VALID_UNTIL: &str = "/valid_until";

/// Prolongs it until the end of a day.
///
/// # Errors
/// [`domain::problem::Kind::Invalid`] naming `/valid_until`: no day, not later than now, or beyond two years; `PeriodOver`
/// when its time has run out; `NotPossible` for one that is not sent, is being edited, or is no open application; `Stale`
/// when it changed since the page looked.
pub async fn run(app: &App, mine: &Mine, asked: &Asked<'_>, wish: &str) -> Outcome<ApplicationView> {
    let day = parse_date(wish.trim()).ok_or_else(|| FieldError::new(VALID_UNTIL, FieldCode::NotADate))?;
    act::run(app, mine, asked, Act::Prolong, async |tx, held| {
        let now = asked.now;
        let Some(end) = held.open.as_ref().and_then(|open| open.valid_before) else { return Ok(None) };
        if held.refuses(Act::Prolong, now).is_some() || held.application.row_version != asked.seen {
            return Ok(None);
        }
        let days = OpenDays::of(helsinki::date(now));
        let later = last_day(end).succ_opt().unwrap_or(days.latest);
        OpenDays { earliest: later.max(days.earliest), ..days }.check(day, VALID_UNTIL)?;
        let prolonged = life::prolong(tx, mine.applicant, mine.id, asked.seen, day, now).await?;
        Ok(prolonged.map(|_| Some(Trace::silent(Did::ProlongedOpenApplication))))
    })
    .await
}
