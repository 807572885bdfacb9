//! What all changes of a recruitment have in common.

use domain::ads::AdChange;
use domain::ids::{AgencyId, RecruitmentId};
use domain::problem::Kind;
use domain::recruitments::{RecruitmentAct, RecruitmentView};
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::view;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Tx;
use crate::db::audit::{self, Did};
use crate::db::idempotency::Once;
use crate::db::recruitments::{self, Guard, StoredRecruitment};
use crate::failure::{Failure, Outcome, Refusal};
use crate::usecases::ads::tell;

/// Who asks, for which agency, and when the request arrived.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who.
    pub actor: Actor,
    /// For which agency.
    pub agency: AgencyId,
    /// When.
    pub now: Instant,
}

/// A request to change a recruitment.
#[derive(Clone, Debug)]
pub struct Request {
    /// By whom.
    pub asked: Asked,
    /// Which.
    pub id: RecruitmentId,
    /// As its writer has seen it.
    pub seen: RowVersion,
    /// For a POST that may be repeated.
    pub once: Option<Once>,
}

/// What came of the statement.
pub(super) enum Step {
    /// It was done; the feed is told of a change that the public sees.
    Done(Option<AdChange>),
    /// It was so already.
    Same,
    /// Somebody else was first.
    Lost,
}

impl Step {
    /// Done if the statement found its row.
    pub(super) fn done(found: bool, change: Option<AdChange>) -> Self {
        if found { Self::Done(change) } else { Self::Lost }
    }
}

/// Runs an act; answers the recruitment as it is then, or nothing when it is deleted.
pub(super) async fn run<F>(
    app: &App,
    request: &Request,
    act: RecruitmentAct,
    work: F,
) -> Outcome<Option<RecruitmentView>>
where
    F: AsyncFn(&Tx, &StoredRecruitment, &Guard<'_>) -> Outcome<Step>,
{
    let Asked { actor, agency, now } = &request.asked;
    let now = *now;
    app.db
        .write(async |tx| {
            if let Some(once) = &request.once
                && let Some(first) = once.begin::<RecruitmentView>(tx, now).await?
            {
                return Ok(Some(first));
            }
            let stored = load(tx, agency, request.id).await?;
            if stored.row.row_version != request.seen {
                return Err(stale(&stored, now)?);
            }
            let transition = stored.row.state.after(act, &stored.period(), now)?;
            let guard = Guard { agency, id: request.id, version: request.seen, transition, now };
            let change = match work(tx, &stored, &guard).await? {
                Step::Done(change) => change,
                Step::Same => return Ok(Some(view::of(&stored, now))),
                Step::Lost => return Err(stale(&load(tx, agency, request.id).await?, now)?),
            };
            let view = match transition.to {
                Some(_) => Some(view::of(&load(tx, agency, request.id).await?, now)),
                None => None,
            };
            audit::record(tx, actor, did(act), request.id, Some(agency), now).await?;
            if let (Some(once), Some(view)) = (&request.once, &view) {
                once.complete(tx, view).await?;
            }
            // The feeds' numbers are taken last: their rows stay locked until the commit.
            if let Some(change) = change {
                tell::tell(tx, change, now).await?;
            }
            Ok(view)
        })
        .await
}

/// The same for acts that leave a recruitment behind.
pub(super) async fn changed<F>(app: &App, request: &Request, act: RecruitmentAct, work: F) -> Outcome<RecruitmentView>
where
    F: AsyncFn(&Tx, &StoredRecruitment, &Guard<'_>) -> Outcome<Step>,
{
    run(app, request, act, work).await?.ok_or_else(|| Failure::bug("a changed recruitment is gone"))
}

async fn load(tx: &Tx, agency: &AgencyId, id: RecruitmentId) -> Outcome<StoredRecruitment> {
    recruitments::hold(tx, agency, id).await?.ok_or_else(|| Kind::NotFound.into())
}

/// The refusal for a writer who has seen an older version, with the newer one.
pub(super) fn stale(stored: &StoredRecruitment, now: Instant) -> Outcome<Failure> {
    let current = serde_json::to_value(view::of(stored, now)).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Refusal::new(Kind::Stale).with_current(current).into())
}

pub(super) const fn did(act: RecruitmentAct) -> Did {
    match act {
        RecruitmentAct::Save => Did::SavedRecruitment,
        RecruitmentAct::Delete => Did::DeletedRecruitment,
        RecruitmentAct::Publish => Did::PublishedAd,
        RecruitmentAct::CancelPublication => Did::CancelledPublication,
        RecruitmentAct::SaveForm => Did::SavedForm,
        RecruitmentAct::Prolong => Did::ProlongedAd,
        RecruitmentAct::Correct => Did::CorrectedAd,
        RecruitmentAct::Withdraw => Did::WithdrewAd,
        RecruitmentAct::End => Did::EndedRecruitment,
        RecruitmentAct::Archive => Did::ArchivedRecruitment,
    }
}
