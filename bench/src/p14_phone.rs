//! P14: the public pages as a widely used auditor sees them on a slow phone (4 times slower, slow 4G).

use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::machine::Bench;
use crate::pairs::median;
use crate::report::{Row, progress};
use crate::served::Served;

/// Audits of a page: their middle counts, for the auditor's own clock is no steadier than the machine's.
const AUDITS: usize = 5;
/// On a busy machine the auditor's browser now and then records nothing; so often it is asked again.
const TRIES: usize = 4;
const OTHERS: [&str; 3] = ["accessibility", "best-practices", "seo"];

pub(crate) fn measure(bench: &Bench, served: &Served, ad: &str) -> Outcome<Vec<Row>> {
    let pages = [
        ("the front page", "/sv".to_owned()),
        ("a list", "/sv/lediga-jobb".to_owned()),
        ("an ad", format!("/sv/lediga-jobb/{ad}")),
    ];
    let mut rows = Vec::new();
    let mut lowest = 1.0_f64;
    for (name, path) in pages {
        let mut speeds = Vec::new();
        for _ in 0..if bench.quick { 1 } else { AUDITS } {
            let report = audited(bench, &format!("http://{}{path}", served.address))?;
            speeds.push(score(&report, "performance")?);
            for category in OTHERS {
                lowest = lowest.min(score(&report, category)?);
            }
        }
        rows.push(row(format!("{name} on a slow phone: the auditor's mark for speed"), &speeds, "≥ 0.95"));
    }
    let work = "the same pages: the lowest of its marks for accessibility, best practices and search engines";
    rows.push(row(work.to_owned(), &[lowest], "≥ 1"));
    Ok(rows)
}

fn row(work: String, marks: &[f64], goal: &'static str) -> Row {
    let middle = median(marks);
    let spread = marks.iter().copied().fold(f64::MIN, f64::max) - marks.iter().copied().fold(f64::MAX, f64::min);
    Row { id: "P14", work, ours: middle, rival: 1.0, unit: "of full marks", ratio: middle, spread, goal }
}

fn score(report: &Value, category: &str) -> Outcome<f64> {
    let score = report["categories"][category]["score"].as_f64();
    score.ok_or_else(|| Failure::new(format!("the auditor gave no mark for {category}")))
}

fn audited(bench: &Bench, address: &str) -> Outcome<Value> {
    let mut tries = 1;
    loop {
        match audit(bench, address) {
            Err(why) if tries < TRIES => {
                tries += 1;
                progress(&format!("P14: once more, for {why:?}"));
            }
            audited => return audited,
        }
    }
}

fn audit(bench: &Bench, address: &str) -> Outcome<Value> {
    let program = bench.target.join("../tests/lighthouse/node_modules/lighthouse/cli/index.js");
    let output = Command::new("node")
        .arg(&program)
        .arg(address)
        .args(["--quiet", "--no-enable-error-reporting", "--output=json", "--output-path=stdout"])
        .arg(format!("--only-categories=performance,{}", OTHERS.join(",")))
        .arg("--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking --disable-component-update --disable-sync --no-first-run")
        .env("CHROME_PATH", "/usr/bin/chromium")
        .output()?;
    if !output.status.success() {
        return Err(Failure::new(format!("{address}: {}", String::from_utf8_lossy(&output.stderr))));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
