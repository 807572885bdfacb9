//! `kill -9` between the steps of a run of the search alerts: no alert is told twice, none is forgotten (X3.7-4).

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use api::clock::Clock;
use api::db::Db;
use api::db::entities::{alert_runs, alert_sent, alerts, jobs};
use api::random;
use chrono::TimeDelta;
use domain::ids::AlertId;
use domain::language::Language;
use domain::personal::Personal;
use domain::time::helsinki;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;
use tests::{Engine, Folder, SmtpSink, ad_with, empty_database};

use crate::program::Program;
use crate::rounds::five_minutes_pass;

/// Alerts that find something, and as many that do not.
const ALERTS: usize = 150;
/// What each of them finds.
const FOUND: usize = 3;
/// Kills of one run.
const KILLS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(120);

fn address(number: usize) -> String {
    format!("vakt{number}@example.org")
}

/// Ads and alerts, with the program's own commands and straight into its tables; nothing else may run.
async fn set(program: &Program) -> BTreeMap<String, AlertId> {
    let now = Clock::real().now();
    let folder = Folder::new();
    let file = folder.path().join("ads.jsonl");
    let lines = (1..).take(FOUND).map(|number| {
        let line = ad_with(number, |line| {
            line["application_period"] = json!({
                "from": helsinki::write_local(now - TimeDelta::days(3)),
                "to": helsinki::write_local(now + TimeDelta::days(60)), "timezone": helsinki::ZONE,
            });
        });
        line.to_string()
    });
    std::fs::write(&file, lines.collect::<Vec<_>>().join("\n")).unwrap();
    program.command(&["migrate"]);
    program.command(&["admin", "import-ads", file.to_str().unwrap()]);
    let db = Db::connect(&program.database(), 1).await.unwrap();
    let mut of_address = BTreeMap::new();
    let rows: Vec<alerts::ActiveModel> = (0..2 * ALERTS)
        .map(|number| {
            let (id, email) = (random::id::<AlertId>(), address(number));
            of_address.insert(email.clone(), id);
            // Every second one looks for what is not there: they go many at a time.
            let query = if number % 2 == 0 { "q=jurist" } else { "q=astronaut" };
            alerts::ActiveModel {
                id: Set(id),
                language: Set(Language::Sv),
                name: Set(Some(Personal("Jurister".to_owned()))),
                email: Set(Some(Personal(email.clone()))),
                email_folded: Set(Some(Personal(email))),
                query: Set(Some(Personal(query.to_owned()))),
                created_at: Set(now - TimeDelta::days(9)),
                mail_at: Set(now - TimeDelta::days(9)),
                confirmed_at: Set(Some(now - TimeDelta::days(9))),
                expires_at: Set(now + TimeDelta::days(90)),
                ended_at: Set(None),
                ended_as: Set(None),
                last_seq: Set(0),
                looked_at: Set(now - TimeDelta::days(9)),
                last_run: Set(None),
            }
        })
        .collect();
    db.write(async |tx| {
        alerts::Entity::insert_many(rows.clone()).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
    .unwrap();
    db.close().await.unwrap();
    of_address
}

/// How many alerts have told of something.
async fn told(db: &Db) -> usize {
    let told = alert_sent::Entity::find().select_only().column(alert_sent::Column::AlertId).distinct();
    let told: Vec<AlertId> = told.into_tuple().all(db.read()).await.unwrap();
    told.len()
}

async fn until(what: &str, program: &Program, mut holds: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !holds().await {
        assert!(began.elapsed() < PATIENCE, "not within {PATIENCE:?}: {what}\n{}", program.log());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Kills it at several points of its first run, then lets it finish.
pub(crate) async fn run(engine: Engine, seed: u64) {
    eprintln!("{engine:?}: a run of the alerts with VIRKA_KILLS_SEED={seed}");
    let mut dice = StdRng::seed_from_u64(seed);
    let mail = SmtpSink::start().await;
    let mut program = Program::new(engine, (engine == Engine::Postgres).then(empty_database), &mail.url());
    let of_address = set(&program).await;
    let db = Db::connect(&program.database(), 2).await.unwrap();
    let (mut points, mut kills) = (BTreeSet::new(), 0);
    program.start();
    for part in 0..KILLS {
        // The first falls anywhere from before the run to its first alerts, the others between later ones.
        let point = if part == 0 {
            dice.random_range(0..3)
        } else {
            (part * ALERTS + dice.random_range(0..ALERTS)) / (KILLS + 1)
        };
        until("the run goes on", &program, async || told(&db).await >= point).await;
        points.insert(told(&db).await);
        program.kill(true, true);
        kills += 1;
        five_minutes_pass(&db, Clock::real().now() + TimeDelta::minutes(5)).await;
        program.start();
    }
    until("everything is done", &program, async || {
        let finished = alert_runs::Entity::find().filter(alert_runs::Column::FinishedAt.is_not_null());
        finished.count(db.read()).await.unwrap() > 0 && jobs::Entity::find().count(db.read()).await.unwrap() == 0
    })
    .await;
    program.kill(true, true);
    assert!(points.iter().any(|told| (1..ALERTS).contains(told)), "no kill fell into the run: {points:?}");
    eprintln!("{engine:?}: killed when so many alerts had told of something: {points:?}");

    let mut sent: BTreeMap<AlertId, usize> = BTreeMap::new();
    for row in alert_sent::Entity::find().all(db.read()).await.unwrap() {
        *sent.entry(row.alert_id).or_default() += 1;
    }
    let mut mails: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let messages = mail.messages();
    for message in &messages {
        let read = api::mail::read(message.as_bytes()).expect("a mail that can be read");
        for number in 1..=FOUND {
            assert!(read.text.contains(&format!("Jurist {number}")), "{}", read.text);
        }
        mails.entry(read.to).or_default().insert(read.message_id);
    }
    for number in 0..2 * ALERTS {
        let address = address(number);
        let finds = number % 2 == 0;
        let (rows, ids) =
            (sent.get(&of_address[&address]).copied().unwrap_or(0), mails.get(&address).map_or(0, BTreeSet::len));
        let expected = if finds { (FOUND, 1) } else { (0, 0) };
        assert_eq!((rows, ids), expected, "{address}, VIRKA_KILLS_SEED={seed}\n{}", program.log());
    }
    let repeats = messages.len() - ALERTS;
    assert!(repeats <= kills, "{repeats} mails came again after {kills} kills");
    let all = alerts::Entity::find().filter(alerts::Column::LastRun.is_null()).count(db.read()).await.unwrap();
    assert_eq!(all, 0, "every alert has looked");
    db.close().await.unwrap();
}
