//! What open applications hang on (G1-6, D42): one standing recruitment of no agency, which has no ad. Whatever lists ads,
//! employers or an agency's recruitments goes through ads or agencies, and meets neither.

use domain::applications::open_form;
use domain::codes::{CodeList, CodeValue};
use domain::forms::Form;
use domain::ids::{AdId, AgencyId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use domain::time::Instant;
use domain::translated::Translated;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Tx;
use crate::db::entities::{agencies, application_forms, code_lists, recruitments};
use crate::db::forms::newest;
use crate::db::stored::Stored;
use crate::failure::{Failure, Outcome};
use crate::random;

/// The recruitment.
pub const RECRUITMENT: RecruitmentId = RecruitmentId(Uuid::from_u128(0x7000_8000_0000_0000_0b11));
/// In place of an ad, which it has none of.
pub const AD: AdId = AdId(Uuid::from_u128(0x7000_8000_0000_0000_0b12));
/// What stands in place of an agency. Nobody works there, and no list shows it.
pub const AGENCY: &str = "open-applications";
/// In place of a code: none of a recruitment can be so.
const CODE: &str = "–";
/// It takes applications from before anybody could write one…
const SINCE: i64 = 946_684_800_000;
/// …until the year 9999.
const UNTIL: i64 = 253_370_764_800_000;

/// The key of [`AGENCY`].
///
/// # Errors
/// A bug: it is one.
pub fn agency() -> Outcome<AgencyId> {
    AGENCY.parse().map_err(|error: domain::ids::NotAnAgencyId| Failure::bug(error.to_string()))
}

/// “Öppen ansökan till staten”, in all languages.
#[must_use]
pub fn title() -> Translated {
    in_all(texts::search::open_application)
}

/// Whom one applies to, in all languages.
#[must_use]
pub fn employer() -> Translated {
    in_all(texts::open_application::card_employer)
}

fn in_all(words: fn(Language) -> &'static str) -> Translated {
    Translated::all(words(Language::Fi).to_owned(), words(Language::Sv).to_owned(), words(Language::En).to_owned())
}

/// The recruitment, made where nobody has made it yet.
///
/// # Errors
/// Faults of the database.
pub async fn recruitment(tx: &Tx, now: Instant) -> Outcome<recruitments::Model> {
    if let Some(there) = recruitments::Entity::find_by_id(RECRUITMENT).one(tx).await? {
        return Ok(there);
    }
    let (employer, agency) = (employer(), agency()?);
    let at = |millis| Instant::from_millis(millis).ok_or_else(|| Failure::bug("a time beyond the calendar"));
    agencies::Entity::insert(agencies::ActiveModel {
        id: Set(agency.clone()),
        name_fi: Set(employer.text(Language::Fi).to_owned()),
        name_sv: Set(employer.sv),
        name_en: Set(employer.en),
        sector: Set(None),
        seat: Set(None),
        position: Set(0),
        created_at: Set(now),
    })
    .on_conflict(OnConflict::column(agencies::Column::Id).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    recruitments::Entity::insert(recruitments::ActiveModel {
        id: Set(RECRUITMENT),
        agency_id: Set(agency),
        code: Set(CODE.to_owned()),
        external_id: Set(None),
        state: Set(RecruitmentState::Published),
        opens_at: Set(at(SINCE)?),
        closes_at: Set(at(UNTIL)?),
        publish_at: Set(None),
        first_published_at: Set(Some(at(SINCE)?)),
        withdrawn_at: Set(None),
        ended_at: Set(None),
        archived_at: Set(None),
        row_version: Set(RowVersion(1)),
        created_at: Set(now),
        updated_at: Set(now),
    })
    .on_conflict(OnConflict::column(recruitments::Column::Id).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    let there = recruitments::Entity::find_by_id(RECRUITMENT).one(tx).await?;
    there.ok_or_else(|| Failure::bug("the standing recruitment is not there"))
}

/// The form for whoever begins now. Where the lists of codes have changed since the last one, it is a new version (D31).
///
/// # Errors
/// Faults of the database.
pub async fn form(tx: &Tx, now: Instant) -> Outcome<Form> {
    // Two that find the lists changed make one version of it, not two.
    recruitments::Entity::update_many()
        .col_expr(recruitments::Column::UpdatedAt, Expr::value(now))
        .filter(recruitments::Column::Id.eq(RECRUITMENT))
        .exec(tx)
        .await?;
    let wanted = open_form(
        &codes(tx, CodeList::TaskAreas, now).await?,
        &codes(tx, CodeList::Regions, now).await?,
        &codes(tx, CodeList::Municipalities, now).await?,
    );
    let newest = application_forms::Entity::find()
        .filter(application_forms::Column::RecruitmentId.eq(RECRUITMENT))
        .order_by_desc(application_forms::Column::Version)
        .limit(1)
        .one(tx)
        .await?
        .map(newest::numbered);
    let version = match newest {
        Some(newest) if newest == (Form { version: newest.version, ..wanted.clone() }) => return Ok(newest),
        Some(older) => older.version + 1,
        None => 1,
    };
    let form = Form { version, ..wanted };
    application_forms::Entity::insert(application_forms::ActiveModel {
        id: Set(random::id()),
        recruitment_id: Set(RECRUITMENT),
        version: Set(i32::try_from(version).map_err(|error| Failure::bug(error.to_string()))?),
        form: Set(Stored(form.clone())),
        frozen_at: Set(Some(now)),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(form)
}

/// The codes of a list that can be chosen now, in display order.
async fn codes(tx: &Tx, list: CodeList, now: Instant) -> Outcome<Vec<CodeValue>> {
    let rows = code_lists::Entity::find()
        .filter(code_lists::Column::List.eq(list))
        .order_by_asc(code_lists::Column::Position)
        .order_by_asc(code_lists::Column::Code)
        .all(tx)
        .await?;
    let offered = rows.into_iter().filter(|row| row.valid_to.is_none_or(|end| now < end));
    Ok(offered
        .map(|row| CodeValue {
            names: Translated { fi: Some(row.name_fi), sv: row.name_sv, en: row.name_en },
            code: row.code,
            parent: row.parent,
        })
        .collect())
}
