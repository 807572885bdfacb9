//! What must hold in the database, the store and the mailbox after every kill, whoever was doing what. Constraints that
//! the schema itself keeps are not repeated here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use api::db::Db;
use api::db::entities::{
    application_equality, application_versions, applications, attachments, audit_log, blobs, change_feed, consents,
    email_codes, feed_heads, idempotency_keys, jobs, outbox, profiles, registrations, users,
};
use api::mail::KeptMail;
use domain::applications::ApplicationState;
use domain::event::Event;
use domain::ids::{ApplicationId, RegistrationId, UserId};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::world::World;

/// The tables, read while only the worker may be at work.
pub(crate) struct Rows {
    pub(crate) users: Vec<users::Model>,
    pub(crate) registrations: Vec<registrations::Model>,
    pub(crate) applications: Vec<applications::Model>,
    pub(crate) jobs: Vec<jobs::Model>,
    codes: Vec<email_codes::Model>,
    profiles: Vec<profiles::Model>,
    consents: Vec<consents::Model>,
    versions: Vec<application_versions::Model>,
    equality: Vec<application_equality::Model>,
    attachments: Vec<attachments::Model>,
    blobs: Vec<blobs::Model>,
    keys: Vec<idempotency_keys::Model>,
    feed: Vec<change_feed::Model>,
    heads: Vec<feed_heads::Model>,
    audit: Vec<audit_log::Model>,
    outbox: Vec<outbox::Model>,
}

async fn all<E: EntityTrait>(db: &Db) -> Vec<E::Model> {
    E::find().all(db.read()).await.unwrap()
}

impl Rows {
    pub(crate) async fn load(db: &Db) -> Self {
        Self {
            // What is not in the outbox's waiting part is a job; what is no job any more is a mail: read in this order.
            outbox: all::<outbox::Entity>(db).await,
            jobs: all::<jobs::Entity>(db).await,
            users: all::<users::Entity>(db).await,
            registrations: all::<registrations::Entity>(db).await,
            applications: all::<applications::Entity>(db).await,
            codes: all::<email_codes::Entity>(db).await,
            profiles: all::<profiles::Entity>(db).await,
            consents: all::<consents::Entity>(db).await,
            versions: all::<application_versions::Entity>(db).await,
            equality: all::<application_equality::Entity>(db).await,
            attachments: all::<attachments::Entity>(db).await,
            blobs: all::<blobs::Entity>(db).await,
            keys: all::<idempotency_keys::Entity>(db).await,
            feed: all::<change_feed::Entity>(db).await,
            heads: all::<feed_heads::Entity>(db).await,
            audit: all::<audit_log::Entity>(db).await,
        }
    }
}

/// What an application's person was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Sent,
    Edited,
    Withdrawn,
}

/// Collects what is wrong.
struct Judge<'a> {
    rows: &'a Rows,
    faults: Vec<String>,
}

/// Everything that is not as it must be.
pub(crate) fn faults(rows: &Rows, world: &World) -> Vec<String> {
    let mut judge = Judge { rows, faults: Vec::new() };
    judge.sign_ups();
    judge.accounts();
    judge.applications();
    judge.files();
    judge.answers_kept_for_repeats();
    judge.feeds();
    judge.mails(world);
    judge.faults
}

impl Judge<'_> {
    fn is<T: PartialEq + Debug>(&mut self, what: impl FnOnce() -> String, is: T, must: T) {
        if is != must {
            let what = what();
            self.faults.push(format!("{what}: {is:?} instead of {must:?}"));
        }
    }

    fn audited(&self, did: &str, subject: impl ToString) -> usize {
        let subject = subject.to_string();
        self.rows.audit.iter().filter(|row| row.did == did && row.subject == subject).count()
    }

    fn happened(&self, is: impl Fn(&Event) -> bool) -> usize {
        self.rows.outbox.iter().filter(|row| is(&row.event.0)).count()
    }

    /// A sign-up has its code and its event, and the code is used exactly when the account is there.
    fn sign_ups(&mut self) {
        let rows = self.rows;
        for sign_up in &rows.registrations {
            let id = sign_up.id;
            let codes: Vec<_> = rows.codes.iter().filter(|code| code.registration_id == id).collect();
            self.is(|| format!("codes of sign-up {id}"), codes.len(), 1);
            let asked = self.happened(
                |event| matches!(event, Event::RegistrationCodeAsked { registration, .. } if *registration == id),
            );
            self.is(|| format!("events of sign-up {id}"), asked, 1);
            let account = rows.users.iter().any(|user| *user.email_folded == *sign_up.email_folded);
            let used = codes.iter().all(|code| code.used_at.is_some());
            self.is(
                || format!("sign-up {id} confirmed, its code used"),
                (sign_up.confirmed_at.is_some(), used),
                (account, account),
            );
        }
        let addresses: BTreeSet<&str> = rows.registrations.iter().map(|row| row.email_folded.as_str()).collect();
        self.is(|| "addresses that signed up".to_owned(), addresses.len(), rows.registrations.len());
    }

    /// An account has its profile, its consents, its line in the audit log and its event.
    fn accounts(&mut self) {
        let rows = self.rows;
        for user in &rows.users {
            let id: UserId = user.id;
            let parts = [
                rows.profiles.iter().filter(|profile| profile.user_id == id).count(),
                rows.consents.iter().filter(|consent| consent.user_id == id).count(),
                self.audited("created_account", id),
                self.happened(|event| matches!(event, Event::AccountCreated { user } if *user == id)),
                rows.registrations.iter().filter(|row| *row.email_folded == *user.email_folded).count(),
            ];
            self.is(|| format!("profile, consents, audit, event, sign-up of account {id}"), parts, [1, 2, 1, 1, 1]);
        }
        self.is(|| "accounts made by the audit log".to_owned(), self.did("created_account"), rows.users.len());
    }

    fn did(&self, did: &str) -> usize {
        self.rows.audit.iter().filter(|row| row.did == did).count()
    }

    /// Sent means: sealed versions, one for each time it was put in force, the sums for equality, lines in the audit log,
    /// events, entries in the agency's feed; and unsent means none of them.
    fn applications(&mut self) {
        let rows = self.rows;
        for application in &rows.applications {
            let id: ApplicationId = application.id;
            let was_sent = application.state != ApplicationState::Unsent;
            let withdrawn = application.state == ApplicationState::Withdrawn;
            let of = |event: &Event| match event {
                Event::ApplicationSent { application, .. } => (*application == id).then_some(Told::Sent),
                Event::ApplicationEdited { application, .. } => (*application == id).then_some(Told::Edited),
                Event::ApplicationWithdrawn { application, .. } => (*application == id).then_some(Told::Withdrawn),
                _ => None,
            };
            let [sent, edited, gone] =
                [Told::Sent, Told::Edited, Told::Withdrawn].map(|told| self.happened(|event| of(event) == Some(told)));
            let again = self.audited("sent_application_again", id);
            self.is(
                || format!("sendings, second sendings and withdrawals of application {id}"),
                (sent, gone),
                (usize::from(was_sent) + again, again + usize::from(withdrawn)),
            );
            let in_feed = rows.feed.iter().filter(|entry| entry.change.0["application_id"] == id.to_string()).count();
            let parts = [
                rows.equality.iter().filter(|row| row.application_id == id).count(),
                self.audited("sent_application", id),
                self.audited("edited_application", id),
                self.audited("withdrew_application", id),
                in_feed,
            ];
            let counted = usize::from(was_sent && !withdrawn);
            let must = [counted, usize::from(was_sent), edited, gone, sent + edited + gone];
            self.is(|| format!("equality, audit, feed of application {id}"), parts, must);
            self.versions(application, edited);
            self.is(|| format!("beginnings of application {id}"), self.audited("started_application", id), 1);
        }
        let sent = rows.applications.iter().filter(|row| row.state != ApplicationState::Unsent).count();
        self.is(|| "applications sent by the audit log".to_owned(), self.did("sent_application"), sent);
        self.is(
            || "applications begun by the audit log".to_owned(),
            self.did("started_application"),
            rows.applications.len(),
        );
    }

    /// A version for the sending and for each “Redigering klar”, sealed; and one that is written, where one is written.
    fn versions(&mut self, application: &applications::Model, edited: usize) {
        let (id, rows) = (application.id, self.rows);
        let was_sent = application.state != ApplicationState::Unsent;
        let mut all: Vec<_> = rows.versions.iter().filter(|version| version.application_id == id).collect();
        all.sort_by_key(|version| version.number);
        let sealed: Vec<_> = all.iter().filter(|version| version.in_force_from.is_some()).collect();
        let must = if was_sent { 1 + edited } else { 0 };
        self.is(|| format!("versions of application {id} that were in force"), sealed.len(), must);
        let whole =
            sealed.iter().all(|version| version.basics_at_sending.is_some() && version.receipt_sha256.is_some());
        self.is(|| format!("sealed versions of application {id}"), whole, true);
        let last = sealed.last().map(|version| version.id);
        self.is(|| format!("what is in force of application {id}"), application.in_force_version_id, last);
        let written: Vec<_> =
            all.iter().filter(|version| version.in_force_from.is_none()).map(|version| version.id).collect();
        let drafts: Vec<_> = application.draft_version_id.into_iter().collect();
        self.is(|| format!("what is written of application {id}"), written, drafts.clone());
        let may_be_written = application.state != ApplicationState::Withdrawn;
        self.is(
            || format!("times of application {id}"),
            (application.sent_at.is_some(), drafts.is_empty() || may_be_written, !was_sent && drafts.is_empty()),
            (was_sent, true, false),
        );
    }

    /// Every kept file hangs somewhere.
    fn files(&mut self) {
        let rows = self.rows;
        for blob in &rows.blobs {
            let hangs = rows.attachments.iter().filter(|attachment| attachment.blob_id == blob.id).count();
            self.is(|| format!("file {} hangs somewhere", blob.storage_key), hangs > 0, true);
            self.is(|| format!("jobs about the kept file {}", blob.storage_key), self.jobs_about(&blob.storage_key), 0);
        }
    }

    fn jobs_about(&self, storage_key: &str) -> usize {
        self.rows.jobs.iter().filter(|job| job.payload.0["storage_key"] == storage_key).count()
    }

    /// A key whose work is done has its answer: the row is never alone.
    fn answers_kept_for_repeats(&mut self) {
        let without = self.rows.keys.iter().filter(|key| key.body.is_none()).count();
        self.is(|| "keys without an answer".to_owned(), without, 0);
    }

    /// Feeds have no gaps, and their heads are their last numbers.
    fn feeds(&mut self) {
        let rows = self.rows;
        for head in &rows.heads {
            let mut numbers: Vec<i64> =
                rows.feed.iter().filter(|entry| entry.feed == head.feed).map(|entry| entry.seq).collect();
            numbers.sort_unstable();
            let must: Vec<i64> = (1..=head.seq).collect();
            self.is(|| format!("numbers of feed {}", head.feed), numbers, must);
        }
    }

    /// What should reach somebody waits in the outbox, is a job, or has reached them; and nothing was given up.
    fn mails(&mut self, world: &World) {
        let rows = self.rows;
        let mut came: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for mail in world.mails().iter() {
            came.entry(mail.to.clone()).or_default().insert(mail.message_id.clone());
        }
        let dead = rows.jobs.iter().filter(|job| job.dead_at.is_some()).count();
        self.is(|| "jobs given up".to_owned(), dead, 0);
        let sign_up = |id: RegistrationId| rows.registrations.iter().find(|row| row.id == id);
        for row in rows.outbox.iter().filter(|row| row.planned_at.is_some()) {
            // The code is the first mail that somebody gets, the receipt the second.
            let (job, address, number) = match &row.event.0 {
                Event::RegistrationCodeAsked { registration, code, .. } => {
                    self.is(|| format!("the code that stays of sign-up {registration}"), code.as_str(), "");
                    (registration.to_string(), sign_up(*registration).map(|row| row.email.to_string()), 1)
                }
                Event::ApplicationSent { application, .. } | Event::ApplicationEdited { application, .. } => {
                    let row = rows.applications.iter().find(|row| row.id == *application);
                    let user = rows.users.iter().find(|user| Some(user.id) == row.and_then(|row| row.applicant_id));
                    let planned = rows.outbox.iter().filter(|row| row.planned_at.is_some());
                    let receipts = planned.filter(|row| match &row.event.0 {
                        Event::ApplicationSent { application: of, .. }
                        | Event::ApplicationEdited { application: of, .. } => of == application,
                        _ => false,
                    });
                    (application.to_string(), user.map(|user| user.email.to_string()), 1 + receipts.count())
                }
                // Nobody asks for alerts here; who sends again before the mail is written hears nothing of the withdrawal.
                Event::AccountCreated { .. }
                | Event::RegistrationOfTakenAddress { .. }
                | Event::AlertAsked { .. }
                | Event::PasswordResetAsked { .. }
                | Event::PasswordChanged { .. }
                | Event::EmailChangeAsked { .. }
                | Event::EmailChangeToTakenAddress { .. }
                | Event::EmailChanged { .. }
                | Event::ContactCodeAsked { .. }
                | Event::ContactConfirmed { .. }
                | Event::AccountUnused { .. }
                | Event::AccountDeleted { .. }
                | Event::DeadlineMoved { .. }
                | Event::FormChanged { .. }
                | Event::Interview { .. }
                | Event::DraftUnfinished { .. }
                | Event::EditDropped { .. }
                | Event::OpenApplicationEnds { .. }
                | Event::ApplicationWithdrawn { .. } => continue,
            };
            let waits = rows.jobs.iter().any(|waiting| waiting.payload.0.to_string().contains(&job));
            let have_come = address.and_then(|address| came.get(&address)).map_or(0, BTreeSet::len);
            if !waits && have_come < number {
                self.faults.push(format!("a mail about {job} is lost"));
            }
        }
    }
}

/// How often each mail came, by its Message-ID. Two with one id say the same.
pub(crate) fn deliveries(world: &World, faults: &mut Vec<String>) -> BTreeMap<String, usize> {
    let mails = world.mails();
    let mut came: BTreeMap<String, usize> = BTreeMap::new();
    for (number, mail) in mails.iter().enumerate() {
        *came.entry(mail.message_id.clone()).or_default() += 1;
        let same = |other: &&KeptMail| other.message_id == mail.message_id;
        let first = mails.iter().take(number).find(same).unwrap_or(mail);
        if (&first.to, &first.subject, &first.text, &first.html) != (&mail.to, &mail.subject, &mail.text, &mail.html) {
            faults.push(format!("the mails with the id {} differ", mail.message_id));
        }
    }
    came
}

/// The store: every kept file is there, and what else is there is about to be removed (`leftovers`), or nothing.
pub(crate) fn store(rows: &Rows, folder: &Path, leftovers: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut there = BTreeMap::new();
    list(folder, &mut there);
    for blob in &rows.blobs {
        match there.remove(&blob.storage_key) {
            None => faults.push(format!("the file {} is gone", blob.storage_key)),
            Some(path) => {
                let bytes = std::fs::read(path).unwrap();
                if api::random::sha256_hex(&bytes) != blob.sha256 {
                    faults.push(format!("the file {} is not whole", blob.storage_key));
                }
            }
        }
    }
    for name in there.keys() {
        // Bytes on their way are kept under the key and a suffix.
        let key = name.split('#').next().unwrap_or_default();
        let expected = rows.jobs.iter().any(|job| job.payload.0["storage_key"] == key);
        if !(leftovers && expected) {
            faults.push(format!("nobody knows of the file {name}"));
        }
    }
    faults
}

fn list(folder: &Path, found: &mut BTreeMap<String, PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, found);
        } else {
            found.insert(path.file_name().unwrap().to_str().unwrap().to_owned(), path);
        }
    }
}

/// What the database itself says about its file.
pub(crate) async fn is_sound(db: &Db) -> bool {
    if db.engine() == api::db::Engine::Postgres {
        return true;
    }
    let ask = |question: &str| {
        let statement = sea_orm::Statement::from_string(db.read().get_database_backend(), question.to_owned());
        async move { db.read().query_all_raw(statement).await.unwrap() }
    };
    let integrity = ask("PRAGMA integrity_check").await;
    let answer: String = integrity[0].try_get_by_index(0).unwrap();
    answer == "ok" && ask("PRAGMA foreign_key_check").await.is_empty()
}

impl Rows {
    /// What happened, and whether its effects are planned.
    pub(crate) fn events(&self) -> impl Iterator<Item = (&Event, bool)> {
        self.outbox.iter().map(|row| (&row.event.0, row.planned_at.is_some()))
    }
}
