//! Who asks: so many connections that are kept, each asking again as soon as it is answered. One thread, no parsing but
//! what is needed to know that the answer is right.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde::{Deserialize, Serialize};

use crate::answers::{self, Recorded, request, timeless};
use crate::dice::Dice;
use crate::failure::{Failure, Outcome};
use crate::http::Connection;
use crate::machine::{Bench, Half};

/// As P1 wants it.
const CONNECTIONS: u64 = 32;
/// Before this much time has passed nothing is counted.
const WARM_UP: Duration = Duration::from_millis(300);
/// One answer of so many is compared byte by byte; of the others status and length are looked at.
const COMPARED: u64 = 200;

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Counted {
    answered: u64,
    seconds: f64,
    wrong: Option<String>,
}

/// Has a process of its own ask, and says how many requests were answered a second.
pub(crate) async fn measure(bench: &Bench, address: SocketAddr, file: &Path, packed: bool) -> Outcome<f64> {
    let mut command = bench.program(Half::Asking, "virka-bench")?;
    command
        .arg("load")
        .args(["--address", &address.to_string()])
        .args(["--seconds", &bench.seconds().to_string()])
        .arg("--answers")
        .arg(file)
        .stdin(Stdio::null());
    if packed {
        command.arg("--packed");
    }
    let output = command.output()?;
    if !output.status.success() {
        return Err(Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let counted: Counted = serde_json::from_slice(&output.stdout)?;
    if let Some(wrong) = counted.wrong {
        return Err(Failure::new(wrong));
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Ok(counted.answered as f64 / counted.seconds)
}

/// Asks.
pub(crate) async fn run(address: SocketAddr, file: &Path, seconds: f64, packed: bool) -> Outcome<Counted> {
    let recorded = answers::read(file)?;
    let asked: Vec<(Vec<u8>, Recorded)> =
        recorded.into_iter().map(|one| (request(address, &one.path, packed).into_bytes(), one)).collect();
    let began = Instant::now();
    let until = began + WARM_UP + Duration::from_secs_f64(seconds);
    let answered = Cell::new(0);
    let wrong = RefCell::new(None);
    join_all((0..CONNECTIONS).map(async |number| {
        if let Err(why) = one(address, &asked, number, packed, (began + WARM_UP, until), &answered).await {
            wrong.replace(Some(format!("{why:?}")));
        }
    }))
    .await;
    Ok(Counted { answered: answered.get(), seconds, wrong: wrong.into_inner() })
}

async fn one(
    address: SocketAddr,
    asked: &[(Vec<u8>, Recorded)],
    number: u64,
    packed: bool,
    (from, until): (Instant, Instant),
    answered: &Cell<u64>,
) -> Outcome<()> {
    let mut dice = Dice::new(number);
    let mut connection = Connection::open(address).await?;
    let mut length: Vec<Option<usize>> = vec![None; asked.len()];
    let mut count: u64 = number;
    loop {
        let which = dice.below(asked.len());
        let Some((request, expected)) = asked.get(which) else { return Ok(()) };
        let reply = connection.exchange(request).await.map_err(|why| Failure::from(why).at(&expected.path))?;
        let now = Instant::now();
        if now >= until {
            return Ok(());
        }
        if now >= from {
            answered.set(answered.get() + 1);
        }
        if reply.status != 200 {
            return Err(Failure::new(format!("{} is answered with {}", expected.path, reply.status)));
        }
        count += 1;
        let seen = &mut length[which];
        let off = seen.is_some_and(|seen| seen.abs_diff(connection.body.len()) > if packed { 64 } else { 0 });
        if off || count.is_multiple_of(COMPARED) {
            let text = connection.text(reply)?;
            if timeless(&text) != timeless(&expected.body) {
                return Err(Failure::new(format!("{} is answered with other bytes than before", expected.path)));
            }
        }
        *seen = Some(connection.body.len());
    }
}
