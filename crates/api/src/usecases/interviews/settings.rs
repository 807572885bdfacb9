//! What is set for all interviews of an agency (G12.5).

use domain::interviews::{InterviewSettings, SaveInterviewSettings, check_hosts};
use domain::problem::Kind;
use domain::row_version::RowVersion;

use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::interviews::settings;
use crate::failure::{Failure, Outcome, Refusal};
use crate::usecases::recruitments::Asked;

/// What is set.
///
/// # Errors
/// Faults of the database.
pub async fn show(app: &App, asked: &Asked) -> Outcome<InterviewSettings> {
    settings::find(app.db.read(), &asked.agency).await
}

/// Sets it. Rounds that are there keep their links.
///
/// # Errors
/// Hosts that are none; [`Kind::Stale`] with what is set now.
pub async fn save(
    app: &App,
    asked: &Asked,
    seen: RowVersion,
    wish: &SaveInterviewSettings,
) -> Outcome<InterviewSettings> {
    let Asked { actor, agency, now } = asked;
    let hosts = check_hosts(&wish.video_hosts)?;
    app.db
        .write(async |tx| {
            if !settings::set(tx, agency, seen, hosts.clone()).await? {
                let current = serde_json::to_value(settings::find(tx, agency).await?);
                let current = current.map_err(|error| Failure::bug(error.to_string()))?;
                return Err(Refusal::new(Kind::Stale).with_current(current).into());
            }
            audit::record(tx, actor, Did::SavedInterviewSettings, agency, Some(agency), *now).await?;
            settings::find(tx, agency).await
        })
        .await
}
