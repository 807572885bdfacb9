//! Writing the lists. What a new edition no longer has keeps its row: old ads and applications still name it.

use domain::codes::CodeList;
use domain::ids::AgencyId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

use crate::db::Tx;
use crate::db::entities::{agencies, code_lists};
use crate::failure::Outcome;

/// Rows of one statement: databases limit the number of bound values.
const ROWS: usize = 100;

/// One code as it is seeded.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// Which list.
    pub list: CodeList,
    /// The code.
    pub code: String,
    /// Its names in Finnish, Swedish and English.
    pub names: (String, Option<String>, Option<String>),
    /// The code it belongs under.
    pub parent: Option<String>,
}

/// One agency as it is seeded.
#[derive(Clone, Debug)]
pub struct AgencyRow {
    /// Its short code.
    pub id: AgencyId,
    /// Its names in Finnish, Swedish and English.
    pub names: (String, Option<String>, Option<String>),
    /// Its field.
    pub sector: Option<String>,
    /// Municipality of its main office.
    pub seat: Option<String>,
}

/// Adds codes, or gives those that are there their present names and place. Doing it again changes nothing.
///
/// # Errors
/// Faults of the database.
pub async fn save_codes(tx: &Tx, rows: &[CodeRow]) -> Outcome<()> {
    use code_lists::{ActiveModel, Column, Entity};
    let numbered: Vec<ActiveModel> = (0_i32..)
        .zip(rows)
        .map(|(position, row)| ActiveModel {
            list: Set(row.list),
            code: Set(row.code.clone()),
            name_fi: Set(row.names.0.clone()),
            name_sv: Set(row.names.1.clone()),
            name_en: Set(row.names.2.clone()),
            parent: Set(row.parent.clone()),
            position: Set(position),
            valid_to: Set(None),
        })
        .collect();
    for part in numbered.chunks(ROWS) {
        Entity::insert_many(part.to_vec())
            .on_conflict(
                OnConflict::columns([Column::List, Column::Code])
                    .update_columns([Column::NameFi, Column::NameSv, Column::NameEn, Column::Parent, Column::Position])
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Adds agencies, or gives those that are there their present names and place.
///
/// # Errors
/// Faults of the database.
pub async fn save_agencies(tx: &Tx, rows: &[AgencyRow], now: Instant) -> Outcome<()> {
    use agencies::{ActiveModel, Column, Entity};
    let numbered: Vec<ActiveModel> = (0_i32..)
        .zip(rows)
        .map(|(position, row)| ActiveModel {
            id: Set(row.id.clone()),
            name_fi: Set(row.names.0.clone()),
            name_sv: Set(row.names.1.clone()),
            name_en: Set(row.names.2.clone()),
            sector: Set(row.sector.clone()),
            seat: Set(row.seat.clone()),
            position: Set(position),
            created_at: Set(now),
        })
        .collect();
    for part in numbered.chunks(ROWS) {
        Entity::insert_many(part.to_vec())
            .on_conflict(
                OnConflict::column(Column::Id)
                    .update_columns([
                        Column::NameFi,
                        Column::NameSv,
                        Column::NameEn,
                        Column::Sector,
                        Column::Seat,
                        Column::Position,
                    ])
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
