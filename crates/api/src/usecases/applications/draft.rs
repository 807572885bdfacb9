//! What every change of a draft begins and ends with.

use std::collections::BTreeMap;

use domain::applications::{Act, with_days};
use domain::forms::{AnswerValue, BasicField, Evaluation, Form, evaluate};
use domain::ids::{ApplicationVersionId, UserId};
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::{Instant, helsinki};

use super::view;
use crate::db::applications::content::{self, Content};
use crate::db::applications::own::{self, Mine, Own};
use crate::db::applications::touch;
use crate::db::{Reads, Tx};
use crate::failure::{Failure, Outcome};

/// A draft that is locked for a change.
#[derive(Debug)]
pub(super) struct Touched {
    /// The application.
    pub(super) own: Own,
    /// Its draft.
    pub(super) draft: ApplicationVersionId,
    /// The version that this change makes.
    pub(super) next: RowVersion,
}

/// What the page knew that asks for a change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The version it has.
    pub(super) version: RowVersion,
    /// The language it is read in.
    pub(super) language: Language,
}

/// Locks the draft and counts the change, or says why it cannot be changed. Whoever asks on top of a version that there
/// has never been gets the newest instead of a change (after a restored backup, for example).
pub(super) async fn touch(tx: &Tx, mine: &Mine, seen: Option<Seen>, now: Instant) -> Outcome<Touched> {
    let base = seen.map_or(RowVersion(0), |seen| seen.version);
    let touched = touch::draft(tx, mine.applicant, mine.id, base, now).await?;
    let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
    match (touched, own.refuses(Act::Edit, now), seen) {
        (Some(application), ..) => Ok(Touched { draft: own.draft()?, next: application.row_version, own }),
        (None, Some(kind), _) => Err(kind.into()),
        (None, None, Some(seen)) => Err(view::stale(tx, &own, mine.applicant, seen.language, now).await?),
        (None, None, None) => Err(Kind::NotPossible.into()),
    }
}

/// Judges the draft as it is now.
pub(super) async fn judge(db: &impl Reads, own: &Own, applicant: UserId, now: Instant) -> Outcome<Evaluation> {
    let (content, form) = content::load_to_judge(db, own.version(now)?).await?;
    let (_, basics) = content::all_basics(db, applicant).await?;
    Ok(judge_content(&form_of(own, form, now), &content, basics, now))
}

/// The form that a draft is judged by: that of an open application knows which days may be chosen today (G11-1).
pub(super) fn form_of(own: &Own, form: Form, now: Instant) -> Form {
    if own.open.is_some() { with_days(form, helsinki::date(now)) } else { form }
}

/// The same out of what is at hand already.
pub(super) fn judge_content(
    form: &Form,
    content: &Content,
    basics: BTreeMap<BasicField, AnswerValue>,
    now: Instant,
) -> Evaluation {
    evaluate(form, &content.draft(with_own(basics, content)), helsinki::date(now))
}

/// The basic details of the profile and of this application together.
pub(super) fn with_own(
    mut basics: BTreeMap<BasicField, AnswerValue>,
    content: &Content,
) -> BTreeMap<BasicField, AnswerValue> {
    basics.extend(content::values(content.version.own_basics.0.clone()));
    basics
}
