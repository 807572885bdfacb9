//! When which agency opened which of one's applications (X7-6).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domain::ads::Named;
use domain::applications::ApplicationAd;
use domain::codes::CodeList;
use domain::ids::{ApplicationId, UserId};
use domain::language::Language;
use domain::my_data::{Opened, Opening};
use domain::time::Instant;

use crate::db::Reads;
use crate::db::applications::{about, own, versions};
use crate::db::audit;
use crate::failure::Outcome;
use crate::search::Codes;

/// All of them, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn of(
    db: &impl Reads,
    codes: &Codes,
    user: UserId,
    language: Language,
    now: Instant,
) -> Outcome<Vec<Opening>> {
    // What stands in the log as the subject, and which application that is.
    let mut subjects: HashMap<String, (ApplicationId, Opened)> = HashMap::new();
    let mut recruitments = HashMap::new();
    for own in own::list(db, user, now).await? {
        let id = own.application.id;
        subjects.insert(id.to_string(), (id, Opened::Application));
        recruitments.insert(id, own.recruitment);
    }
    for (file, application) in versions::files(db, user).await? {
        subjects.insert(file.to_string(), (application, Opened::Attachment));
    }
    let names: Vec<String> = subjects.keys().cloned().collect();
    let mut ads: HashMap<ApplicationId, ApplicationAd> = HashMap::new();
    let mut all = Vec::new();
    for row in audit::openings(db, &names).await? {
        let Some((application_id, opened)) = subjects.get(&row.subject).copied() else { continue };
        let ad = match ads.entry(application_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let Some(recruitment) = recruitments.get(&application_id) else { continue };
                place.insert(about::show(db, recruitment, language, now).await?)
            }
        };
        let agency = row
            .agency_id
            .map_or_else(|| ad.agency.clone(), |id| Named { name: codes.name(CodeList::Agencies, &id, language), id });
        all.push(Opening {
            at: row.at,
            agency,
            application_id,
            title: ad.title.clone(),
            title_language: ad.title_language,
            opened,
        });
    }
    Ok(all)
}
