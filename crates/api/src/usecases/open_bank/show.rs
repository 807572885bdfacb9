//! One open application of the bank.

use domain::applications::valid_until_answer;
use domain::ids::{AgencyId, ApplicationId};
use domain::problem::Kind;
use domain::recruiter::BankApplication;
use domain::time::Instant;

use super::item;
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::content;
use crate::db::applications::open::bank;
use crate::db::audit::{self, Did};
use crate::db::forms::newest;
use crate::failure::{Failure, Outcome};
use crate::usecases::received::person;

/// Shows it.
///
/// # Errors
/// [`Kind::NotFound`] for drafts, withdrawn ones, and those whose time has run out.
pub async fn run(
    app: &App,
    actor: &Actor,
    agency: &AgencyId,
    id: ApplicationId,
    now: Instant,
) -> Outcome<BankApplication> {
    app.db
        .write(async |tx| {
            let row = bank::find(tx, id, now).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let (application, _) = &row;
            let version =
                application.in_force_version_id.ok_or_else(|| Failure::bug("a sent application without a version"))?;
            audit::record(tx, actor, Did::ReadOpenApplication, id, Some(agency), now).await?;
            let mut content = content::load(tx, version).await?;
            let basics = person::basics(tx, application, &content).await?;
            let wishes = bank::wishes(tx, [id]).await?.remove(&id).unwrap_or_default();
            let item = item(&row, person::name(&basics), wishes)?;
            // It may have been prolonged since it was sent.
            content.answers.extend([valid_until_answer(item.valid_until)]);
            Ok(BankApplication {
                item,
                form: newest::version(tx, application.recruitment_id, content.version.form_version).await?,
                basics,
                attachments: content.attachments(),
                wishes_no_publication: content.version.wishes_no_publication,
                answers: content.answers,
                rows: content.rows,
            })
        })
        .await
}
