//! One transaction of a run: at most so many applications of one recruitment, with their files.

use domain::applications::{ApplicationState, Removed};
use domain::ids::{ApplicationId, RecruitmentId};
use domain::time::Instant;
use serde_json::json;

use super::BATCH;
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::send;
use crate::db::audit::{self, Did};
use crate::db::feed::{self, Feed};
use crate::db::files::{blob, of_applications};
use crate::db::interviews::bookings;
use crate::db::retention::runs::{self, Counts, Run};
use crate::db::retention::{self, Keeper, Rule, remove, sums};
use crate::failure::{Failure, Outcome};

/// Removes them; answers how much, and nothing when there is nothing more.
pub(super) async fn remove(app: &App, rule: Rule, id: RecruitmentId, run: Run, now: Instant) -> Outcome<Counts> {
    app.db
        .write(async |tx| {
            // Prolonging the period or ending the recruitment and this exclude each other.
            let held = send::hold_recruitment(tx, id).await?;
            let Some(recruitment) = held.filter(|held| rule.is_due(held, app.settings.anonymise_after_months, run.at))
            else {
                return Ok(Counts::new());
            };
            let found = retention::select(tx, rule, &recruitment, BATCH).await?;
            if found.is_empty() {
                return Ok(Counts::new());
            }
            let ids: Vec<ApplicationId> = found.iter().map(|application| application.id).collect();
            let mut counts = Counts::from([(rule.removed, ids.len() as u64)]);
            let done = match rule.keeper {
                Keeper::Applicant => remove::let_go(tx, rule, &recruitment, &found, now).await?,
                Keeper::Everybody => {
                    let files = of_applications(tx, &ids).await?;
                    if rule.removed == Removed::Anonymised {
                        sums::add(tx, id, &found).await?;
                    }
                    bookings::before_removal(tx, &ids).await?;
                    let done = remove::delete(tx, rule, &recruitment, &ids).await?;
                    for file in &files {
                        blob::release(tx, file, now).await?;
                    }
                    counts.insert(Removed::Files, files.len() as u64);
                    done
                }
            };
            if done != ids.len() as u64 {
                // They are locked: nobody can have changed them in between.
                return Err(Failure::bug(format!("{done} of {} applications were removed", ids.len())));
            }
            let agency = &recruitment.agency_id;
            for application in &ids {
                audit::record(tx, &Actor::service(), did(rule), application, Some(agency), now).await?;
            }
            runs::add(tx, run, &counts).await?;
            // What an agency has got of it elsewhere it removes there (X14-3). An unsent one it never had.
            if rule.keeper == Keeper::Everybody && rule.state != ApplicationState::Unsent {
                for application in &ids {
                    let change =
                        json!({ "type": "application.removed", "application_id": application, "recruitment_id": id });
                    feed::append(tx, &Feed::Agency(agency.clone()), change, now).await?;
                }
            }
            Ok(counts)
        })
        .await
}

const fn did(rule: Rule) -> Did {
    match rule.removed {
        Removed::Withdrawn => Did::RemovedWithdrawnApplication,
        Removed::Anonymised => Did::AnonymisedApplication,
        Removed::LeftProfile => Did::LeftProfile,
        Removed::Unsent | Removed::Open | Removed::Files => Did::RemovedUnsentApplication,
    }
}
