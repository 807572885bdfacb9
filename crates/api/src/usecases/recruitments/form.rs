//! The form of a recruitment as its agency sees it (G9-1).

use domain::forms::{Form, FormUse, standard_form};
use domain::ids::{AgencyId, RecruitmentId};
use domain::problem::Kind;
use domain::recruitments::{FormVersion, FormView, RecruitmentAct};
use domain::time::Instant;

use crate::app::App;
use crate::db::forms::newest::{self, Version};
use crate::db::forms::save;
use crate::db::recruitments::{self, StoredRecruitment};
use crate::db::{Reads, Tx};
use crate::failure::{Failure, Outcome};

/// The form of a recruitment of an agency.
///
/// # Errors
/// [`Kind::NotFound`] for another agency's.
pub async fn show(app: &App, agency: &AgencyId, id: RecruitmentId, now: Instant) -> Outcome<FormView> {
    app.db.snapshot(async |tx| of(tx, &found(tx, agency, id).await?, now).await).await
}

/// One version of it.
///
/// # Errors
/// [`Kind::NotFound`], also where there is no such version.
pub async fn version(app: &App, agency: &AgencyId, id: RecruitmentId, version: u32) -> Outcome<Form> {
    let found = app
        .db
        .snapshot(async |tx| {
            let stored = found(tx, agency, id).await?;
            Ok(versions(tx, stored.row.id).await?.into_iter().map(|version| version.form))
        })
        .await?;
    found.into_iter().find(|form| form.version == version).ok_or_else(|| Kind::NotFound.into())
}

async fn found(tx: &Tx, agency: &AgencyId, id: RecruitmentId) -> Outcome<StoredRecruitment> {
    recruitments::find(tx, agency, id).await?.ok_or_else(|| Failure::from(Kind::NotFound))
}

/// All versions; where none is written yet, the standard one that an application would begin with (D49).
pub(super) async fn versions(db: &impl Reads, id: RecruitmentId) -> Outcome<Vec<Version>> {
    let mut all = newest::all(db, id).await?;
    if all.is_empty() {
        all.push(Version { form: standard_form(), frozen: false, created_at: Instant::default() });
    }
    Ok(all)
}

/// What hangs on it.
pub(super) async fn used(db: &impl Reads, id: RecruitmentId, all: &[Version]) -> Outcome<FormUse> {
    save::used(db, id, all.last()).await
}

/// Shows it.
pub(super) async fn of(db: &impl Reads, stored: &StoredRecruitment, now: Instant) -> Outcome<FormView> {
    let id = stored.row.id;
    let all = versions(db, id).await?;
    let used = used(db, id, &all).await?;
    let versions = all
        .iter()
        .map(|version| FormVersion { version: version.form.version, created_at: version.created_at })
        .collect();
    let newest = all.into_iter().next_back().ok_or_else(|| Failure::bug("a recruitment without a form"))?;
    Ok(FormView {
        recruitment_id: id,
        form: newest.form,
        used,
        can_change: stored.row.state.after(RecruitmentAct::SaveForm, &stored.period(), now).is_ok(),
        versions,
        version: stored.row.row_version,
        now,
    })
}
