//! A person who registers, fills in and sends, through the client that the browser uses: one request at a time, repeated
//! with the same key until it is answered.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use client::{Answer, Client, Failure, FileUpload};
use domain::accounts::{AccountKind, ConfirmRegistration, LogIn, Register};
use domain::applications::{ApplicationView, SaveAnswers, SaveRow, SeenApplication, SendApplication, StartApplication};
use domain::forms::{AnswerValue, BasicField, DraftRow, QuestionId, RowField, RowSection};
use domain::ids::{ApplicationId, AttachmentId, RegistrationId, RowId};
use domain::language::Language;
use domain::personal::Personal;
use domain::profile::SaveBasics;
use domain::row_version::RowVersion;
use domain::time::parse_date;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use tests::PASSWORD;
use uuid::Uuid;

use crate::model::{Account, Act, Application, Content, Journal, Kept, Kind, Pending};
use crate::stage::{CV, MORE, NOTE, file};
use crate::world::World;

/// A person and their notes.
pub(crate) struct Person {
    pub(crate) email: String,
    pub(crate) journal: RefCell<Journal>,
    client: Client,
}

type Lived = Result<(), Failure>;

fn text(text: &str) -> AnswerValue {
    AnswerValue::Text(text.to_owned())
}

impl Person {
    pub(crate) fn new(world: &World, number: u32) -> Rc<Self> {
        let email = format!("person{number}@example.org");
        Rc::new(Self { email, journal: RefCell::default(), client: Client::new(&world.url).unwrap() })
    }

    /// Does everything from registration to sending; a refusal that a kill does not explain is a fault.
    pub(crate) async fn live(self: Rc<Self>, world: Rc<World>, seed: u64) {
        let mut dice = StdRng::seed_from_u64(seed);
        if let Err(failure) = self.try_to_live(&world, &mut dice).await {
            let doing = self.journal.borrow().pending.as_ref().map(|pending| format!("{:?}", pending.act.kind()));
            let fields = failure.problem().map(|problem| format!("{:?}", problem.errors)).unwrap_or_default();
            world.fault(format!("{}: {} was refused: {failure} {fields}", self.email, doing.unwrap_or_default()));
        }
    }

    /// Repeats one request until it is answered. Nobody looks while it is under way.
    async fn insist<T>(
        &self,
        world: &World,
        act: Act,
        request: impl AsyncFn() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let kind = act.kind();
        self.journal.borrow_mut().pending = Some(Pending { act, attempts: 0, cut: false });
        loop {
            let (life, pass) = world.pass().await;
            self.note(|pending| pending.attempts += 1);
            world.begins(kind);
            let began = Instant::now();
            match request().await {
                Ok(answer) => {
                    world.acknowledged(kind, began.elapsed());
                    let mut journal = self.journal.borrow_mut();
                    let pending = journal.pending.take().expect("it was pending");
                    journal.kept = journal.kept.after(&pending.act, &self.email);
                    return Ok(answer);
                }
                Err(Failure::NoAnswer(why)) => {
                    if world.lives(life) {
                        world.fault(format!("{}: {kind:?} got no answer from a living server: {why}", self.email));
                    }
                    self.note(|pending| pending.cut = true);
                }
                // The first attempt is being rolled back or committed by the database just now.
                Err(refused) if refused.code() == Some("still_running") => {}
                Err(refused) => return Err(refused),
            }
            drop(pass);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn note(&self, change: impl FnOnce(&mut Pending)) {
        if let Some(pending) = &mut self.journal.borrow_mut().pending {
            change(pending);
        }
    }

    fn was_tried_before(&self) -> bool {
        self.journal.borrow().pending.as_ref().is_some_and(|pending| pending.attempts > 1)
    }

    async fn try_to_live(&self, world: &World, dice: &mut StdRng) -> Lived {
        self.register(world, dice).await?;
        let mut profile = self.profile_version(world).await?;
        for fields in basics(dice) {
            let save = SaveBasics { base_version: profile, basics: wanted(&fields) };
            let act = Act::SaveBasics(fields);
            let saved = self.insist(world, act, async || self.client.save_basics(&save, false).await).await?;
            self.no_conflict(world, &saved.value.conflicts);
            profile = saved.value.version;
        }
        let key: Uuid = api::random::id();
        let wish = StartApplication { ad_id: world.ad, start_from: Default::default(), language: Language::Sv };
        let begun = self.insist(world, Act::Start, async || self.client.start_application(key, &wish).await).await?;
        let mut draft = Draft { person: self, world, id: begun.value.id, version: begun.value.version };
        draft.fill_in(dice).await?;
        let wish = SendApplication { base_version: draft.version, wishes_no_publication: dice.random_bool(0.5) };
        let key: Uuid = api::random::id();
        let sent = async || self.client.send_application(key, draft.id, &wish).await;
        draft.version = self.insist(world, Act::Send, sent).await?.value.version;
        draft.change_mind(dice).await
    }

    async fn profile_version(&self, world: &World) -> Result<RowVersion, Failure> {
        loop {
            let (_, pass) = world.pass().await;
            match self.client.show_profile().await {
                Err(Failure::NoAnswer(_)) => drop(pass),
                shown => return shown.map(|shown| shown.value.version),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn register(&self, world: &World, dice: &mut StdRng) -> Lived {
        let language = *Language::ALL.choose(dice).unwrap();
        let wish = Register {
            email: Personal(self.email.clone()),
            password: Personal(PASSWORD.to_owned()),
            accepted_terms: world.terms.clone(),
            language,
            ad_id: Some(world.ad),
        };
        let key: Uuid = api::random::id();
        let registered = self.insist(world, Act::Register, async || self.client.register(key, &wish).await).await?;
        let id: RegistrationId = registered.value.id;
        let code = ConfirmRegistration { code: Personal(self.code(world).await) };
        let confirmed =
            self.insist(world, Act::Confirm, async || match self.client.confirm_registration(id, &code).await {
                // A kill took the answer: the code is used, and the account is there to log in to.
                Err(refused) if refused.code() == Some("code_wrong") && self.was_tried_before() => Ok(None),
                answer => answer.map(Some),
            });
        if confirmed.await?.is_none() {
            self.insist(world, Act::LogIn, async || self.log_in(&self.client).await).await?;
        }
        self.journal.borrow_mut().logged_in = true;
        Ok(())
    }

    async fn log_in(&self, client: &Client) -> Result<(), Failure> {
        let wish = LogIn {
            email: Personal(self.email.clone()),
            password: Personal(PASSWORD.to_owned()),
            kind: AccountKind::Applicant,
        };
        client.log_in(&wish).await.map(drop)
    }

    /// The code in the mail, which comes when it comes.
    async fn code(&self, world: &World) -> String {
        loop {
            for mail in world.mails().iter().filter(|mail| mail.to == self.email) {
                if let Some(code) = mail.text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6) {
                    return code.to_owned();
                }
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    fn no_conflict(&self, world: &World, conflicts: &[domain::applications::Conflict]) {
        if !conflicts.is_empty() {
            let fields: Vec<&str> = conflicts.iter().map(|conflict| conflict.pointer.as_str()).collect();
            world.fault(format!("{}: a repeated save clashed with itself: {fields:?}", self.email));
        }
    }

    /// What the service shows of this person. `has_account` is what the database says.
    ///
    /// # Errors
    /// When it does not show what it has.
    pub(crate) async fn shown(&self, world: &World, registered: bool, has_account: bool) -> Result<Kept, Failure> {
        if !has_account {
            return Ok(Kept { registered, account: None });
        }
        let logged_in = self.journal.borrow().logged_in;
        let client = if logged_in { self.client.clone() } else { Client::new(&world.url)? };
        if !logged_in {
            self.log_in(&client).await?;
        }
        let basics = client.show_profile().await?.value.basics;
        let list = client.list_applications().await?.value.items;
        let application = match list.first() {
            None => None,
            Some(item) => Some(self.application(world, &client, item.id).await?),
        };
        if list.len() > 1 {
            world.fault(format!("{} has {} applications to one ad", self.email, list.len()));
        }
        Ok(Kept { registered, account: Some(Account { basics, application }) })
    }

    async fn application(&self, world: &World, client: &Client, id: ApplicationId) -> Result<Application, Failure> {
        let view: ApplicationView = client.show_application(id).await?.value;
        for file in &view.attachments {
            // Whole: the server compares what it reads with the sum before it answers, and so do we.
            let bytes = client.fetch_attachment(id, file.id).await?.bytes;
            if api::random::sha256_hex(&bytes) != file.sha256 {
                world.fault(format!("{}: a file is not what was stored", self.email));
            }
        }
        // While it is edited, days stand as one would type them: the same days all the same.
        let days = |(field, value): (RowField, AnswerValue)| {
            let is_day = matches!(field, RowField::CompletedOn | RowField::StartedOn | RowField::EndedOn);
            let day = value.as_text().filter(|_| is_day).and_then(parse_date);
            (field, day.map_or(value, |day| text(&day.to_string())))
        };
        let row = |row: DraftRow| (row.id, (row.section, row.fields.into_iter().map(days).collect()));
        let content = Content {
            answers: view.answers,
            rows: view.rows.into_iter().map(row).collect(),
            files: view.attachments.into_iter().map(|file| (file.id, (file.question, file.sha256))).collect(),
        };
        Ok(Application { content, state: view.state, in_force: view.editing.then(Content::default) })
    }
}

/// An application that is being filled in.
struct Draft<'a> {
    person: &'a Person,
    world: &'a World,
    id: ApplicationId,
    version: RowVersion,
}

impl Draft<'_> {
    async fn fill_in(&mut self, dice: &mut StdRng) -> Lived {
        let degree = BTreeMap::from([
            (RowField::Level, text("l7")),
            (RowField::Degree, text("Filosofie magister")),
            (RowField::School, text("Helsingfors universitet")),
            (RowField::CompletedOn, text("2014-05-31")),
            (RowField::Highest, AnswerValue::YesNo(true)),
        ]);
        self.row(RowSection::Degrees, api::random::id(), degree).await?;
        let mut rows = Vec::new();
        let mut files = Vec::new();
        for round in 0..dice.random_range(4..9) {
            match dice.random_range(0..6) {
                // Two answers in one save: both are there, or none.
                0 | 1 => {
                    let answers = [(NOTE, format!("Anteckning {round}")), ("motivation", format!("Jag vill {round}."))];
                    self.answer(answers.map(|(id, words)| (QuestionId::from(id), text(&words))).into()).await?;
                }
                2 => {
                    let id: RowId = api::random::id();
                    let fields = BTreeMap::from([
                        (RowField::Employer, text(&format!("Verket {round}"))),
                        (RowField::Title, text("Inspektör")),
                        (RowField::StartedOn, text("2015-08-01")),
                        (RowField::Ongoing, AnswerValue::YesNo(true)),
                    ]);
                    self.row(RowSection::Experience, id, fields).await?;
                    rows.push(id);
                }
                3 => {
                    if let Some(id) = rows.pop() {
                        self.remove_row(RowSection::Experience, id).await?;
                    }
                }
                // One fewer than the form takes: there is room for another one later.
                4 if files.len() < 2 => files.push(self.attach(MORE, dice).await?),
                _ => {
                    if let Some(id) = files.pop() {
                        self.detach(id).await?;
                    }
                }
            }
        }
        self.attach(CV, dice).await?;
        // What is asked and may be missing still: ‹I have none› does not go together with rows.
        let mut answers = BTreeMap::from([(QuestionId::from("motivation"), text("Jag vill och kan."))]);
        if rows.is_empty() {
            answers.insert(QuestionId::from("experience"), AnswerValue::YesNo(true));
        }
        self.answer(answers).await
    }

    /// Edits what was sent, withdraws it, sends it again: whatever comes to mind, a few times.
    async fn change_mind(&mut self, dice: &mut StdRng) -> Lived {
        for round in 0..dice.random_range(0..4) {
            if dice.random_bool(0.7) {
                self.act(Act::StartEdit).await?;
                let words = text(&format!("Jag vill ännu mer {round}."));
                self.answer(BTreeMap::from([(QuestionId::from("motivation"), words)])).await?;
                let file = if dice.random_bool(0.5) { Some(self.attach(MORE, dice).await?) } else { None };
                match dice.random_range(0..4) {
                    0 => self.act(Act::DiscardEdit).await?,
                    // Withdrawn in the middle of it.
                    1 => {
                        self.act(Act::Withdraw).await?;
                        self.act(Act::SendAgain).await?;
                    }
                    _ => {
                        // At most as many as the form takes, however often somebody comes back.
                        if let Some(file) = file {
                            self.detach(file).await?;
                            self.look().await?;
                        }
                        self.act(Act::CompleteEdit).await?;
                    }
                }
            } else {
                self.act(Act::Withdraw).await?;
                self.act(Act::SendAgain).await?;
            }
        }
        if dice.random_bool(0.2) { self.act(Act::Withdraw).await } else { Ok(()) }
    }

    async fn act(&mut self, act: Act) -> Lived {
        let (key, client, id): (Uuid, _, _) = (api::random::id(), &self.person.client, self.id);
        let seen = SeenApplication { base_version: self.version };
        let kind = act.kind();
        let request = async || match kind {
            Kind::StartEdit => client.start_edit(key, id, &seen).await,
            Kind::CompleteEdit => {
                let wish = SendApplication { base_version: seen.base_version, wishes_no_publication: false };
                client.complete_edit(key, id, &wish).await
            }
            Kind::DiscardEdit => client.discard_edit(key, id, &seen).await,
            Kind::Withdraw => client.withdraw_application(key, id, &seen).await,
            Kind::SendAgain => client.send_application_again(key, id, &seen).await,
            other => unreachable!("{other:?} is no act on what was sent"),
        };
        self.version = self.person.insist(self.world, act, request).await?.value.version;
        Ok(())
    }

    /// The version after an act that does not tell it.
    async fn look(&mut self) -> Lived {
        loop {
            let (_, pass) = self.world.pass().await;
            match self.person.client.show_application(self.id).await {
                Err(Failure::NoAnswer(_)) => drop(pass),
                shown => {
                    self.version = shown?.value.version;
                    return Ok(());
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn answer(&mut self, answers: BTreeMap<QuestionId, AnswerValue>) -> Lived {
        let save = SaveAnswers { base_version: self.version, answers: wanted(&answers), basics: BTreeMap::new() };
        let act = Act::SaveAnswers(answers);
        let client = &self.person.client;
        let saved = self.person.insist(self.world, act, async || client.save_answers(self.id, &save, false).await);
        let saved = saved.await?.value;
        self.person.no_conflict(self.world, &saved.conflicts);
        self.version = saved.version;
        Ok(())
    }

    async fn row(&mut self, section: RowSection, row: RowId, fields: BTreeMap<RowField, AnswerValue>) -> Lived {
        let save = SaveRow { base_version: self.version, position: None, fields: wanted(&fields) };
        let act = Act::SaveRow(section, row, fields);
        let client = &self.person.client;
        let put = async || client.save_row(self.id, section, row, &save, false).await;
        let saved = self.person.insist(self.world, act, put).await?.value;
        self.person.no_conflict(self.world, &saved.conflicts);
        self.version = saved.version;
        Ok(())
    }

    async fn remove_row(&mut self, section: RowSection, row: RowId) -> Lived {
        let client = &self.person.client;
        let remove = async || client.remove_row(self.id, section, row, false).await;
        self.version = self.person.insist(self.world, Act::RemoveRow(row), remove).await?.value.version;
        Ok(())
    }

    async fn attach(&mut self, question: &str, dice: &mut StdRng) -> Result<AttachmentId, Failure> {
        let (id, question): (AttachmentId, QuestionId) = (api::random::id(), question.into());
        let bytes = file(dice);
        let act = Act::Attach(id, question.clone(), bytes.clone());
        let client = &self.person.client;
        let put = async || {
            let upload = FileUpload { name: "meriter.pdf".to_owned(), bytes: bytes.clone() };
            client.attach_file(self.id, id, &question, upload).await
        };
        let stored: Answer<_> = self.person.insist(self.world, act, put).await?;
        let version = stored.etag.as_deref().and_then(|etag| etag.trim_matches('"').parse().ok());
        self.version = RowVersion(version.expect("an upload answers with the version"));
        Ok(id)
    }

    async fn detach(&mut self, id: AttachmentId) -> Lived {
        let client = &self.person.client;
        let remove = async || client.remove_attachment(self.id, id).await;
        self.person.insist(self.world, Act::Detach(id), remove).await
    }
}

/// Fields as a save wants them.
fn wanted<K: Ord + Clone>(fields: &BTreeMap<K, AnswerValue>) -> BTreeMap<K, Option<AnswerValue>> {
    fields.iter().map(|(key, value)| (key.clone(), Some(value.clone()))).collect()
}

/// Basic details in two saves, which some part differently.
fn basics(dice: &mut StdRng) -> [BTreeMap<BasicField, AnswerValue>; 2] {
    let mut all: Vec<(BasicField, AnswerValue)> = [
        (BasicField::FirstName, "Aino"),
        (BasicField::LastName, "Lindqvist"),
        (BasicField::BirthDate, "29.2.1988"),
        (BasicField::Gender, "other"),
        (BasicField::Phone, "+358 40 123 4567"),
        (BasicField::Street, "Storgatan 1"),
        (BasicField::PostalCode, "00100"),
        (BasicField::City, "Helsingfors"),
        (BasicField::StateEmployer, "no_employer"),
    ]
    .map(|(field, value)| (field, text(value)))
    .into();
    let second = all.split_off(dice.random_range(1..8));
    [all.into_iter().collect(), second.into_iter().collect()]
}
