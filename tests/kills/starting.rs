//! `kill -9` of the very first start, while the schema and the seed are written.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use api::db::Db;
use api::db::entities::{agencies, code_lists, terms_versions};
use rand::SeedableRng;
use rand::rngs::StdRng;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::{Engine, SmtpSink, empty_database};

use crate::aims::part_of;
use crate::program::Program;

/// Kills before it may go through.
const KILLS: usize = 6;

/// What a database holds before anybody came.
async fn seeded(program: &Program) -> BTreeMap<&'static str, u64> {
    let db = Db::connect(&program.database(), 1).await.unwrap();
    assert_eq!(db.missing_migrations().await.unwrap(), 0, "{}", program.log());
    let counts = BTreeMap::from([
        ("agencies", agencies::Entity::find().count(db.read()).await.unwrap()),
        ("codes", code_lists::Entity::find().count(db.read()).await.unwrap()),
        ("terms", terms_versions::Entity::find().count(db.read()).await.unwrap()),
    ]);
    db.close().await.unwrap();
    counts
}

fn database(engine: Engine) -> Option<String> {
    (engine == Engine::Postgres).then(empty_database)
}

/// Kills it at moments spread over its first start, then lets it through.
pub(crate) async fn run(engine: Engine, seed: u64) {
    let mut dice = StdRng::seed_from_u64(seed);
    let mail = SmtpSink::start().await;
    let undisturbed = Program::new(engine, database(engine), &mail.url());
    let began = Instant::now();
    undisturbed.command(&["migrate"]);
    let takes = began.elapsed();
    let expected = seeded(&undisturbed).await;
    let mut disturbed = Program::new(engine, database(engine), &mail.url());
    for _ in 0..KILLS {
        let mut process = disturbed.launch(&["migrate"]);
        tokio::time::sleep(part_of(takes, &mut dice).max(Duration::from_millis(1))).await;
        process.kill().unwrap();
        let status = process.wait().unwrap();
        assert_ne!(status.code(), Some(1), "it failed: VIRKA_KILLS_SEED={seed}\n{}", disturbed.log());
    }
    disturbed.command(&["migrate"]);
    assert_eq!(seeded(&disturbed).await, expected, "VIRKA_KILLS_SEED={seed}");
    disturbed.start();
    disturbed.is_ready().await;
}
