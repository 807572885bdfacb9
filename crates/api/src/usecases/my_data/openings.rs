//! When which agency opened which of one's applications (X7-6).

use std::collections::HashMap;

use domain::ads::Named;
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
    let mut ads = HashMap::new();
    // What stands in the log as the subject, and which application that is.
    let mut subjects: HashMap<String, (ApplicationId, Opened)> = HashMap::new();
    for own in own::list(db, user, now).await? {
        let id = own.application.id;
        ads.insert(id, about::show(db, &own.recruitment, language, now).await?);
        subjects.insert(id.to_string(), (id, Opened::Application));
    }
    for (file, application) in versions::files(db, user).await? {
        subjects.insert(file.to_string(), (application, Opened::Attachment));
    }
    let names: Vec<String> = subjects.keys().cloned().collect();
    let opening = |row: crate::db::entities::audit_log::Model| {
        let (application_id, opened) = *subjects.get(&row.subject)?;
        let ad = ads.get(&application_id)?;
        let agency = row
            .agency_id
            .map_or_else(|| ad.agency.clone(), |id| Named { name: codes.name(CodeList::Agencies, &id, language), id });
        Some(Opening {
            at: row.at,
            agency,
            application_id,
            title: ad.title.clone(),
            title_language: ad.title_language,
            opened,
        })
    };
    Ok(audit::openings(db, &names).await?.into_iter().filter_map(opening).collect())
}
