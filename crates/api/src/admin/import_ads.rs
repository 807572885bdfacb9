//! `virka admin import-ads FILE.jsonl`.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;

use domain::ads::{LineRefusal, read_line};
use domain::forms::standard_form;
use domain::language::Language;
use domain::problem::FieldError;
use domain::time::Instant;
use indicatif::{ProgressBar, ProgressStyle};

use crate::db::Db;
use crate::failure::{Failure, Outcome};
use crate::search::Codes;
use crate::usecases::ads::import::{self, Import, Imported};

/// Ads of one transaction: few enough that a long import blocks nobody for long.
const AT_ONCE: usize = 100;

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// New ads.
    pub created: usize,
    /// Ads that changed.
    pub updated: usize,
    /// Ads that were there already, exactly so.
    pub unchanged: usize,
    /// Lines that were refused, with their numbers from 1.
    pub refused: Vec<(usize, LineRefusal)>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, why) in &self.refused {
            match why {
                LineRefusal::Unreadable(words) => writeln!(f, "line {line}: {words}")?,
                LineRefusal::Fields(errors) => {
                    for error in errors {
                        writeln!(f, "line {line}: {}", words(error))?;
                    }
                }
            }
        }
        write!(
            f,
            "{} new, {} updated, {} unchanged, {} refused",
            self.created,
            self.updated,
            self.unchanged,
            self.refused.len()
        )
    }
}

fn words(error: &FieldError) -> String {
    let params: Vec<String> = error.params.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let params = if params.is_empty() { String::new() } else { format!(" ({})", params.join(", ")) };
    format!("{}: {}{params}: {}", error.pointer, error.code.slug(), texts::field_error(Language::En, error))
}

/// Imports a file, showing how far it is.
///
/// # Errors
/// A file that cannot be read, faults of the database.
pub async fn file(db: &Db, path: &Path, now: Instant) -> Outcome<Report> {
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    let bar = ProgressBar::new(size);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent}% {msg}") {
        bar.set_style(style);
    }
    let lines = BufReader::new(std::fs::File::open(path).map_err(unreadable)?).lines();
    let report = lines_of(db, lines.map(|line| line.map_err(unreadable)), now, |bytes, report| {
        bar.inc(bytes);
        bar.set_message(format!("{} ads", report.created + report.updated + report.unchanged));
    })
    .await;
    bar.finish_and_clear();
    report
}

/// Imports lines.
///
/// # Errors
/// Lines that cannot be read, faults of the database.
pub async fn lines_of(
    db: &Db,
    lines: impl Iterator<Item = Outcome<String>>,
    now: Instant,
    mut progress: impl FnMut(u64, &Report),
) -> Outcome<Report> {
    let codes = Codes::load(db).await?;
    let mut report = Report::default();
    let mut waiting: Vec<(usize, Import)> = Vec::new();
    let mut bytes = 0;
    for (number, line) in (1..).zip(lines) {
        let line = line?;
        bytes += u64::try_from(line.len() + 1).unwrap_or(0);
        if line.trim().is_empty() {
            continue;
        }
        match read_line(&line, |list, code| codes.knows(list, code)) {
            Ok(ad) => waiting.push((number, Import { ad, form: standard_form() })),
            Err(why) => report.refused.push((number, why)),
        }
        if waiting.len() >= AT_ONCE {
            take(db, &mut waiting, &mut report, now).await?;
            progress(std::mem::take(&mut bytes), &report);
        }
    }
    take(db, &mut waiting, &mut report, now).await?;
    progress(bytes, &report);
    report.refused.sort_by_key(|(number, _)| *number);
    Ok(report)
}

async fn take(db: &Db, waiting: &mut Vec<(usize, Import)>, report: &mut Report, now: Instant) -> Outcome<()> {
    let (numbers, imports): (Vec<usize>, Vec<Import>) = std::mem::take(waiting).into_iter().unzip();
    for (number, result) in numbers.into_iter().zip(import::run(db, &imports, now).await?) {
        match result {
            Ok(Imported::Created(_)) => report.created += 1,
            Ok(Imported::Updated(_)) => report.updated += 1,
            Ok(Imported::Unchanged(_)) => report.unchanged += 1,
            Err(errors) => report.refused.push((number, LineRefusal::Fields(errors))),
        }
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn unreadable(error: std::io::Error) -> Failure {
    Failure::unavailable(error.to_string())
}
