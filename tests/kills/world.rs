//! What the people and the one who kills share.

use std::cell::{Cell, Ref, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use api::mail::{self, KeptMail};
use domain::ids::{AdId, TermsVersionId};
use tests::SmtpSink;
use tokio::sync::{Notify, RwLock, RwLockReadGuard, RwLockWriteGuard, watch};

use crate::model::Kind;

pub(crate) struct World {
    pub(crate) url: String,
    pub(crate) mail: SmtpSink,
    pub(crate) ad: AdId,
    pub(crate) terms: Vec<TermsVersionId>,
    /// Held for the time of one request, and by the one who looks whether everything is right.
    gate: RwLock<()>,
    /// Whether the server is there, and which life of it this is.
    life: watch::Sender<(bool, u32)>,
    /// The kind of act during which the next kill should come.
    aim: Cell<Option<Kind>>,
    begun: Notify,
    tallies: RefCell<BTreeMap<Kind, Tally>>,
    mails: RefCell<Vec<KeptMail>>,
    faults: RefCell<Vec<String>>,
}

/// What happened to one kind of act.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) acknowledged: u32,
    /// Cut by a kill, and found done afterwards.
    pub(crate) cut_done: u32,
    /// Cut by a kill, and found not done.
    pub(crate) cut_not_done: u32,
    took: Duration,
}

impl World {
    pub(crate) fn new(url: String, mail: SmtpSink, ad: AdId, terms: Vec<TermsVersionId>) -> Self {
        Self {
            url,
            mail,
            ad,
            terms,
            gate: RwLock::new(()),
            life: watch::Sender::new((true, 1)),
            aim: Cell::new(None),
            begun: Notify::new(),
            tallies: RefCell::default(),
            mails: RefCell::default(),
            faults: RefCell::default(),
        }
    }

    /// Waits until requests may be made. Answers the life of the server, and what keeps others from looking meanwhile.
    pub(crate) async fn pass(&self) -> (u32, RwLockReadGuard<'_, ()>) {
        let mut life = self.life.subscribe();
        loop {
            // The world outlives everybody in it.
            drop(life.wait_for(|(up, _)| *up).await);
            let guard = self.gate.read().await;
            let (up, number) = *self.life.borrow();
            if up {
                return (number, guard);
            }
        }
    }

    /// Keeps everybody waiting until the guard is dropped.
    pub(crate) async fn stop(&self) -> RwLockWriteGuard<'_, ()> {
        self.gate.write().await
    }

    /// The server is about to be killed.
    pub(crate) fn goes_down(&self) {
        self.life.send_modify(|(up, _)| *up = false);
    }

    /// The server is there again.
    pub(crate) fn is_up(&self) {
        self.life.send_modify(|(up, number)| {
            *up = true;
            *number += 1;
        });
    }

    /// Whether this life of the server goes on.
    pub(crate) fn lives(&self, number: u32) -> bool {
        *self.life.borrow() == (true, number)
    }

    /// An act's request is about to be made.
    pub(crate) fn begins(&self, kind: Kind) {
        if self.aim.get() == Some(kind) {
            self.aim.set(None);
            self.begun.notify_one();
        }
    }

    /// Waits until an act of this kind begins; answers how long such an act has taken so far.
    pub(crate) async fn begins_next(&self, kind: Kind) -> Duration {
        self.aim.set(Some(kind));
        self.begun.notified().await;
        let tally = self.tallies.borrow().get(&kind).copied().unwrap_or_default();
        if tally.acknowledged == 0 { Duration::from_millis(20) } else { tally.took / tally.acknowledged }
    }

    /// Nobody aims any more.
    pub(crate) fn forget_aim(&self) {
        self.aim.set(None);
    }

    /// An act was acknowledged.
    pub(crate) fn acknowledged(&self, kind: Kind, took: Duration) {
        self.tally(kind, |tally| {
            tally.acknowledged += 1;
            tally.took += took;
        });
    }

    /// An act that a kill had cut was found done, or not done.
    pub(crate) fn cut(&self, kind: Kind, done: bool) {
        self.tally(kind, |tally| if done { tally.cut_done += 1 } else { tally.cut_not_done += 1 });
    }

    fn tally(&self, kind: Kind, change: impl FnOnce(&mut Tally)) {
        change(self.tallies.borrow_mut().entry(kind).or_default());
    }

    pub(crate) fn tallies(&self) -> BTreeMap<Kind, Tally> {
        self.tallies.borrow().clone()
    }

    /// The mails that came, in order.
    pub(crate) fn mails(&self) -> Ref<'_, Vec<KeptMail>> {
        let known = self.mails.borrow().len();
        for message in self.mail.messages_after(known) {
            let read = mail::read(message.as_bytes()).expect("a mail that can be read");
            self.mails.borrow_mut().push(read);
        }
        self.mails.borrow()
    }

    /// Something is wrong.
    pub(crate) fn fault(&self, words: String) {
        self.faults.borrow_mut().push(words);
    }

    pub(crate) fn faults(&self) -> Vec<String> {
        self.faults.borrow().clone()
    }
}
