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
mod p02_growth;
mod p03_ad;
mod p04_index;
mod p07_rush;
mod p09_alerts;
mod p12_start;
mod p13_first_visit;
mod p14_phone;
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
    /// What the start of a server is measured against: reads the rows that it reads.
    Read {
        #[arg(long)]
        database: String,
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
        Some(Part::Read { database }) => p12_start::read(&database).await,
        None => measure(&Bench::new(arguments.quick)?, &arguments.only).await,
    }
}

/// Measures row by row. One that cannot be measured does not keep the others from being told.
async fn measure(bench: &Bench, only: &[String]) -> Outcome<()> {
    let wanted = |id: &str| only.is_empty() || only.iter().any(|one| one.eq_ignore_ascii_case(id));
    let mut done = Done { rows: Vec::new(), failed: Vec::new() };
    let began = loads();
    if ["P1", "P2", "P3", "P11", "P12", "P14"].into_iter().any(wanted) {
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
                if wanted("P14") {
                    progress("P14: the public pages on a slow phone");
                    done.take("P14", first_ad(&served).await.and_then(|ad| p14_phone::measure(bench, &served, &ad)));
                }
                if ["P2", "P11", "P12"].into_iter().any(wanted) {
                    done.take("P2, P11, P12", growth(bench, &served, &wanted).await);
                }
            }
            Err(why) => done.take("P1, P2, P3, P11, P12, P14", Err(why)),
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

/// The id of the first ad of the list.
async fn first_ad(served: &Served) -> Outcome<String> {
    let found = served.get("/api/v1/ads?language=sv").await?;
    let id = found["items"][0]["id"].as_str();
    id.map(str::to_owned).ok_or_else(|| Failure::new("the list has no ad"))
}

/// Ever more ads: P2, P11 and P12, which share what takes longest, the import.
async fn growth(bench: &Bench, few: &Served, wanted: &impl Fn(&str) -> bool) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    if wanted("P11") {
        rows.extend(p02_growth::memory(bench, few).await?);
    }
    let sizes =
        if bench.quick { [(2_000, "≤ 2"), (3_000, "≤ 4")] } else { [(10_000, "≤ 2"), (100_000, "≤ 4")] };
    for (place, (count, goal)) in sizes.into_iter().enumerate() {
        progress(&format!("making and importing {count} ads (of 100,000 that takes minutes)"));
        let mut many = Served::start(bench, &format!("ads-{count}"), count).await?;
        if wanted("P2") {
            progress(&format!("P2: the list of {count} ads"));
            rows.push(p02_growth::cost(bench, few, &many, goal).await?);
        }
        if wanted("P11") {
            rows.extend(p02_growth::memory(bench, &many).await?);
        }
        if wanted("P12") && place + 1 == sizes.len() {
            progress(&format!("P12: the start over {count} ads"));
            rows.push(p12_start::measure(bench, &mut many).await?);
        }
    }
    Ok(rows)
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
