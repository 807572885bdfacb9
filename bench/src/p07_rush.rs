//! P7: two thousand people on the last evening. They save, then send in the last minute, two hundred at the same moment;
//! the deadline falls into the last two hundred. Over HTTP against `virka serve`, its worker and its mails running.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant as Tick};

use api::clock::Clock;
use api::db::Db;
use api::db::entities::{applications, outbox};
use api::random;
use chrono::TimeDelta;
use domain::applications::ApplicationState;
use domain::ids::ApplicationId;
use domain::time::Instant;
use futures_util::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::postgres::{Cluster, Disk};
use uuid::Uuid;

use crate::applicants::{self, Applicant, MOTIVATION, VERSION};
use crate::failure::{Failure, Outcome};
use crate::http::{Connection, Reply};
use crate::machine::Bench;
use crate::pairs::quantile;
use crate::report::Row;

/// Who sends at the same moment.
const AT_ONCE: usize = 200;
/// Around the deadline the last ones send one after the other, so far apart.
const APART: TimeDelta = TimeDelta::milliseconds(5);
/// A request that was written so long before the deadline must be in time, however many came with it: what counts is when
/// the server has it, not when its turn comes.
const ON_THE_WAY: TimeDelta = TimeDelta::milliseconds(2_000);

struct Size {
    people: usize,
    /// From one crowd to the next.
    apart: TimeDelta,
}

pub(crate) async fn measure(bench: &Bench) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    let folder = bench.scratch.join("rush");
    std::fs::create_dir_all(&folder)?;
    rows.extend(rush(bench, &format!("sqlite://{}", folder.join("virka.db").display()), "SQLite").await?);
    let cluster = Cluster::start(Disk::Waited);
    cluster.query("CREATE DATABASE rush").await?;
    rows.extend(rush(bench, &cluster.url("rush"), "PostgreSQL").await?);
    Ok(rows)
}

async fn rush(bench: &Bench, url: &str, on: &str) -> Outcome<Vec<Row>> {
    let size = if bench.quick {
        Size { people: 2 * AT_ONCE, apart: TimeDelta::seconds(2) }
    } else {
        Size { people: 10 * AT_ONCE, apart: TimeDelta::seconds(4) }
    };
    let db = Db::connect(url, 4).await?;
    let people = applicants::prepare(&db, size.people, 1).await?;
    let (_server, address) = bench
        .serve(&bench.scratch.join("rush"), |command| {
            command.env("VIRKA_DATABASE_URL", url);
        })
        .await?;
    let mut connections = Vec::new();
    for _ in 0..AT_ONCE {
        connections.push(Connection::open(address).await?);
    }
    let saves = save_all(address, &people, &mut connections).await?;
    let crowds = i32::try_from(people.len() / AT_ONCE)?;
    let deadline = Clock::real().now() + TimeDelta::seconds(1) + size.apart * (crowds - 1);
    applicants::set_deadline(&db, deadline).await?;
    let mut sendings = Vec::new();
    for (number, crowd) in (1..).zip(people.chunks(AT_ONCE)) {
        let moment = deadline - size.apart * (crowds - number);
        let last = number == crowds;
        sendings.extend(send_all(address, crowd, &mut connections, moment, last).await?);
    }
    let wrong = judge(&db, &people, &sendings, deadline).await?;
    if let Some(why) = wrong.first() {
        return Err(Failure::new(format!("{on}: {} of {} went wrong: {why}", wrong.len(), people.len())));
    }
    let times: Vec<f64> = sendings.iter().filter(|one| one.status == 200).map(|one| one.millis).collect();
    let in_time = times.len();
    let right = f64::from(u32::try_from(people.len())?);
    db.close().await?;
    let p99 = |of: &[f64]| quantile(of, 0.99);
    Ok(vec![
        Row {
            id: "P7",
            work: format!(
                "deadline rush on {on}: {} people save twice and send, {AT_ONCE} at the same moment; {in_time} in time and \
                 accepted, {} late and refused, none lost",
                people.len(),
                people.len() - in_time,
            ),
            ours: right,
            rival: right,
            unit: "right outcomes",
            ratio: 1.0,
            spread: 0.0,
            goal: "1",
        },
        Row {
            id: "P7",
            work: format!(
                "its times on {on}: p99 of sending, against the median (p99 of saving, {AT_ONCE} at a time: {:.0} ms)",
                p99(&saves)
            ),
            ours: p99(&times),
            rival: quantile(&times, 0.5),
            unit: "ms",
            ratio: p99(&times) / quantile(&times, 0.5),
            spread: 0.0,
            goal: "told",
        },
    ])
}

/// What became of one request.
struct Sent {
    application: ApplicationId,
    began: Instant,
    millis: f64,
    status: u16,
    code: String,
}

/// Everybody saves twice, over all connections as fast as they are answered.
async fn save_all(address: SocketAddr, people: &[Applicant], connections: &mut [Connection]) -> Outcome<Vec<f64>> {
    let work = join_all(connections.iter_mut().enumerate().map(async |(number, connection)| {
        let mut times = Vec::new();
        for one in people.iter().skip(number).step_by(AT_ONCE) {
            let mut version = VERSION.0;
            for turn in 1..=2 {
                let text = format!("{MOTIVATION} ({turn})");
                let body = json!({ "base_version": version, "answers": { "motivation": text } }).to_string();
                let path = format!("/api/v1/applications/{}/answers", one.application);
                let began = Tick::now();
                let reply = connection.exchange(&request(address, "PATCH", &path, one, &body)).await?;
                times.push(began.elapsed().as_secs_f64() * 1e3);
                let answer = answered(connection, reply, 200)?;
                version = answer["version"].as_i64().and_then(|v| i32::try_from(v).ok()).unwrap_or_default();
            }
        }
        Ok::<_, Failure>(times)
    }));
    let mut all = Vec::new();
    for times in work.await {
        all.extend(times?);
    }
    Ok(all)
}

/// A crowd sends at a moment; the last one around it.
async fn send_all(
    address: SocketAddr,
    crowd: &[Applicant],
    connections: &mut [Connection],
    moment: Instant,
    last: bool,
) -> Outcome<Vec<Sent>> {
    let clock = Clock::real();
    let half = i32::try_from(crowd.len() / 2)?;
    let work = join_all(connections.iter_mut().zip(crowd).zip(0..).map(async |((connection, one), number)| {
        let own = if last { moment + APART * (number - half) } else { moment };
        let wait = (own - clock.now()).to_std().unwrap_or(Duration::ZERO);
        tokio::time::sleep(wait).await;
        let body = json!({ "base_version": VERSION.0 + 2, "wishes_no_publication": false }).to_string();
        let path = format!("/api/v1/applications/{}/submission", one.application);
        let (began, tick) = (clock.now(), Tick::now());
        let reply = connection.exchange(&request(address, "POST", &path, one, &body)).await?;
        let millis = tick.elapsed().as_secs_f64() * 1e3;
        let body: Value = serde_json::from_str(&connection.text(reply)?)?;
        let code = body["code"].as_str().unwrap_or_default().to_owned();
        Ok::<_, Failure>(Sent { application: one.application, began, millis, status: reply.status, code })
    }));
    let mut all = Vec::new();
    for sent in work.await {
        all.push(sent?);
    }
    Ok(all)
}

fn request(address: SocketAddr, method: &str, path: &str, who: &Applicant, body: &str) -> Vec<u8> {
    format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncookie: virka_demo={}\r\n\
         content-type: application/json\r\nidempotency-key: {}\r\naccept-language: sv\r\ncontent-length: {}\r\n\r\n{body}",
        who.token,
        random::id::<Uuid>(),
        body.len()
    )
    .into_bytes()
}

fn answered(connection: &Connection, reply: Reply, wanted: u16) -> Outcome<Value> {
    let text = connection.text(reply)?;
    if reply.status == wanted {
        return Ok(serde_json::from_str(&text)?);
    }
    Err(Failure::new(format!("answered with {}: {text}", reply.status)))
}

/// Everything that is not as it must be: what was acknowledged is there with its event, what was not is a draft still, and
/// nothing was accepted late or refused in time.
async fn judge(db: &Db, people: &[Applicant], sendings: &[Sent], deadline: Instant) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    let mut acknowledged = HashSet::new();
    for one in sendings {
        let early = (deadline - one.began).num_milliseconds();
        match (one.status, one.code.as_str()) {
            (200, _) if early > 0 => {
                acknowledged.insert(one.application);
            }
            (200, _) => wrong.push(format!("accepted though it was sent {} ms late", -early)),
            (409, "period_over") if early < ON_THE_WAY.num_milliseconds() => {}
            (409, "period_over") => wrong.push(format!("refused though it was sent {early} ms early")),
            (status, code) => wrong.push(format!("answered with {status} {code}")),
        }
    }
    let mut there = HashSet::new();
    for row in applications::Entity::find().all(db.read()).await? {
        match row.state {
            ApplicationState::Sent => {
                there.insert(row.id);
                if row.sent_at.is_none_or(|at| at >= deadline) {
                    wrong.push("stored as sent after the deadline".to_owned());
                }
            }
            ApplicationState::Unsent if row.row_version.0 != VERSION.0 + 2 => {
                wrong.push("a draft without what was saved".to_owned());
            }
            ApplicationState::Unsent => {}
            ApplicationState::Withdrawn => wrong.push("withdrawn by nobody".to_owned()),
        }
    }
    let lost = acknowledged.difference(&there).count();
    let unasked = there.difference(&acknowledged).count();
    if lost + unasked > 0 {
        wrong.push(format!("{lost} acknowledged and not there, {unasked} there and not acknowledged"));
    }
    let events = outbox::Entity::find().filter(outbox::Column::At.lt(deadline)).count(db.read()).await?;
    if events != u64::try_from(there.len())? {
        wrong.push(format!("{events} events for {} applications", there.len()));
    }
    if sendings.len() != people.len() {
        wrong.push("somebody did not send".to_owned());
    }
    Ok(wrong)
}
