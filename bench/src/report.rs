//! The table of all rows, for people and for programs.

use serde::Serialize;
use std::fmt::{self, Debug, Write};
use std::path::Path;

/// One thing measured against its limit or its rival.
#[derive(Serialize)]
pub(crate) struct Row {
    pub(crate) id: &'static str,
    pub(crate) work: String,
    pub(crate) ours: f64,
    pub(crate) rival: f64,
    pub(crate) unit: &'static str,
    /// The number that the goal names.
    pub(crate) ratio: f64,
    /// Between repeated runs; sizes do not vary.
    pub(crate) spread: f64,
    /// What the ratio must reach.
    pub(crate) goal: &'static str,
}

#[derive(Serialize)]
struct Report<'a> {
    rows: &'a [Row],
}

/// Why there is no report, as a sentence.
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

// `main` prints the Debug form of what it returns.
impl Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

pub(crate) fn write(folder: &Path, rows: &[Row]) -> Result<(), Failure> {
    let table = table(rows).map_err(|error| Failure(error.to_string()))?;
    let json = serde_json::to_string_pretty(&Report { rows }).map_err(|error| Failure(error.to_string()))?;
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(folder.join("report.md"), &table))
        .and_then(|()| std::fs::write(folder.join("report.json"), json))
        .map_err(|error| Failure(format!("writing {}: {error}", folder.display())))?;
    show(&table);
    Ok(())
}

fn table(rows: &[Row]) -> Result<String, fmt::Error> {
    let mut table = String::from(
        "| id | work | ours | rival | unit | ratio | spread | goal |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for row in rows {
        let Row { id, work, ours, rival, unit, ratio, spread, goal } = row;
        writeln!(table, "| {id} | {work} | {ours} | {rival} | {unit} | {ratio:.2} | {spread:.2} | {goal} |")?;
    }
    Ok(table)
}

#[expect(clippy::print_stdout, reason = "a command-line tool tells its user what it measured")]
fn show(table: &str) {
    print!("{table}");
}
