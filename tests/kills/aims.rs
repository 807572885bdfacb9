//! When the next kill comes, and what it kills.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};
use tests::{Engine, Mood};
use tokio::time::{sleep, timeout};

use crate::model::Kind;
use crate::world::World;

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Aim {
    /// Any.
    Whenever,
    /// While an act of this kind is under way.
    During(Kind),
    /// When a mail server has a whole mail and has not said so.
    MailUnsaid,
    /// When a mail server has said that it has the mail.
    MailSaid,
    /// While the program starts.
    Starting,
}

/// One kill.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kill {
    pub(crate) aim: Aim,
    pub(crate) server: bool,
    pub(crate) worker: bool,
}

/// The rarer and the heavier an act, the oftener it stands here.
const KINDS: [Kind; 26] = [
    Kind::Register,
    Kind::Register,
    Kind::Confirm,
    Kind::Confirm,
    Kind::SaveBasics,
    Kind::Start,
    Kind::Start,
    Kind::SaveAnswers,
    Kind::SaveAnswers,
    Kind::SaveRow,
    Kind::RemoveRow,
    Kind::Attach,
    Kind::Attach,
    Kind::Attach,
    Kind::Detach,
    Kind::Send,
    Kind::Send,
    Kind::Send,
    Kind::StartEdit,
    Kind::StartEdit,
    Kind::CompleteEdit,
    Kind::CompleteEdit,
    Kind::DiscardEdit,
    Kind::Withdraw,
    Kind::Withdraw,
    Kind::SendAgain,
];

impl Kill {
    pub(crate) fn chosen(engine: Engine, dice: &mut StdRng) -> Self {
        let aim = match dice.random_range(0..20) {
            0..11 => Aim::During(*KINDS.choose(dice).unwrap()),
            11..14 => Aim::Whenever,
            14..17 => Aim::MailUnsaid,
            17..19 => Aim::MailSaid,
            _ => Aim::Starting,
        };
        // On SQLite they are one process.
        let both = Self { aim, server: true, worker: true };
        match (engine, aim) {
            (Engine::Sqlite, _) | (_, Aim::Starting) => both,
            (_, Aim::MailUnsaid | Aim::MailSaid) => Self { server: dice.random_bool(0.3), ..both },
            (_, Aim::During(_)) => Self { worker: dice.random_bool(0.3), ..both },
            (_, Aim::Whenever) => match dice.random_range(0..3) {
                0 => Self { server: false, ..both },
                1 => Self { worker: false, ..both },
                _ => both,
            },
        }
    }

    /// Waits for the moment. `false` where it did not come: the kill comes all the same.
    pub(crate) async fn comes(self, world: &World, dice: &mut StdRng) -> bool {
        const PATIENCE: Duration = Duration::from_millis(1_500);
        match self.aim {
            Aim::Whenever | Aim::Starting => {
                sleep(Duration::from_millis(dice.random_range(0..900))).await;
                true
            }
            Aim::During(kind) => {
                let begins = timeout(PATIENCE, world.begins_next(kind)).await;
                world.forget_aim();
                if let Ok(takes) = begins {
                    // Half of them near the end, where the database knows already and the person does not.
                    let part = if dice.random_bool(0.5) { 0.0..1.2 } else { 0.8..1.2 };
                    sleep(takes.mul_f64(dice.random_range(part))).await;
                }
                begins.is_ok()
            }
            Aim::MailUnsaid => {
                world.mail.be(Mood::Silent);
                let read = timeout(PATIENCE, world.mail.reads_another()).await;
                read.is_ok()
            }
            Aim::MailSaid => {
                let taken = timeout(PATIENCE, world.mail.takes_another()).await;
                if taken.is_ok() {
                    sleep(Duration::from_micros(dice.random_range(0..3_000))).await;
                }
                taken.is_ok()
            }
        }
    }
}

/// Any time up to this.
pub(crate) fn part_of(whole: Duration, dice: &mut impl Rng) -> Duration {
    whole.mul_f64(dice.random_range(0.0..1.0))
}
