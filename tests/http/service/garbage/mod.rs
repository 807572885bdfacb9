//! Garbage to every operation of the document: whatever comes, the answer is one that the document names, nothing
//! breaks, and nobody panics.
//!
//! `VIRKA_GARBAGE=20000` sends that many requests to each database instead of the few of every day,
//! `VIRKA_GARBAGE_SEED=7` other ones. A failure tells the seed and the request.

mod judge;
mod make;
mod panics;
mod wire;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tests::document::Document;
use tests::{Dice, both, reqwest};

use judge::judge;
use make::Maker;
use world::World;

/// Requests of every day, for each database.
const CASES: u64 = 1_500;
/// Requests to one world: then people, applications and codes are new ones.
const ROUND: u64 = 250;

#[expect(clippy::disallowed_methods, reason = "this is no setting of the service but of one test")]
fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

both! {
    /// Of X14-4, X15-6: no request makes the service break, and each answer is one that the document names, of the
    /// shape that it gives.
    async fn every_answer_is_a_documented_one(app: &TestApp) {
        panics::listen();
        let document = Document::checked_in();
        let operations = document.operations();
        let seed = setting("VIRKA_GARBAGE_SEED", 4);
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // A connection that waited while a new world was made may have been hung up on.
            .pool_max_idle_per_host(0)
            .timeout(Duration::from_secs(60))
            .build()
            .unwrap();
        let mut world = World::new(app).await;
        let mut seen: BTreeMap<&str, BTreeSet<u16>> = BTreeMap::new();
        let mut wrong = BTreeMap::new();
        let mut counts: BTreeMap<u16, u32> = BTreeMap::new();
        let cases = setting("VIRKA_GARBAGE", CASES);
        for number in 0..2 * cases {
            // Chance may have kept the good requests from an operation: then only those go on that never got through.
            let through = |id: &str| seen.get(id).is_some_and(|all| all.iter().any(|status| *status < 300));
            let waiting: Vec<_> = operations.iter().filter(|one| number < cases || !through(&one.id)).collect();
            if waiting.is_empty() {
                break;
            }
            if number > 0 && number % ROUND == 0 {
                app.work().await;
                world = World::new(app).await;
            }
            let mut dice = Dice::of(seed.wrapping_mul(1_000_003).wrapping_add(number));
            let operation = waiting[usize::try_from(number).unwrap() % waiting.len()];
            let shot = Maker { document: &document, world: &world, dice: &mut dice, operation: &operation.id }.shot(operation);
            let why = match shot.send(app, &client).await {
                Ok(reply) => {
                    seen.entry(&operation.id).or_default().insert(reply.status);
                    *counts.entry(reply.status).or_default() += 1;
                    let answer = || format!("answer {} {:?}\n{}", reply.status, reply.headers, reply.text());
                    judge(&document, &operations, operation, &shot, &reply).map_err(|why| (why, answer()))
                }
                Err(error) => Err((format!("no answer: {error:?}"), String::new())),
            };
            if let Err((why, answer)) = why {
                let told = format!("seed {seed}, request {number}:\n{shot}\n{answer}");
                wrong.entry(format!("{}: {why}", operation.id)).or_insert(told);
            }
        }
        // The mails to one address keep their distance.
        app.wait(chrono::TimeDelta::hours(1));
        app.work().await;
        let told: Vec<_> = wrong.iter().map(|(why, told)| format!("{why}\n{told}\n")).collect();
        assert!(told.is_empty(), "{}\n{:#?}", told.join("\n"), wrong.keys());
        assert_eq!(panics::heard(), Vec::<String>::new());
        // Garbage that never gets past the door would prove little.
        let never: Vec<_> = seen.iter().filter(|(_, statuses)| !statuses.iter().any(|status| *status < 300)).collect();
        assert!(never.is_empty(), "never got through to {never:?}; answers by status: {counts:?}");
        assert_eq!(seen.len(), operations.len());
    }

    /// Of X15-6: what is hardly HTTP breaks nothing either.
    async fn what_is_hardly_http_breaks_nothing(app: &TestApp) {
        panics::listen();
        let world = World::new(app).await;
        let short = app.replica(|settings| settings.body_pause = 1).await;
        for (bytes, answer) in wire::talk(&short, &world, setting("VIRKA_GARBAGE_SEED", 4)).await {
            let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(600)]).into_owned();
            let status = answer.split(' ').nth(1).unwrap_or_default();
            assert!(answer.is_empty() || answer.starts_with("HTTP/1."), "{shown:?}\n{answer}");
            assert!(!status.starts_with('5'), "{shown:?}\n{answer}");
            assert_eq!(panics::heard(), Vec::<String>::new(), "{shown:?}");
        }
        let alive = app.http().get(app.at("/health/ready")).send().await.unwrap();
        assert_eq!(alive.status(), 200);
    }
}
