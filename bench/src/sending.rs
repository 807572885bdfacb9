//! P5 and P6: sending applications, against the same rows written raw: by the same driver, over the same pool with the same
//! settings, in the same number of transactions.

use std::cell::Cell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Instant;

use api::actor::Actor;
use api::app::App;
use api::clock::Clock;
use api::config::Settings;
use api::db::applications::own::Mine;
use api::db::entities::{
    application_answers, application_equality, application_rows, application_versions, applications, audit_log,
    change_feed, feed_heads, idempotency_keys, outbox,
};
use api::db::idempotency::Once;
use api::db::{Db, Tx};
use api::failure::Failure as ApiFailure;
use api::random;
use api::usecases::applications::send;
use domain::applications::{ApplicationState, SendApplication};
use domain::event::Event;
use domain::ids::{ApplicationId, ApplicationVersionId, RowId, UserId};
use domain::language::Language;
use futures_util::future::join_all;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QueryTrait,
    Statement,
};
use tests::postgres::{Cluster, Disk};
use uuid::Uuid;

use crate::applicants::{self, Applicant, VERSION};
use crate::failure::{Failure, Outcome};
use crate::machine::{Bench, free_address};
use crate::pairs::{Side, alternate};
use crate::report::Row;

const GOAL: &str = "≥ 0.5";
/// Applicants, each of whom sends one application a run.
const PEOPLE: usize = 600;
/// Recruitments, of different agencies as far as chance has it.
const RECRUITMENTS: usize = 32;

/// Where each run gets its own copy of what was prepared once.
enum Copies {
    Sqlite(PathBuf),
    Postgres(Cluster),
}

impl Copies {
    /// The address of a new copy, or of the original.
    async fn copy(&self, name: &str) -> Outcome<String> {
        match self {
            Self::Sqlite(folder) => {
                std::fs::copy(folder.join("original.db"), folder.join(format!("{name}.db")))?;
                Ok(self.url(name))
            }
            Self::Postgres(cluster) => {
                cluster.query(&format!("CREATE DATABASE {name} TEMPLATE original")).await?;
                Ok(self.url(name))
            }
        }
    }

    fn url(&self, name: &str) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", folder.join(format!("{name}.db")).display()),
            Self::Postgres(cluster) => cluster.url(name),
        }
    }

    async fn remove(&self, name: &str) -> Outcome<()> {
        match self {
            Self::Sqlite(folder) => Ok(std::fs::remove_file(folder.join(format!("{name}.db")))?),
            Self::Postgres(cluster) => Ok(cluster.query(&format!("DROP DATABASE {name}")).await?),
        }
    }
}

/// P5
pub(crate) async fn on_sqlite(bench: &Bench) -> Outcome<Vec<Row>> {
    let folder = bench.scratch.join("sending");
    std::fs::create_dir_all(&folder)?;
    let one = measure(bench, &Copies::Sqlite(folder), 8, "P5", "SQLite").await?;
    Ok(vec![one])
}

/// P6
pub(crate) async fn on_postgres(bench: &Bench) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for (disk, name) in
        [(Disk::Waited, "PostgreSQL as it is run"), (Disk::Forgotten, "PostgreSQL that does not wait for the disk")]
    {
        rows.push(measure(bench, &Copies::Postgres(Cluster::start(disk)), 32, "P6", name).await?);
    }
    Ok(rows)
}

async fn measure(bench: &Bench, copies: &Copies, clients: usize, id: &'static str, on: &str) -> Outcome<Row> {
    let count = if bench.quick { 64 } else { PEOPLE };
    let connections = u32::try_from(clients)?;
    if let Copies::Postgres(cluster) = copies {
        cluster.query("CREATE DATABASE original").await?;
    }
    let original = Db::connect(&copies.url("original"), connections).await?;
    let people = applicants::prepare(&original, count, RECRUITMENTS).await?;
    let before = Content::of(&original).await?;
    original.close().await?;

    let mut written: Vec<Vec<Statement>> = Vec::new();
    let pairs = alternate(bench.runs(), async |side, run| {
        let name = format!("{}_{run}", if side == Side::Ours { "ours" } else { "rival" });
        let db = Db::connect(&copies.copy(&name).await?, connections).await?;
        let a_second = match side {
            Side::Ours => {
                let a_second = ours(bench, &db, &people, clients).await?;
                if written.is_empty() {
                    written = what_was_written(&db, &before).await?;
                }
                a_second
            }
            Side::Rival => {
                db.write(async |tx| Ok(applications::Entity::delete_many().exec(tx).await?)).await?;
                rival(&db, &written, clients).await?
            }
        };
        let sent = applications::Entity::find()
            .filter(applications::Column::State.eq(ApplicationState::Sent))
            .all(db.read())
            .await?
            .len();
        if sent != people.len() {
            return Err(Failure::new(format!("{side:?}: {sent} of {} applications are there", people.len())));
        }
        db.close().await?;
        copies.remove(&name).await?;
        Ok(a_second)
    })
    .await?;
    let statements = written.first().map_or(0, Vec::len);
    let work = format!(
        "sending an application on {on}, {clients} clients, against its rows in {statements} raw statements a transaction"
    );
    Ok(pairs.row(id, work, "transactions/s", GOAL))
}

/// The whole use case, as the route calls it.
async fn ours(bench: &Bench, db: &Db, people: &[Applicant], clients: usize) -> Outcome<f64> {
    let settings = Settings { data_dir: bench.scratch.clone(), log: "warn".to_owned(), ..Settings::default() };
    let app = App::new(db.clone(), Clock::real(), settings, free_address()?, false)?;
    let next = Cell::new(0);
    let began = Instant::now();
    let work = join_all((0..clients).map(async |_| {
        while let Some(one) = people.get(next.replace(next.get() + 1)) {
            let mine = Mine {
                actor: Actor::person(one.user, random::id::<Uuid>().to_string()),
                applicant: one.user,
                id: one.application,
            };
            let once = Once {
                actor: one.user.to_string(),
                key: Some(random::id::<Uuid>().to_string()),
                operation: "send_application",
                request_hash: format!("{}:{}", one.application, random::sha256_hex("{}")),
            };
            let wish = SendApplication { base_version: VERSION, wishes_no_publication: false };
            let view = send::run(&app, &mine, wish, &once, Language::Sv, app.clock.now()).await.map_err(told)?;
            if view.state != ApplicationState::Sent {
                return Err(Failure::new("an application was not sent"));
            }
        }
        Ok(())
    }));
    for done in work.await {
        done?;
    }
    per_second(people.len(), began)
}

/// The same rows, as fast as the driver takes them.
async fn rival(db: &Db, written: &[Vec<Statement>], clients: usize) -> Outcome<f64> {
    let next = Cell::new(0);
    let began = Instant::now();
    let work = join_all((0..clients).map(async |_| {
        while let Some(statements) = written.get(next.replace(next.get() + 1)) {
            db.write(async |tx: &Tx| {
                for statement in statements {
                    tx.execute_raw(statement.clone()).await?;
                }
                Ok(())
            })
            .await
            .map_err(told)?;
        }
        Ok::<_, Failure>(())
    }));
    for done in work.await {
        done?;
    }
    per_second(written.len(), began)
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn per_second(count: usize, began: Instant) -> Outcome<f64> {
    Ok(count as f64 / began.elapsed().as_secs_f64())
}

fn told(failure: ApiFailure) -> Failure {
    match failure {
        ApiFailure::Refused(refusal) => Failure::new(format!("refused: {}", refusal.kind.slug())),
        ApiFailure::Broken(fault) => Failure::from(fault),
    }
}

/// The parts of applications that a sending may or may not touch.
struct Content {
    answers: HashMap<(ApplicationVersionId, String), application_answers::Model>,
    rows: HashMap<(ApplicationVersionId, RowId), application_rows::Model>,
}

impl Content {
    async fn of(db: &Db) -> Outcome<Self> {
        let answers = application_answers::Entity::find().all(db.read()).await?;
        let rows = application_rows::Entity::find().all(db.read()).await?;
        Ok(Self {
            answers: answers.into_iter().map(|row| ((row.version_id, row.question.clone()), row)).collect(),
            rows: rows.into_iter().map(|row| ((row.version_id, row.id), row)).collect(),
        })
    }
}

/// For each transaction the rows that it made or changed, as one INSERT a table; in the order in which the use case writes,
/// the feed's head last but one.
async fn what_was_written(db: &Db, before: &Content) -> Outcome<Vec<Vec<Statement>>> {
    let reader = db.read();
    let backend = reader.get_database_backend();
    let after = Content::of(db).await?;
    let mut answers: HashMap<ApplicationVersionId, Vec<application_answers::Model>> = HashMap::new();
    for (key, row) in after.answers {
        if before.answers.get(&key) != Some(&row) {
            answers.entry(key.0).or_default().push(row);
        }
    }
    let mut rows: HashMap<ApplicationVersionId, Vec<application_rows::Model>> = HashMap::new();
    for (key, row) in after.rows {
        if before.rows.get(&key) != Some(&row) {
            rows.entry(key.0).or_default().push(row);
        }
    }
    let mut versions: HashMap<ApplicationId, application_versions::Model> = HashMap::new();
    for row in application_versions::Entity::find().all(reader).await? {
        versions.insert(row.application_id, row);
    }
    let mut equality: HashMap<ApplicationId, application_equality::Model> = HashMap::new();
    for row in application_equality::Entity::find().all(reader).await? {
        equality.insert(row.application_id, row);
    }
    let mut audit: HashMap<String, audit_log::Model> = HashMap::new();
    for row in audit_log::Entity::find().filter(audit_log::Column::Did.eq("sent_application")).all(reader).await? {
        audit.insert(row.subject.clone(), row);
    }
    let mut events: HashMap<ApplicationId, outbox::Model> = HashMap::new();
    for row in outbox::Entity::find().all(reader).await? {
        if let Event::ApplicationSent { application, .. } = &row.event.0 {
            events.insert(*application, row);
        }
    }
    let mut changes: HashMap<String, change_feed::Model> = HashMap::new();
    for row in change_feed::Entity::find().all(reader).await? {
        if let Some(application) = row.change.0["application_id"].as_str() {
            changes.insert(application.to_owned(), row);
        }
    }
    let mut keys: HashMap<String, idempotency_keys::Model> = HashMap::new();
    for row in idempotency_keys::Entity::find().all(reader).await? {
        keys.insert(row.actor.clone(), row);
    }
    let mut all = Vec::new();
    for sent in applications::Entity::find()
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .order_by_asc(applications::Column::Id)
        .all(reader)
        .await?
    {
        let id = sent.id;
        let user: Option<UserId> = sent.applicant_id;
        let missing = |what: &str| Failure::new(format!("a sent application has no {what}"));
        let version = versions.remove(&id).ok_or_else(|| missing("version"))?;
        let change = changes.remove(&id.to_string()).ok_or_else(|| missing("change in the feed"))?;
        let key = user.and_then(|user| keys.remove(&user.to_string())).ok_or_else(|| missing("key"))?;
        let mut statements = vec![insert::<idempotency_keys::Entity>(backend, vec![key])];
        let of_version = version.id;
        statements.push(insert::<applications::Entity>(backend, vec![sent]));
        statements.push(insert::<application_versions::Entity>(backend, vec![version]));
        if let Some(answers) = answers.remove(&of_version) {
            statements.push(insert::<application_answers::Entity>(backend, answers));
        }
        if let Some(rows) = rows.remove(&of_version) {
            statements.push(insert::<application_rows::Entity>(backend, rows));
        }
        let apart = equality.remove(&id).ok_or_else(|| missing("row for equality"))?;
        statements.push(insert::<application_equality::Entity>(backend, vec![apart]));
        let row = audit.remove(&id.to_string()).ok_or_else(|| missing("row in the audit log"))?;
        statements.push(insert::<audit_log::Entity>(backend, vec![row]));
        let event = events.remove(&id).ok_or_else(|| missing("event"))?;
        statements.push(insert::<outbox::Entity>(backend, vec![event]));
        statements.push(
            feed_heads::Entity::update_many()
                .col_expr(feed_heads::Column::Seq, Expr::col(feed_heads::Column::Seq).add(1_i64))
                .filter(feed_heads::Column::Feed.eq(change.feed.clone()))
                .build(backend),
        );
        statements.push(insert::<change_feed::Entity>(backend, vec![change]));
        all.push(statements);
    }
    Ok(all)
}

fn insert<E: EntityTrait>(backend: DbBackend, rows: Vec<E::Model>) -> Statement
where
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    use sea_orm::ActiveModelTrait;
    E::insert_many(rows.into_iter().map(|row| row.into_active_model().reset_all())).build(backend)
}
