//! `kill -9` in the middle of a run of retention: nothing is removed by half, nothing counted twice or not at all, and the
//! next run goes on (G1-8, X15-3).

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use api::clock::Clock;
use api::db::Db;
use api::db::entities::{
    ads, anonymous_sums, application_equality, application_versions, applications, attachments, audit_log, blobs,
    change_feed, jobs, recruitments, retention_counts, retention_runs,
};
use api::db::stored::Stored;
use api::random;
use chrono::TimeDelta;
use domain::applications::{ApplicationKind, ApplicationState, Counted, Removed};
use domain::ids::{ApplicationId, ApplicationVersionId, BlobId};
use domain::language::Language;
use domain::personal::Personal;
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tests::{Engine, empty_database};

use crate::program::Program;
use crate::rounds::five_minutes_pass;
use crate::stage;

/// Sent applications of one recruitment, each with a file: several batches.
const APPLICATIONS: usize = 1_300;
/// Kills of one run.
const KILLS: usize = 4;
/// So many rows of a statement have no more parameters than either database takes.
const AT_ONCE: usize = 200;
const PATIENCE: Duration = Duration::from_secs(120);

/// A recruitment that ended three years ago, straight in the tables; nothing else may run.
async fn set(program: &Program) {
    stage::set(program).await;
    let db = Db::connect(&program.database(), 1).await.unwrap();
    let now = Clock::real().now();
    let long_ago = now - TimeDelta::days(3 * 366);
    let recruitment = ads::Entity::find().one(db.read()).await.unwrap().unwrap().recruitment_id;
    db.write(async |tx| {
        recruitments::Entity::update_many()
            .col_expr(recruitments::Column::State, Expr::value(RecruitmentState::Ended))
            .col_expr(recruitments::Column::EndedAt, Expr::value(long_ago))
            .exec(tx)
            .await?;
        for _ in 0..APPLICATIONS.div_ceil(AT_ONCE) {
            let mut rows = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
            for _ in 0..AT_ONCE.min(APPLICATIONS) {
                let (id, version, blob): (ApplicationId, ApplicationVersionId, BlobId) =
                    (random::id(), random::id(), random::id());
                let storage_key = random::token();
                let folder = program.files().join(&storage_key[..2]);
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(folder.join(&storage_key), id.to_string()).unwrap();
                rows.0.push(applications::ActiveModel {
                    id: Set(id),
                    recruitment_id: Set(recruitment),
                    applicant_id: Set(None),
                    kind: Set(ApplicationKind::Targeted),
                    state: Set(ApplicationState::Sent),
                    language: Set(Language::Sv),
                    draft_version_id: Set(None),
                    in_force_version_id: Set(Some(version)),
                    row_version: Set(RowVersion(1)),
                    created_at: Set(long_ago),
                    saved_at: Set(long_ago),
                    sent_at: Set(Some(long_ago)),
                    edited_at: Set(None),
                    withdrawn_at: Set(None),
                });
                rows.1.push(application_versions::ActiveModel {
                    id: Set(version),
                    application_id: Set(id),
                    number: Set(1),
                    form_version: Set(1),
                    own_basics: Set(Stored(std::collections::BTreeMap::new())),
                    basics_at_sending: Set(None),
                    wishes_no_publication: Set(false),
                    in_force_from: Set(Some(long_ago)),
                    receipt_number: Set(None),
                    receipt_sha256: Set(None),
                    created_at: Set(long_ago),
                });
                rows.2.push(blobs::ActiveModel {
                    id: Set(blob),
                    sha256: Set(String::new()),
                    size: Set(36),
                    kind: Set("attachment".to_owned()),
                    media_type: Set("application/pdf".to_owned()),
                    storage_key: Set(storage_key),
                    scan_state: Set("unscanned".to_owned()),
                    created_at: Set(long_ago),
                });
                rows.3.push(attachments::ActiveModel {
                    version_id: Set(version),
                    id: Set(random::id()),
                    question: Set("cv".to_owned()),
                    blob_id: Set(blob),
                    name: Set(Personal("cv.pdf".to_owned())),
                    position: Set(1),
                    created_at: Set(long_ago),
                });
                rows.4.push(application_equality::ActiveModel {
                    application_id: Set(id),
                    gender: Set(Personal("other".to_owned())),
                    state_employer: Set(None),
                    state_agency: Set(None),
                });
            }
            applications::Entity::insert_many(rows.0).exec_without_returning(tx).await?;
            application_versions::Entity::insert_many(rows.1).exec_without_returning(tx).await?;
            blobs::Entity::insert_many(rows.2).exec_without_returning(tx).await?;
            attachments::Entity::insert_many(rows.3).exec_without_returning(tx).await?;
            application_equality::Entity::insert_many(rows.4).exec_without_returning(tx).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    db.close().await.unwrap();
}

async fn left(db: &Db) -> usize {
    usize::try_from(applications::Entity::find().count(db.read()).await.unwrap()).unwrap()
}

fn stored(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { stored(&path) } else { 1 }).sum()
}

/// Kills it at several points, then lets it finish.
pub(crate) async fn run(engine: Engine, seed: u64) {
    eprintln!("{engine:?}: retention with VIRKA_KILLS_SEED={seed}");
    let mut dice = StdRng::seed_from_u64(seed);
    let program = Program::new(engine, (engine == Engine::Postgres).then(empty_database), "smtp://127.0.0.1:9");
    set(&program).await;
    let db = Db::connect(&program.database(), 2).await.unwrap();
    let all: usize = left(&db).await;
    let mut points = BTreeSet::new();
    for part in 0..KILLS {
        let mut process = program.launch(&["admin", "retention"]);
        let (began, before) = (Instant::now(), left(&db).await);
        // Some way into this run, and then anywhere in a batch.
        let some = all.saturating_sub(all * (part + 1) / (KILLS + 2)).min(before);
        while left(&db).await >= some && process.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < PATIENCE, "it does not go on\n{}", program.log());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(dice.random_range(0..60))).await;
        drop(process.kill());
        process.wait().unwrap();
        points.insert(left(&db).await);
        five_minutes_pass(&db, Clock::real().now() + TimeDelta::minutes(5)).await;
    }
    program.command(&["admin", "retention"]);
    eprintln!("{engine:?}: killed when so many applications were left: {points:?}");
    assert!(points.iter().any(|left| (1..all).contains(left)), "no kill fell into a run: {points:?}");

    let log = || format!("VIRKA_KILLS_SEED={seed}\n{}", program.log());
    assert_eq!(left(&db).await, 0, "{}", log());
    for (counted, value) in [(Counted::Language, "sv"), (Counted::Gender, "other")] {
        let sum = anonymous_sums::Entity::find()
            .filter(anonymous_sums::Column::Counted.eq(counted))
            .all(db.read())
            .await
            .unwrap();
        let sum: Vec<_> = sum.iter().map(|row| (row.value.as_str(), usize::try_from(row.number).unwrap())).collect();
        assert_eq!(sum, [(value, all)], "each is counted once: {}", log());
    }
    let counts = retention_counts::Entity::find().all(db.read()).await.unwrap();
    for kind in [Removed::Anonymised, Removed::Files] {
        let number: i32 = counts.iter().filter(|row| row.removed == kind).map(|row| row.number).sum();
        assert_eq!(usize::try_from(number).unwrap(), all, "{kind} of all runs together: {}", log());
    }
    let runs = retention_runs::Entity::find().all(db.read()).await.unwrap();
    assert!(runs.iter().any(|run| run.finished_at.is_none()), "a run that was killed has no end");
    let audited = audit_log::Entity::find().filter(audit_log::Column::Did.eq("anonymised_application"));
    let audited: Vec<String> = audited.all(db.read()).await.unwrap().into_iter().map(|row| row.subject).collect();
    assert_eq!((audited.len(), audited.iter().collect::<BTreeSet<_>>().len()), (all, all));
    let told = change_feed::Entity::find().filter(change_feed::Column::Feed.eq("agency:migri")).all(db.read()).await;
    assert_eq!(told.unwrap().len(), all, "the agency hears of each once");
    assert_eq!(blobs::Entity::find().count(db.read()).await.unwrap(), 0);
    assert_eq!(jobs::Entity::find().count(db.read()).await.unwrap(), 0, "{}", log());
    assert_eq!(stored(&program.files()), 0, "files of what is gone");
    db.close().await.unwrap();
}
