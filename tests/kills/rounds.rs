//! Kill, start, look; again and again, while people go on.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::{Duration, Instant};

use api::clock::Clock;
use api::db::Db;
use api::db::entities::jobs;
use chrono::TimeDelta;
use domain::event::Event;
use domain::ids::ApplicationId;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::{Engine, Mood, SmtpSink, empty_database};

use crate::aims::{Aim, Kill, part_of};
use crate::invariants::{self, Rows};
use crate::person::Person;
use crate::program::Program;
use crate::stage;
use crate::world::World;

/// People who are at it at the same time.
const AT_ONCE: usize = 4;
/// People who have finished and are looked at again each time; at the end all are.
const LOOKED_AT_AGAIN: usize = 2;
/// As in the queue: after this another worker takes over what a killed one had begun.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// As many kills and more are worth waiting for a lease to run out by the real clock.
const MANY: usize = 100;
/// How long a loaded machine may take to send what is due.
const PATIENCE: Duration = Duration::from_secs(90);

struct Loop {
    engine: Engine,
    program: Program,
    world: Rc<World>,
    people: Vec<Rc<Person>>,
    dice: StdRng,
    seed: u64,
    /// How many of the people have done everything, or have given up with a fault.
    finished: Rc<Cell<usize>>,
    tasks: Vec<actix_rt::task::JoinHandle<()>>,
    /// Mails that the mail server had when the worker was killed before it could hear so.
    unsaid: BTreeSet<String>,
    worker_kills: usize,
    aims: BTreeMap<Aim, (usize, usize)>,
    starts: Duration,
}

/// Kills as often as told, then lets the rest be done and looks at everything once more.
pub(crate) async fn run(engine: Engine, kills: usize, seed: u64) {
    eprintln!("{engine:?}: {kills} kills with VIRKA_KILLS_SEED={seed}");
    let began = Instant::now();
    let mail = SmtpSink::start().await;
    let database = (engine == Engine::Postgres).then(empty_database);
    let mut program = Program::new(engine, database, &mail.url());
    let (ad, terms) = stage::set(&program).await;
    let world = Rc::new(World::new(program.url(), mail, ad, terms));
    program.start();
    let starts = program.is_ready().await;
    let mut this = Loop {
        engine,
        program,
        world,
        people: Vec::new(),
        dice: StdRng::seed_from_u64(seed),
        seed,
        finished: Rc::default(),
        tasks: Vec::new(),
        unsaid: BTreeSet::new(),
        worker_kills: 0,
        aims: BTreeMap::new(),
        starts,
    };
    for number in 1..=kills {
        this.kill(number).await;
    }
    this.finish(kills >= MANY).await;
    this.report(kills, began.elapsed());
}

impl Loop {
    /// Lets new people come for those who have finished.
    fn fill(&mut self) {
        while self.people.len() - self.finished.get() < AT_ONCE {
            let number = u32::try_from(self.people.len()).unwrap();
            let person = Person::new(&self.world, number);
            self.people.push(Rc::clone(&person));
            let (world, finished) = (Rc::clone(&self.world), Rc::clone(&self.finished));
            let seed = self.seed.wrapping_mul(1_000_003).wrapping_add(u64::from(number));
            self.tasks.push(actix_rt::spawn(async move {
                person.live(world, seed).await;
                finished.set(finished.get() + 1);
            }));
        }
    }

    async fn kill(&mut self, number: usize) {
        self.fill();
        let kill = Kill::chosen(self.engine, &mut self.dice);
        let mails = self.world.mails().len();
        let came = self.await_moment(kill).await;
        let tally = self.aims.entry(kill.aim).or_default();
        tally.0 += 1;
        tally.1 += usize::from(came);
        self.down(kill);
        if kill.aim == Aim::MailUnsaid {
            self.unsaid.extend(
                self.world.mails().iter().skip(mails).last().filter(|_| came).map(|mail| mail.message_id.clone()),
            );
        }
        let mut killed_at = Clock::real().now();
        self.world.mail.be(Mood::Willing);
        let world = Rc::clone(&self.world);
        let nobody = world.stop().await;
        if kill.aim == Aim::Starting {
            self.program.start();
            tokio::time::sleep(part_of(self.starts.mul_f64(1.2), &mut self.dice)).await;
            self.program.kill(true, true);
            // What it had begun in its short life is left too.
            killed_at = Clock::real().now();
        }
        self.program.start();
        self.starts = self.program.is_ready().await.max(Duration::from_millis(100));
        let db = Db::connect(&self.program.database(), 1).await.unwrap();
        if kill.worker {
            five_minutes_pass(&db, killed_at + LEASE).await;
        }
        let finished: Vec<usize> = (0..LOOKED_AT_AGAIN).map(|_| self.dice.random_range(0..self.people.len())).collect();
        let begun = self.people.len().saturating_sub(AT_ONCE + LOOKED_AT_AGAIN);
        let looked_at = (0..self.people.len()).filter(|at| *at >= begun || finished.contains(at)).collect::<Vec<_>>();
        self.look(&db, &looked_at, number.is_multiple_of(20)).await;
        db.close().await.unwrap();
        self.complain(&format!("after kill {number} ({kill:?})"));
        self.world.is_up();
        drop(nobody);
    }

    async fn await_moment(&mut self, kill: Kill) -> bool {
        let world = Rc::clone(&self.world);
        let mut dice = StdRng::seed_from_u64(self.dice.random());
        let moment = kill.comes(&world, &mut dice);
        tokio::pin!(moment);
        loop {
            // People who have finished make room for others meanwhile.
            tokio::select! {
                came = &mut moment => return came,
                () = tokio::time::sleep(Duration::from_millis(20)) => self.fill(),
            }
        }
    }

    fn down(&mut self, kill: Kill) {
        if kill.server {
            self.world.goes_down();
        }
        self.program.kill(kill.server, kill.worker);
        self.worker_kills += usize::from(kill.worker);
    }

    /// Compares what is there with what people know; `thoroughly` reads every file too.
    async fn look(&mut self, db: &Db, people: &[usize], thoroughly: bool) {
        let rows = Rows::load(db).await;
        let mut faults = invariants::faults(&rows, &self.world);
        if thoroughly {
            faults.extend(invariants::store(&rows, &self.program.files(), true));
            if !invariants::is_sound(db).await {
                faults.push("the database's file is not sound".to_owned());
            }
        }
        for person in people.iter().map(|at| Rc::clone(&self.people[*at])) {
            let sign_ups = rows.registrations.iter().filter(|row| *row.email == person.email).count();
            let account = rows.users.iter().any(|user| *user.email == person.email);
            let shown = match person.shown(&self.world, sign_ups > 0, account).await {
                Ok(shown) => shown,
                Err(failure) => {
                    faults.push(format!("{} cannot look: {failure}", person.email));
                    continue;
                }
            };
            let mut journal = person.journal.borrow_mut();
            let (kept, other) = journal.allowed(&person.email);
            let done = match other {
                Some(other) if shown == other => true,
                _ if shown == kept => false,
                other => {
                    faults.push(format!("{}: is {shown:#?}\nmust be {kept:#?}\nor {other:#?}", person.email));
                    continue;
                }
            };
            if let Some(pending) = journal.pending.as_mut().filter(|pending| pending.cut) {
                pending.cut = false;
                self.world.cut(pending.act.kind(), done);
            }
        }
        let bad = |line: &&str| ["panicked", "ERROR", "bug:"].iter().any(|word| line.contains(word));
        faults.extend(self.program.log().lines().filter(bad).map(|line| format!("the log says: {line}")));
        faults.into_iter().for_each(|fault| self.world.fault(fault));
    }

    fn complain(&self, when: &str) {
        let faults = self.world.faults();
        assert!(
            faults.is_empty(),
            "{:?}, {when}, VIRKA_KILLS_SEED={}:\n{}\n--- log ---\n{}",
            self.engine,
            self.seed,
            faults.join("\n"),
            self.program
                .log()
                .lines()
                .rev()
                .take(60)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
                .join("\n")
        );
    }

    /// Everybody stops where they are; the mails go out, what nobody needs is removed, and everything is looked at.
    async fn finish(&mut self, real_lease: bool) {
        let world = Rc::clone(&self.world);
        let nobody = world.stop().await;
        self.tasks.drain(..).for_each(|task| task.abort());
        let db = Db::connect(&self.program.database(), 1).await.unwrap();
        self.nothing_is_due(&db).await;
        let mut faults = Vec::new();
        let rows = Rows::load(&db).await;
        let came = invariants::deliveries(&self.world, &mut faults);
        self.every_act_has_its_mail(&rows, &mut faults);
        let repeats: usize = came.values().map(|times| times - 1).sum();
        if repeats > self.worker_kills {
            faults.push(format!("{repeats} mails came again after {} kills", self.worker_kills));
        }
        for id in self.unsaid.iter().filter(|id| came.get(*id).is_none_or(|times| *times < 2)) {
            faults.push(format!("the mail {id}, of which the program could not know, was not repeated"));
        }
        eprintln!("{:?}: {} mails, of which {repeats} came again with the same Message-ID", self.engine, came.len());
        an_hour_passes(&db).await;
        self.nothing_is_due(&db).await;
        let everybody: Vec<usize> = (0..self.people.len()).collect();
        self.look(&db, &everybody, true).await;
        let rows = Rows::load(&db).await;
        faults.extend(invariants::store(&rows, &self.program.files(), false));
        faults.into_iter().for_each(|fault| self.world.fault(fault));
        self.complain("at the end");
        db.close().await.unwrap();
        drop(nobody);
        if real_lease {
            self.a_lease_runs_out().await;
        }
    }

    /// Waits until the worker has done all that is due.
    async fn nothing_is_due(&self, db: &Db) {
        let began = Instant::now();
        loop {
            let rows = Rows::load(db).await;
            let now = Clock::real().now();
            let due = rows.jobs.iter().filter(|job| job.run_at <= now).count() + rows.unplanned();
            if due == 0 {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "{due} jobs are not done after {PATIENCE:?}\n{}", self.program.log());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// One mail for each sign-up and one for each application that was sent: not one less, not one more.
    fn every_act_has_its_mail(&self, rows: &Rows, faults: &mut Vec<String>) {
        let mails = self.world.mails();
        for person in &self.people {
            let ids: BTreeSet<&str> =
                mails.iter().filter(|mail| mail.to == person.email).map(|mail| mail.message_id.as_str()).collect();
            let user = rows.users.iter().find(|user| *user.email == person.email).map(|user| user.id);
            let own = |id: ApplicationId| rows.applications.iter().find(|row| row.id == id && row.applicant_id == user);
            let (mut told, mut may, mut left) = (0, 0, 0);
            for (event, _) in rows.events() {
                match event {
                    Event::ApplicationSent { application, .. } | Event::ApplicationEdited { application, .. } => {
                        told += usize::from(own(*application).is_some());
                    }
                    // Nobody is told of a withdrawal who has sent again before the mail was written.
                    Event::ApplicationWithdrawn { application, .. } => {
                        may += usize::from(own(*application).is_some());
                        left = usize::from(own(*application).is_some_and(|row| row.withdrawn_at.is_some())).max(left);
                    }
                    _ => {}
                }
            }
            let acts = rows.registrations.iter().filter(|row| *row.email == person.email).count() + told;
            if !(acts + left..=acts + may).contains(&ids.len()) {
                faults.push(format!("{} has {} mails of {acts} acts and {may} withdrawals", person.email, ids.len()));
            }
        }
    }

    /// The same by the real clock: nobody touches the queue, and after five minutes another worker takes the job over.
    async fn a_lease_runs_out(&mut self) {
        let world = Rc::clone(&self.world);
        world.mail.be(Mood::Silent);
        let last = Person::new(&world, u32::try_from(self.people.len()).unwrap());
        let person = actix_rt::spawn(Rc::clone(&last).live(Rc::clone(&world), self.seed));
        world.mail.reads_another().await;
        self.program.kill(false, true);
        if self.engine == Engine::Sqlite {
            self.world.goes_down();
            self.program.kill(true, false);
        }
        world.mail.be(Mood::Willing);
        let id = world.mails().last().unwrap().message_id.clone();
        let killed = Instant::now();
        self.program.start();
        self.program.is_ready().await;
        self.world.is_up();
        let times = || world.mails().iter().filter(|mail| mail.message_id == id).count();
        while times() < 2 {
            assert!(killed.elapsed() < Duration::from_secs(400), "the lease does not run out");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        eprintln!("{:?}: a killed worker's mail went out again after {:?}", self.engine, killed.elapsed());
        person.await.unwrap();
        self.complain("after a lease ran out");
    }

    fn report(&self, kills: usize, took: Duration) {
        let tallies = self.world.tallies();
        let cut: u32 = tallies.values().map(|tally| tally.cut_done + tally.cut_not_done).sum();
        eprintln!(
            "{:?}: {kills} kills in {took:?}, {} people, {cut} acts cut, last start {:?}",
            self.engine,
            self.people.len(),
            self.starts
        );
        for (kind, tally) in &tallies {
            eprintln!(
                "  {kind:12?} {:5} acknowledged, {:3} cut and done, {:3} cut and not done",
                tally.acknowledged, tally.cut_done, tally.cut_not_done
            );
        }
        for (aim, (times, came)) in &self.aims {
            eprintln!("  {aim:?}: {times} times, of which {came} in the moment");
        }
        assert!(cut > 0, "no kill hit anything");
    }
}

/// What a killed worker had leased is free again. A living one's leases are younger and stay.
pub(crate) async fn five_minutes_pass(db: &Db, until: domain::time::Instant) {
    let past = Clock::real().now() - TimeDelta::seconds(1);
    jobs::Entity::update_many()
        .col_expr(jobs::Column::LeaseUntil, Expr::value(past))
        .filter(jobs::Column::LeaseUntil.lte(until))
        .exec(db.read())
        .await
        .unwrap();
}

/// What should be looked at in an hour is due.
async fn an_hour_passes(db: &Db) {
    let past = Clock::real().now() - TimeDelta::seconds(1);
    jobs::Entity::update_many()
        .col_expr(jobs::Column::RunAt, Expr::value(past))
        .filter(jobs::Column::RunAt.gt(past))
        .exec(db.read())
        .await
        .unwrap();
}

impl Rows {
    /// Events that nobody has planned.
    fn unplanned(&self) -> usize {
        self.events().filter(|(event, planned)| !planned && !matches!(event, Event::AccountCreated { .. })).count()
    }
}
