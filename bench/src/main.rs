//! Measures Virka against its limits: one module per row of the list in bench/README.md, one report for all.
//! Called by `just bench`, which builds what is measured first.

mod answers;
mod applicants;
mod bare;
mod data;
mod dice;
mod failure;
mod http;
mod load;
mod machine;
#[path = "../../crates/search/tests/common/made.rs"]
mod made;
mod p01_list;
mod p03_ad;
mod p04_index;
mod p07_rush;
mod p09_alerts;
mod p13_first_visit;
mod pairs;
mod report;
mod sending;
mod served;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::failure::{Failure, Outcome};
use crate::machine::Bench;
use crate::report::{Circumstances, Row, progress, say};
use crate::served::Served;

/// Measures Virka against its limits and writes target/bench/report.md and report.json.
#[derive(Parser)]
struct Arguments {
    /// Short runs: shows that everything can be measured, not how fast it is.
    #[arg(long)]
    quick: bool,
    /// Only these rows, for example `P1,P3`.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    #[command(subcommand)]
    part: Option<Part>,
}

/// What the bench starts as processes of their own.
#[derive(Subcommand)]
enum Part {
    /// The limit: a handler that has the bytes already.
    Bare {
        #[arg(long)]
        listen: SocketAddr,
        #[arg(long)]
        answers: PathBuf,
        #[arg(long)]
        workers: usize,
    },
    /// Who asks.
    Load {
        #[arg(long)]
        address: SocketAddr,
        #[arg(long)]
        answers: PathBuf,
        #[arg(long)]
        seconds: f64,
        #[arg(long)]
        packed: bool,
    },
}

#[actix_web::main]
async fn main() -> Outcome<()> {
    let arguments = Arguments::parse();
    match arguments.part {
        Some(Part::Bare { listen, answers, workers }) => bare::serve(listen, &answers, workers).await,
        Some(Part::Load { address, answers, seconds, packed }) => {
            let counted = load::run(address, &answers, seconds, packed).await?;
            say(&serde_json::to_string(&counted)?);
            Ok(())
        }
        None => measure(&Bench::new(arguments.quick)?, &arguments.only).await,
    }
}

/// Measures row by row. One that cannot be measured does not keep the others from being told.
async fn measure(bench: &Bench, only: &[String]) -> Outcome<()> {
    let wanted = |id: &str| only.is_empty() || only.iter().any(|one| one.eq_ignore_ascii_case(id));
    let mut done = Done { rows: Vec::new(), failed: Vec::new() };
    let began = loads();
    if wanted("P1") || wanted("P3") {
        progress(&format!("making and importing {} ads", served::ADS));
        match Served::start(bench, "ads", served::ADS).await {
            Ok(served) => {
                if wanted("P1") {
                    progress("P1: the list of ads");
                    done.take("P1", p01_list::measure(bench, &served).await);
                }
                if wanted("P3") {
                    progress("P3: one ad");
                    done.take("P3", p03_ad::measure(bench, &served).await);
                }
            }
            Err(why) => done.take("P1, P3", Err(why)),
        }
    }
    if wanted("P4") {
        progress("P4: the index beside the plain scan");
        done.take("P4", p04_index::measure(bench).await);
    }
    if wanted("P5") {
        progress("P5: sending applications on SQLite");
        done.take("P5", sending::on_sqlite(bench).await);
    }
    if wanted("P6") {
        progress("P6: sending applications on PostgreSQL");
        done.take("P6", sending::on_postgres(bench).await);
    }
    if wanted("P7") {
        progress("P7: the last minute before a deadline");
        done.take("P7", p07_rush::measure(bench).await);
    }
    if wanted("P9") {
        progress("P9: a run of the search alerts");
        done.take("P9", p09_alerts::measure(bench).await);
    }
    if wanted("P13") {
        done.take("P13", p13_first_visit::measure(bench));
    }
    let mut lines = vec![bench.layout(), format!("load of the machine before: {began}; after: {}", loads())];
    if bench.quick {
        lines.push("quick: the runs are too short for the numbers to mean anything".to_owned());
    }
    lines.extend(bench.notes());
    lines.extend(done.failed.iter().map(|why| format!("**not measured** {why}")));
    report::write(&bench.target.join("bench"), &done.rows, &Circumstances { lines })?;
    std::fs::remove_dir_all(&bench.scratch)?;
    if done.failed.is_empty() { Ok(()) } else { Err(Failure::new(done.failed.join("\n"))) }
}

struct Done {
    rows: Vec<Row>,
    failed: Vec<String>,
}

impl Done {
    fn take(&mut self, id: &str, rows: Outcome<Vec<Row>>) {
        match rows {
            Ok(rows) => self.rows.extend(rows),
            Err(why) => self.failed.push(format!("{id}: {why:?}")),
        }
    }
}

/// How busy the machine is, others included.
fn loads() -> String {
    std::fs::read_to_string("/proc/loadavg")
        .map_or_else(|_elsewhere| "unknown".to_owned(), |text| text.split(' ').take(3).collect::<Vec<_>>().join(" "))
}
