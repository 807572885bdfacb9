//! `kill -9` of the real program at random moments: nothing that was acknowledged is lost, nothing is half done, no mail
//! is lost, and one that comes twice has the same Message-ID (X15-3).
//!
//! Needs `target/debug/virka` (or `VIRKA_TEST_BINARY`); `./just test` builds it. `VIRKA_KILLS` is how many kills each
//! database gets (`./just kills N`), `VIRKA_KILLS_SEED` repeats the choices of an earlier run: which moments and which
//! acts are chosen, not how fast the machine is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "tests")]

mod aims;
mod alerts;
mod invariants;
mod model;
mod person;
mod program;
mod retention;
mod rounds;
mod stage;
mod starting;
mod world;

use tests::Engine;

/// Kills of one database where nobody asks for more.
const FEW: usize = 15;

/// A number of the environment.
fn number(name: &str) -> Option<u64> {
    std::env::var_os(name).map(|text| text.to_str().and_then(|text| text.parse().ok()).expect(name))
}

fn kills() -> usize {
    number("VIRKA_KILLS").map_or(FEW, |kills| usize::try_from(kills).unwrap())
}

fn seed() -> u64 {
    number("VIRKA_KILLS_SEED").unwrap_or_else(|| api::random::between(0, 1_000_000))
}

/// Of X15-3.
#[test]
fn a_kill_loses_nothing_that_was_acknowledged_sqlite() {
    actix_rt::System::new().block_on(rounds::run(Engine::Sqlite, kills(), seed()));
}

/// Of X15-3.
#[test]
fn a_kill_loses_nothing_that_was_acknowledged_postgres() {
    actix_rt::System::new().block_on(rounds::run(Engine::Postgres, kills(), seed()));
}

/// Of X15-5.
#[test]
fn a_kill_while_the_schema_is_made_leaves_nothing_half_sqlite() {
    actix_rt::System::new().block_on(starting::run(Engine::Sqlite, seed()));
}

/// Of X15-5.
#[test]
fn a_kill_while_the_schema_is_made_leaves_nothing_half_postgres() {
    actix_rt::System::new().block_on(starting::run(Engine::Postgres, seed()));
}

/// Of X3.7-4.
#[test]
fn a_kill_between_the_steps_of_a_run_tells_no_alert_twice_sqlite() {
    actix_rt::System::new().block_on(alerts::run(Engine::Sqlite, seed()));
}

/// Of X3.7-4.
#[test]
fn a_kill_between_the_steps_of_a_run_tells_no_alert_twice_postgres() {
    actix_rt::System::new().block_on(alerts::run(Engine::Postgres, seed()));
}

/// Of G1-8, X15-3.
#[test]
fn a_kill_between_batches_removes_nothing_by_half_sqlite() {
    actix_rt::System::new().block_on(retention::run(Engine::Sqlite, seed()));
}

/// Of G1-8, X15-3.
#[test]
fn a_kill_between_batches_removes_nothing_by_half_postgres() {
    actix_rt::System::new().block_on(retention::run(Engine::Postgres, seed()));
}
