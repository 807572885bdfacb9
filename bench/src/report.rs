//! The table of all rows, for people and for programs.

use serde::Serialize;
use std::fmt::{self, Write};
use std::path::Path;

use crate::failure::{Failure, Outcome};

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
    /// Highest less lowest ratio of the repeated runs; sizes do not vary.
    pub(crate) spread: f64,
    /// What the ratio must reach. For people: programs know the goals.
    #[serde(skip)]
    pub(crate) goal: &'static str,
}

/// What the machine was like: without it the numbers say little.
pub(crate) struct Circumstances {
    /// Lines for the report.
    pub(crate) lines: Vec<String>,
}

#[derive(Serialize)]
struct Report<'a> {
    rows: &'a [Row],
}

pub(crate) fn write(folder: &Path, rows: &[Row], circumstances: &Circumstances) -> Outcome<()> {
    let mut table = table(rows)?;
    table.push('\n');
    for line in &circumstances.lines {
        writeln!(table, "- {line}")?;
    }
    let json = json(rows)?;
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(folder.join("report.md"), &table))
        .and_then(|()| std::fs::write(folder.join("report.json"), json))
        .map_err(|error| Failure::new(format!("writing {}: {error}", folder.display())))?;
    say(&table);
    Ok(())
}

fn json(rows: &[Row]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Report { rows })
}

fn table(rows: &[Row]) -> Result<String, fmt::Error> {
    let mut table = String::from(
        "| id | work | ours | rival | unit | ratio | spread | goal |\n| --- | --- | ---: | ---: | --- | ---: | ---: | --- |\n",
    );
    for row in rows {
        let Row { id, work, ours, rival, unit, ratio, spread, goal } = row;
        let (ours, rival) = (amount(*ours), amount(*rival));
        writeln!(table, "| {id} | {work} | {ours} | {rival} | {unit} | {ratio:.2} | {spread:.2} | {goal} |")?;
    }
    Ok(table)
}

/// As many digits as mean something.
fn amount(number: f64) -> String {
    if number.abs() < 100.0 && number.fract() != 0.0 { format!("{number:.1}") } else { format!("{number:.0}") }
}

/// Tells whoever started the bench.
#[expect(clippy::print_stdout, reason = "a command-line tool tells its user what it measured")]
pub(crate) fn say(words: &str) {
    println!("{words}");
}

/// Tells how far it is.
#[expect(clippy::print_stderr, reason = "a command-line tool tells its user what it is doing")]
pub(crate) fn progress(words: &str) {
    eprintln!("bench: {words}");
}

#[cfg(test)]
mod tests {
    use super::{Row, json, table};

    fn rows() -> [Row; 1] {
        [Row {
            id: "P1",
            work: "list of ads".to_owned(),
            ours: 1234.56,
            rival: 2000.0,
            unit: "requests/s",
            ratio: 0.617,
            spread: 0.04,
            goal: "≥ 0.5",
        }]
    }

    #[test]
    fn the_report_for_programs_has_exactly_the_agreed_fields_and_numbers_are_numbers() {
        let report: serde_json::Value = serde_json::from_str(&json(&rows()).unwrap()).unwrap();
        let whole = report.as_object().unwrap();
        assert_eq!(whole.keys().collect::<Vec<_>>(), ["rows"]);
        let row = report["rows"][0].as_object().unwrap();
        let mut names: Vec<_> = row.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["id", "ours", "ratio", "rival", "spread", "unit", "work"]);
        for name in ["ours", "rival", "ratio", "spread"] {
            assert!(row[name].is_f64(), "{name} is no number");
        }
        for name in ["id", "work", "unit"] {
            assert!(row[name].is_string(), "{name} is no text");
        }
    }

    #[test]
    fn the_report_for_people_has_a_line_a_row() {
        let table = table(&rows()).unwrap();
        let last = table.lines().last().unwrap();
        assert_eq!(last, "| P1 | list of ads | 1235 | 2000 | requests/s | 0.62 | 0.04 | ≥ 0.5 |");
    }
}
