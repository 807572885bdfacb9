//! Times as distributions. Both kinds of address are asked about in turn, side by side, so that whatever else the machine
//! does slows both alike; what counts is which of a pair took longer.

use std::time::Instant;

use chrono::TimeDelta;
use domain::ids::RegistrationId;
use serde_json::{Value, json};
use tests::people::wish;
use tests::reqwest::{self, Method};
use tests::{Dice, PASSWORD, Reply, TestApp, both, reply};

use super::known_and_unknown;

/// Pairs that are compared.
const PAIRS: usize = 30;
/// Where chance alone decides, one kind is the slower one in so many of them once in 15,000 times.
const SUSPICIOUS: usize = 26;
/// And it must be slower by so much of the time that both take: what is less drowns on its way through any network.
const SHARE: f64 = 0.1;
/// Only what shows so many times in a row is a difference.
const TRIES: usize = 3;

/// Times of pairs: with an account, and without.
#[derive(Debug, Default)]
struct Times(Vec<[f64; 2]>);

impl Times {
    /// By how much of its time the known one is slower, where that is no chance; negative where it is faster.
    fn difference(&self) -> Option<f64> {
        // The first requests also warm up.
        let pairs = &self.0[self.0.len() - PAIRS..];
        let slower = pairs.iter().filter(|[known, unknown]| known > unknown).count();
        let share =
            median(pairs.iter().map(|[known, unknown]| known - unknown)) / median(pairs.iter().flatten().copied());
        let shows = (slower >= SUSPICIOUS && share > SHARE) || (slower <= PAIRS - SUSPICIOUS && share < -SHARE);
        shows.then_some(share)
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn post(app: &TestApp, http: &reqwest::Client, path: &str, body: Value) -> (f64, Reply) {
    let request = http.request(Method::POST, app.at(&format!("/api/v1{path}"))).header("Origin", &app.url).json(&body);
    let began = Instant::now();
    let reply = reply(request).await;
    (began.elapsed().as_secs_f64(), reply)
}

/// Asks about both, in the order that the dice say.
async fn pair(dice: &mut Dice, mut ask: impl AsyncFnMut(usize) -> f64) -> [f64; 2] {
    let first = usize::from(dice.percent(50));
    let mut pair = [0.0; 2];
    for which in [first, 1 - first] {
        pair[which] = ask(which).await;
    }
    pair
}

/// Fails for what shows again and again.
async fn same_times<const N: usize>(names: [&str; N], mut measure: impl AsyncFnMut() -> [Times; N]) {
    let mut shown: [Vec<f64>; N] = std::array::from_fn(|_| Vec::new());
    for round in 0..TRIES {
        for (shown, times) in shown.iter_mut().zip(measure().await) {
            shown.extend(times.difference());
        }
        if shown.iter().all(|shown| shown.len() <= round) {
            return;
        }
    }
    for (name, shown) in names.iter().zip(shown) {
        let always =
            shown.len() == TRIES && (shown.iter().all(|share| *share > 0.0) || shown.iter().all(|share| *share < 0.0));
        assert!(!always, "{name}: an account shows by its time, again and again: {shown:?} of the whole");
    }
}

both! {
    /// Of X4-5: whoever logs in waits as long for an address that nobody has.
    async fn a_login_takes_as_long(app: &TestApp) {
        let [known, unknown] = known_and_unknown(app).await;
        let (http, mut dice) = (reqwest::Client::new(), Dice::of(5));
        same_times(["login"], async || {
            let mut times = Times::default();
            for _ in 0..PAIRS + 3 {
                app.wait(TimeDelta::minutes(16));
                let pair = pair(&mut dice, async |which| {
                    let email = [&known, &unknown][which];
                    let body = json!({ "email": email, "password": "Vinter-2026-inne", "kind": "applicant" });
                    let (took, reply) = post(app, &http, "/session", body).await;
                    assert_eq!(reply.status, 401);
                    took
                });
                times.0.push(pair.await);
            }
            [times]
        })
        .await;
    }

    /// Of X4-5: and whoever says that the password is forgotten.
    async fn a_forgotten_password_takes_as_long(app: &TestApp) {
        let (http, mut dice) = (reqwest::Client::new(), Dice::of(7));
        same_times(["forgotten password"], async || {
            let mut times = Times::default();
            for _ in 0..PAIRS + 3 {
                let emails = known_and_unknown(app).await;
                let pair = pair(&mut dice, async |which| {
                    let body = json!({ "email": emails[which], "language": "sv" });
                    let (took, reply) = post(app, &http, "/password-resets", body).await;
                    assert_eq!(reply.status, 202);
                    took
                });
                times.0.push(pair.await);
            }
            [times]
        })
        .await;
    }

    /// Of X4-5: and so does whoever signs up, asks for another code, and guesses one.
    async fn a_sign_up_takes_as_long(app: &TestApp) {
        let (http, mut dice) = (reqwest::Client::new(), Dice::of(6));
        let terms = json!(wish(&app.client(), "ada@example.org").await.accepted_terms);
        same_times(["registration", "another code", "guess"], async || {
            let [mut registering, mut resending, mut guessing] = [Times::default(), Times::default(), Times::default()];
            for _ in 0..PAIRS + 3 {
                let emails = known_and_unknown(app).await;
                let mut ids: [Option<RegistrationId>; 2] = [None; 2];
                let pair_of_times = pair(&mut dice, async |which| {
                    let body = json!({
                        "email": emails[which], "password": PASSWORD, "accepted_terms": terms, "language": "sv",
                    });
                    let (took, reply) = post(app, &http, "/registrations", body).await;
                    ids[which] = Some(serde_json::from_value(reply.body["id"].clone()).unwrap());
                    took
                });
                registering.0.push(pair_of_times.await);
                app.wait(TimeDelta::seconds(61));
                let path = |which: usize, what: &str| format!("/registrations/{}/{what}", ids[which].unwrap());
                let pair_of_times = pair(&mut dice, async |which| {
                    let (took, reply) = post(app, &http, &path(which, "codes"), json!({})).await;
                    assert_eq!(reply.status, 202);
                    took
                });
                resending.0.push(pair_of_times.await);
                let pair_of_times = pair(&mut dice, async |which| {
                    // Right once in a million times.
                    let body = json!({ "code": "000000" });
                    let (took, reply) = post(app, &http, &path(which, "confirmation"), body).await;
                    assert_eq!(reply.status, 422);
                    took
                });
                guessing.0.push(pair_of_times.await);
            }
            [registering, resending, guessing]
        })
        .await;
    }
}
