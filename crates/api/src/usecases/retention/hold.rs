//! Holding back what would be removed: a recruitment's applications, or one of them (D6). The applicant's side is not
//! touched by it: G1-8 promises that what was sent leaves the profile.

use domain::applications::ApplicationState;
use domain::ids::{AgencyId, ApplicationId, RecruitmentId};
use domain::problem::Kind;
use domain::recruiter::{ApplicationHold, RecruitmentHold};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Tx;
use crate::db::applications::own::keeping;
use crate::db::applications::received::{self, Kept};
use crate::db::audit::{self, Did};
use crate::db::retention::holds;
use crate::failure::{Failure, Outcome};

/// Who asks, and when the request arrived.
#[derive(Clone, Debug)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// For which agency.
    pub agency: AgencyId,
    /// When.
    pub now: Instant,
}

/// How a recruitment stands; where `held` says something else, it is so from now on.
///
/// # Errors
/// [`Kind::NotFound`] for one of another agency.
pub async fn recruitment(app: &App, by: &By, id: RecruitmentId, held: Option<bool>) -> Outcome<RecruitmentHold> {
    app.db
        .write(async |tx| {
            let found = holds::lock_recruitment(tx, &by.agency, id).await?;
            let found = found.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if let Some(held) = held
                && holds::set_recruitment(tx, id, held, by.now).await?
            {
                let did = if held { Did::HeldRecruitment } else { Did::ReleasedRecruitment };
                audit::record(tx, &by.actor, did, id, Some(&by.agency), by.now).await?;
            }
            let sent = ApplicationState::Sent;
            Ok(RecruitmentHold {
                held_since: holds::of_recruitment(tx, id).await?,
                anonymised_at: keeping(&found).at_agency_until(sent, app.settings.anonymise_after_months),
            })
        })
        .await
}

/// The same of one application.
///
/// # Errors
/// [`Kind::NotFound`] for drafts, for applications to others, and for what is gone.
pub async fn application(app: &App, by: &By, id: ApplicationId, held: Option<bool>) -> Outcome<ApplicationHold> {
    app.db
        .write(async |tx| {
            let recruitment = lock(tx, app, by, id).await?;
            if let Some(held) = held
                && holds::set_application(tx, id, held, by.now).await?
            {
                let did = if held { Did::HeldApplication } else { Did::ReleasedApplication };
                audit::record(tx, &by.actor, did, id, Some(&by.agency), by.now).await?;
            }
            Ok(ApplicationHold {
                held_since: holds::of_application(tx, id).await?,
                recruitment_held_since: holds::of_recruitment(tx, recruitment.id).await?,
                removed_at: recruitment.removed_at,
            })
        })
        .await
}

struct Locked {
    id: RecruitmentId,
    removed_at: Option<Instant>,
}

/// The recruitment first, then the application: in the order in which runs take them.
async fn lock(tx: &Tx, app: &App, by: &By, id: ApplicationId) -> Outcome<Locked> {
    let sent_months = app.settings.anonymise_after_months;
    let kept = Kept { sent_months, now: by.now };
    let found = received::find(tx, &by.agency, id, kept).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
    let recruitment = holds::lock_recruitment(tx, &by.agency, found.recruitment_id).await?;
    let application = holds::lock_application(tx, id).await?;
    let (Some(recruitment), Some(application)) = (recruitment, application) else { return Err(Kind::NotFound.into()) };
    let removed_at = keeping(&recruitment).at_agency_until(application.state, sent_months);
    Ok(Locked { id: recruitment.id, removed_at })
}
