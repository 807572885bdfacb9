//! Who asks: so many connections that are kept, each asking again as soon as it is answered. One thread, no parsing but
//! what is needed to know that the answer is right.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde::{Deserialize, Serialize};

use crate::answers::{self, Expected, request};
use crate::dice::Dice;
use crate::failure::{Failure, Outcome};
use crate::http::Connection;
use crate::machine::{Bench, Half};

/// As P1 wants it.
const CONNECTIONS: u64 = 32;
/// Before this much time has passed nothing is counted.
const WARM_UP: Duration = Duration::from_millis(300);
/// Of packed answers one of so many is unpacked and compared, for unpacking costs more than asking; of the others the
/// length is looked at. Answers that are not packed are all compared, byte by byte.
const UNPACKED: u64 = 16;

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Counted {
    answered: u64,
    /// From the first request that counts to the last answer.
    seconds: f64,
    /// How much of this time the client's thread was busy: near 1 the client is the limit, not the server.
    busy: f64,
    wrong: Option<String>,
}

/// What one run measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    /// Requests answered a second.
    pub(crate) rate: f64,
    /// See [`Counted::busy`].
    pub(crate) busy: f64,
}

/// Has a process of its own ask, and says how many requests were answered a second.
pub(crate) async fn measure(bench: &Bench, address: SocketAddr, file: &Path, packed: bool) -> Outcome<Load> {
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
    let rate = counted.answered as f64 / counted.seconds;
    Ok(Load { rate, busy: counted.busy })
}

/// Asks for so many seconds.
pub(crate) async fn run(address: SocketAddr, file: &Path, seconds: f64, packed: bool) -> Outcome<Counted> {
    let asked: Vec<(Vec<u8>, Expected)> = answers::read(file)?
        .into_iter()
        .map(|one| (request(address, &one.path, packed).into_bytes(), Expected::of(one, packed)))
        .collect();
    let from = Instant::now() + WARM_UP;
    let tally = Tally { from, until: from + Duration::from_secs_f64(seconds), ..Tally::default() };
    let wrong = RefCell::new(None);
    join_all((0..CONNECTIONS).map(async |number| {
        if let Err(why) = one(address, &asked, number, &tally).await {
            wrong.replace(Some(format!("{why:?}")));
        }
    }))
    .await;
    let seconds = tally.last.get().saturating_duration_since(from).as_secs_f64();
    let busy = cpu_seconds().zip(tally.cpu.get()).map_or(0.0, |(now, then)| (now - then) / seconds);
    Ok(Counted { answered: tally.answered.get(), seconds, busy, wrong: wrong.into_inner() })
}

/// What all connections count together: requests that are asked in the time that counts, once their answer has been read
/// to its end and found right.
struct Tally {
    from: Instant,
    until: Instant,
    answered: Cell<u64>,
    last: Cell<Instant>,
    cpu: Cell<Option<f64>>,
}

impl Default for Tally {
    fn default() -> Self {
        let now = Instant::now();
        Self { from: now, until: now, answered: Cell::new(0), last: Cell::new(now), cpu: Cell::new(None) }
    }
}

impl Tally {
    fn right(&self, asked_at: Instant) {
        if asked_at >= self.from {
            self.answered.set(self.answered.get() + 1);
            self.last.set(Instant::now());
            if self.cpu.get().is_none() {
                self.cpu.set(cpu_seconds());
            }
        }
    }
}

async fn one(address: SocketAddr, asked: &[(Vec<u8>, Expected)], number: u64, tally: &Tally) -> Outcome<()> {
    let mut dice = Dice::new(number);
    let mut connection = Connection::open(address).await?;
    let mut count: u64 = number;
    loop {
        let Some((request, expected)) = dice.pick(asked) else { return Ok(()) };
        let asked_at = Instant::now();
        if asked_at >= tally.until {
            return Ok(());
        }
        let reply = connection.exchange(request).await.map_err(|why| Failure::from(why).at(&expected.path))?;
        count += 1;
        expected.check(reply, &connection, count.is_multiple_of(UNPACKED))?;
        tally.right(asked_at);
    }
}

/// Seconds for which this process has had a core.
fn cpu_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanos: u64 = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanos).as_secs_f64())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    use super::{Counted, run};
    use crate::answers::{Recorded, write};

    const BODY: &str = r#"{"a":"one","now":"2026-11-25T08:00:00.000Z"}"#;

    /// What the client says of a server that answers every request with this.
    fn of(reply: &'static str) -> Counted {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                std::thread::spawn(move || {
                    let mut lines = BufReader::new(connection.try_clone().unwrap()).lines();
                    while let Some(Ok(line)) = lines.next() {
                        if line.is_empty() && (&connection).write_all(reply.as_bytes()).is_err() {
                            break;
                        }
                    }
                });
            }
        });
        let file = std::env::temp_dir().join(format!("virka-bench-load-{}.json", address.port()));
        let recorded = Recorded { path: "/a".to_owned(), headers: Vec::new(), body: BODY.to_owned(), packed: 0 };
        write(&file, &[recorded]).unwrap();
        let counted = actix_web::rt::System::new().block_on(run(address, &file, 0.2, false)).unwrap();
        std::fs::remove_file(file).unwrap();
        counted
    }

    fn wrong(counted: &Counted) -> &str {
        counted.wrong.as_deref().unwrap_or_default()
    }

    #[test]
    fn right_answers_are_counted_over_the_time_that_passed() {
        let counted =
            of("HTTP/1.1 200 OK\r\ncontent-length: 44\r\n\r\n{\"a\":\"one\",\"now\":\"2026-11-26T09:09:09.999Z\"}");
        assert_eq!(counted.wrong, None);
        assert!(counted.answered > 0 && counted.seconds > 0.0, "{counted:?}");
    }

    /// The same wrong answer each time is no better than one that changes: it is compared with what was recorded.
    #[test]
    fn an_answer_that_is_always_shorter_than_recorded_is_refused() {
        let counted = of("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
        assert!(wrong(&counted).contains("2 bytes instead of 44"), "{counted:?}");
        assert_eq!(counted.answered, 0);
    }

    #[test]
    fn an_answer_of_the_same_length_with_other_bytes_is_refused() {
        let counted =
            of("HTTP/1.1 200 OK\r\ncontent-length: 44\r\n\r\n{\"a\":\"two\",\"now\":\"2026-11-25T08:00:00.000Z\"}");
        assert!(wrong(&counted).contains("other bytes"), "{counted:?}");
        assert_eq!(counted.answered, 0);
    }

    #[test]
    fn bytes_that_nobody_asked_for_are_refused() {
        let counted = of(
            "HTTP/1.1 200 OK\r\ncontent-length: 44\r\n\r\n{\"a\":\"one\",\"now\":\"2026-11-25T08:00:00.000Z\"}HTTP/1.1 200 OK\r\n",
        );
        assert!(wrong(&counted).contains("more than one answer"), "{counted:?}");
        assert_eq!(counted.answered, 0);
    }

    #[test]
    fn another_status_is_refused() {
        let counted = of("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n");
        assert!(wrong(&counted).contains("503"), "{counted:?}");
    }
}
