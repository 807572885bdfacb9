//! Thousands of random steps by several applicants and recruiters, some of them at the same moment; after each the same
//! things hold (issue 7, “it cannot go wrong”).

mod replay;
mod rules;

use chrono::TimeDelta;
use futures_util::future::join_all;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Dice, Reply, TestApp, both};

use super::{Applicant, Table, applied, book, cancel, good, send_seen, wish_with};
use crate::applications::version;
use api::db::entities::{interview_invitations, interview_slots};
use replay::Calendars;

/// How many steps on each database.
const STEPS: usize = 1_000;
/// How many of them happen at the same moment, now and then.
const AT_ONCE: usize = 4;

struct World<'a> {
    app: &'a TestApp,
    tables: Vec<Table>,
    people: Vec<Applicant>,
    interviewers: Vec<String>,
    links: Vec<String>,
    calendars: Calendars,
    dice: Dice,
}

/// One thing that somebody does; answers what came back.
enum Step {
    Invite { table: usize, person: usize, slot: Option<String> },
    Book { link: String, slot: String },
    Cancel { link: String },
    BookFor { invitation: (usize, String), slot: String },
    CancelFor { invitation: (usize, String) },
    Remove { table: usize, slot: String },
    Add { table: usize, minute: usize, capacity: usize },
    Change { table: usize, slot: String, capacity: usize, place: usize },
    Withdraw { person: usize },
    SendAgain { person: usize },
    Prolong { table: usize, days: usize },
}

impl<'a> World<'a> {
    async fn new(app: &'a TestApp, seed: u64) -> Self {
        let mut interviewers = Vec::new();
        let recruiter = app.reader("migri").await;
        for name in ["Ada Demo", "Eva Demo", "Bo Demo"] {
            let made = recruiter.send(Method::POST, "/agencies/migri/interviewers", json!({ "name": name })).await;
            interviewers.push(good(made)["id"].as_str().unwrap().to_owned());
        }
        let (mut tables, mut people) = (Vec::new(), Vec::new());
        for number in 0..2 {
            let stage = app.stage("migri").await;
            app.set_recruitment(&stage, |row| row.closes_at = Set(app.now() + TimeDelta::days(300))).await;
            for name in ["Aino", "Eero", "Leena"] {
                people.push(applied(app, &stage, &format!("{name}{number}")).await);
            }
            // Two rounds of each recruitment; all four share interviewers.
            for first in 0..2 {
                let who = [&interviewers[(first + number) % 2], &interviewers[2]];
                let who = if first == 0 { json!([who[0]]) } else { json!([who[0], who[1]]) };
                tables.push(
                    Table::with(
                        stage.clone(),
                        app.reader("migri").await,
                        wish_with(|wish| wish["interviewer_ids"] = who),
                    )
                    .await,
                );
            }
        }
        app.work().await;
        Self {
            app,
            tables,
            people,
            interviewers,
            links: Vec::new(),
            calendars: Calendars::default(),
            dice: Dice::of(seed),
        }
    }

    /// What somebody might do now.
    async fn step(&mut self) -> Step {
        let db = self.app.app.db.read();
        let table = self.dice.below(self.tables.len());
        let round = self.tables[table].round.rsplit('/').next().unwrap().to_owned();
        let slots = interview_slots::Entity::find().all(db).await.unwrap();
        let of_round: Vec<_> = slots.iter().filter(|slot| slot.round_id.to_string() == round).collect();
        let invitations = interview_invitations::Entity::find().all(db).await.unwrap();
        let dice = &mut self.dice;
        let any = |dice: &mut Dice, from: &[&interview_slots::Model]| {
            if from.is_empty() {
                "01920000-0000-7000-8000-000000000000".to_owned()
            } else {
                dice.pick(from).id.to_string()
            }
        };
        let all: Vec<_> = slots.iter().collect();
        let person = dice.below(self.people.len());
        let minute = dice.below(200) * 15;
        match dice.below(100) {
            0..12 => {
                let slot = dice.percent(30).then(|| any(dice, &of_round));
                Step::Invite { table, person, slot }
            }
            12..45 if !self.links.is_empty() => {
                let from = self.links.len().saturating_sub(24);
                let link = self.links[from + dice.below(self.links.len() - from)].clone();
                Step::Book { link, slot: any(dice, &all) }
            }
            45..55 if !self.links.is_empty() => Step::Cancel { link: dice.pick(&self.links).clone() },
            55..68 if !invitations.is_empty() => {
                let invitation = dice.pick(&invitations).clone();
                let at = self
                    .tables
                    .iter()
                    .position(|table| table.round.ends_with(&invitation.round_id.to_string()))
                    .unwrap();
                let own: Vec<_> = slots.iter().filter(|slot| slot.round_id == invitation.round_id).collect();
                let invitation = (at, invitation.id.to_string());
                if dice.percent(75) {
                    Step::BookFor { invitation, slot: any(dice, &own) }
                } else {
                    Step::CancelFor { invitation }
                }
            }
            68..75 if !of_round.is_empty() => Step::Remove { table, slot: any(dice, &of_round) },
            75..80 if !of_round.is_empty() => {
                Step::Change { table, slot: any(dice, &of_round), capacity: 1 + dice.below(3), place: dice.below(3) }
            }
            80..83 => Step::Withdraw { person },
            83..88 => Step::SendAgain { person },
            88..90 => Step::Prolong { table, days: 1 + dice.below(9) },
            _ => Step::Add { table, minute, capacity: 1 + dice.below(2) },
        }
    }

    async fn recruiter(&self, table: usize) -> Browser {
        self.app.logged_in(&self.tables[table].recruiter).await
    }

    /// Changes a round as it is seen just now; somebody else may be faster.
    async fn on_round(&self, table: usize, method: Method, rest: &str, body: Value) -> Reply {
        let (recruiter, round) = (self.recruiter(table).await, &self.tables[table].round);
        let seen = good(recruiter.ask(Method::GET, round).await)["version"].clone();
        send_seen(&recruiter, method, &format!("{round}{rest}"), &seen, body).await
    }

    async fn act(&self, person: usize, what: &str) -> Reply {
        let person = &self.people[person];
        let browser = self.app.logged_in(&person.browser).await;
        let body = json!({ "base_version": version(&browser, &person.path()).await });
        browser.send(Method::POST, &format!("{}/{what}", person.path()), body).await
    }

    async fn take(&self, step: &Step) -> Reply {
        match step {
            Step::Invite { table, person, slot } => {
                let mut invitee = json!({ "application_id": self.people[*person].application });
                if let Some(slot) = slot {
                    invitee["slot_id"] = json!(slot);
                }
                let path = format!("{}/invitations", self.tables[*table].round);
                self.recruiter(*table).await.send(Method::POST, &path, json!({ "invitees": [invitee] })).await
            }
            Step::Book { link, slot } => book(self.app, link, slot).await,
            Step::Cancel { link } => cancel(self.app, link).await,
            Step::BookFor { invitation: (table, id), slot } => {
                let path = format!("{}/invitations/{id}/booking", self.tables[*table].round);
                self.recruiter(*table).await.send(Method::PUT, &path, json!({ "slot_id": slot })).await
            }
            Step::CancelFor { invitation: (table, id) } => {
                let path = format!("{}/invitations/{id}/booking", self.tables[*table].round);
                self.recruiter(*table).await.ask(Method::DELETE, &path).await
            }
            Step::Remove { table, slot } => {
                let body = json!({ "message": "Tiden gick inte." });
                self.on_round(*table, Method::POST, &format!("/slots/{slot}/removal"), body).await
            }
            Step::Change { table, slot, capacity, place } => {
                let body = json!({ "capacity": capacity, "place": format!("Rum {place}") });
                self.on_round(*table, Method::PUT, &format!("/slots/{slot}"), body).await
            }
            Step::Withdraw { person } => self.act(*person, "withdrawal").await,
            Step::SendAgain { person } => self.act(*person, "resubmission").await,
            Step::Prolong { table, days } => {
                let until = self.app.now() + TimeDelta::days(i64::try_from(*days).unwrap());
                let who = self.tables[*table].shown_people(&self.recruiter(*table).await).await;
                let wish = wish_with(|wish| {
                    wish["book_until"] = json!(domain::time::helsinki::write_local(until));
                    wish["interviewer_ids"] = who;
                });
                self.on_round(*table, Method::PUT, "", wish).await
            }
            Step::Add { table, minute, capacity } => {
                let start = self.app.now() + TimeDelta::minutes(60 + i64::try_from(*minute).unwrap());
                let start = domain::time::helsinki::write_local(start);
                let body = json!({ "times": [{ "starts_at": start, "minutes": 30, "capacity": capacity }] });
                self.on_round(*table, Method::POST, "/slots", body).await
            }
        }
    }

    /// Nothing breaks, whatever is asked.
    fn answered(reply: &Reply) {
        assert!(matches!(reply.status, 200 | 201 | 404 | 409 | 410 | 412 | 422), "{} {}", reply.status, reply.text());
    }
}

impl Table {
    /// The ids of its interviewers.
    async fn shown_people(&self, recruiter: &Browser) -> Value {
        let shown = good(recruiter.ask(Method::GET, &self.round).await);
        shown["interviewers"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
    }
}

async fn play(app: &TestApp, seed: u64) {
    let mut world = World::new(app, seed).await;
    let (mut taken, mut done) = (0, 0);
    while taken < STEPS {
        let at_once = if world.dice.percent(25) { AT_ONCE } else { 1 };
        let mut steps = Vec::new();
        for _ in 0..at_once {
            steps.push(world.step().await);
        }
        let replies = join_all(steps.iter().map(|step| world.take(step))).await;
        replies.iter().for_each(World::answered);
        taken += at_once;
        done += replies.iter().filter(|reply| reply.status < 300).count();
        rules::hold(app).await;
        if world.dice.percent(40) {
            world.links.extend(world.calendars.read_new_mails(app).await);
            world.calendars.agree(app).await;
        }
        if world.dice.percent(10) {
            // Deadlines pass, and interviews.
            let hours = i64::try_from(1 + world.dice.below(20)).unwrap();
            app.wait(TimeDelta::hours(hours));
            api::jobs::watch_deadlines(&app.app).await.unwrap();
        }
    }
    world.links.extend(world.calendars.read_new_mails(app).await);
    world.calendars.agree(app).await;
    assert!(done > STEPS / 5, "only {done} of {taken} steps did anything");
    assert_eq!(world.interviewers.len(), 3);
}

both! {
    /// Holds X12-6: whoever does what in whatever order, no time has more than it may, nobody two times, no interviewer is in
    /// two places, and every applicant's calendar says what the database says.
    async fn in_whatever_order_the_same_things_hold(app: &TestApp) {
        play(app, 20_261_125).await;
    }
}
