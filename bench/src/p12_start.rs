//! P12: how long a server takes from its start until it is ready, against reading the rows it reads.

use std::process::Stdio;
use std::time::Instant;

use api::db::Db;
use futures_util::TryStreamExt;
use sea_orm::{DbBackend, Statement, StreamTrait};

use crate::failure::{Failure, Outcome};
use crate::machine::{Bench, Half};
use crate::pairs::{Side, alternate};
use crate::report::Row;
use crate::served::Served;

/// What the search is built from.
const TABLES: [&str; 5] = ["recruitments", "ads", "ad_versions", "ad_areas", "ad_places"];

pub(crate) async fn measure(bench: &Bench, served: &mut Served) -> Outcome<Row> {
    let (count, database) = (served.ads.len(), served.database());
    let pairs = alternate(bench.runs(), async |side, _| match side {
        Side::Ours => served.start_again(bench).await,
        Side::Rival => {
            let began = Instant::now();
            let mut reading = bench.program(Half::Serving, "virka-bench")?;
            let status = reading.args(["read", "--database", &database]).stdin(Stdio::null()).status()?;
            if !status.success() {
                return Err(Failure::new("reading the rows failed"));
            }
            Ok(began.elapsed().as_secs_f64())
        }
    })
    .await?;
    let work = format!("from the start to ready over {count} ads; rival: a program that reads the same rows");
    Ok(pairs.row("P12", work, "s", "≤ 3"))
}

/// Reads every row through the driver, which copies its values, and keeps nothing.
pub(crate) async fn read(database: &str) -> Outcome<()> {
    let db = Db::connect(database, 1).await?;
    let mut columns = 0;
    for table in TABLES {
        let all = Statement::from_string(DbBackend::Sqlite, format!("SELECT * FROM {table}"));
        let mut rows = db.read().stream_raw(all).await?;
        while let Some(row) = rows.try_next().await? {
            columns += row.column_names().len();
        }
    }
    if columns == 0 { Err(Failure::new("there are no rows")) } else { Ok(()) }
}
