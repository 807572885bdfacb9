//! Reading submitted applications. Every reading leaves a row in the audit log, committed before anything is shown (X13-6).

pub mod fetch_attachment;
pub mod fetch_photo;
pub mod list;
pub(in crate::usecases) mod person;
pub mod show;

use domain::agencies::Role;
use domain::applications::ApplicationState;
use domain::time::Instant;

use crate::app::App;
use crate::db::applications::received::Kept;

/// Whether this role may read what was answered and attached. A withdrawn application is closed to recruiters; who
/// administers the agency still reads it, as the law on public records may ask (D8).
fn may_read_content(role: Role, state: ApplicationState) -> bool {
    state != ApplicationState::Withdrawn || role == Role::AgencyAdministrator
}

/// What has gone from the agencies is gone at once, also where no run has removed it yet (G8-2, X10-4).
fn kept(app: &App, now: Instant) -> Kept {
    Kept { sent_months: app.settings.anonymise_after_months, now }
}
