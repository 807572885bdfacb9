//! What a person has done, and what must therefore be there: all that was acknowledged, and of the act that was under way
//! either all or nothing.

use std::collections::BTreeMap;

use domain::applications::ApplicationState;
use domain::forms::{AnswerValue, BasicField, QuestionId, RowField, RowSection};
use domain::ids::{AttachmentId, RowId};

/// One act of a person, as the browser sends it.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Register,
    Confirm,
    LogIn,
    SaveBasics(BTreeMap<BasicField, AnswerValue>),
    Start,
    SaveAnswers(BTreeMap<QuestionId, AnswerValue>),
    SaveRow(RowSection, RowId, BTreeMap<RowField, AnswerValue>),
    RemoveRow(RowId),
    Attach(AttachmentId, QuestionId, Vec<u8>),
    Detach(AttachmentId),
    Send,
    StartEdit,
    CompleteEdit,
    DiscardEdit,
    Withdraw,
    SendAgain,
}

/// The kinds of acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Register,
    Confirm,
    LogIn,
    SaveBasics,
    Start,
    SaveAnswers,
    SaveRow,
    RemoveRow,
    Attach,
    Detach,
    Send,
    StartEdit,
    CompleteEdit,
    DiscardEdit,
    Withdraw,
    SendAgain,
}

impl Act {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Register => Kind::Register,
            Self::Confirm => Kind::Confirm,
            Self::LogIn => Kind::LogIn,
            Self::SaveBasics(_) => Kind::SaveBasics,
            Self::Start => Kind::Start,
            Self::SaveAnswers(_) => Kind::SaveAnswers,
            Self::SaveRow(..) => Kind::SaveRow,
            Self::RemoveRow(_) => Kind::RemoveRow,
            Self::Attach(..) => Kind::Attach,
            Self::Detach(_) => Kind::Detach,
            Self::Send => Kind::Send,
            Self::StartEdit => Kind::StartEdit,
            Self::CompleteEdit => Kind::CompleteEdit,
            Self::DiscardEdit => Kind::DiscardEdit,
            Self::Withdraw => Kind::Withdraw,
            Self::SendAgain => Kind::SendAgain,
        }
    }
}

/// Everything of one person that the service keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) registered: bool,
    pub(crate) account: Option<Account>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) basics: BTreeMap<BasicField, AnswerValue>,
    pub(crate) application: Option<Application>,
}

/// What the applicant sees of it, and what the agency gets where that is something else.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    pub(crate) content: Content,
    pub(crate) state: ApplicationState,
    /// What stays in force while it is edited.
    pub(crate) in_force: Option<Content>,
}

impl PartialEq for Application {
    /// While it is edited nobody but the agency sees what is in force: that it comes back shows later.
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
            && self.state == other.state
            && self.in_force.is_some() == other.in_force.is_some()
    }
}

impl Eq for Application {}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) answers: BTreeMap<QuestionId, AnswerValue>,
    pub(crate) rows: BTreeMap<RowId, (RowSection, BTreeMap<RowField, AnswerValue>)>,
    /// Question and SHA-256.
    pub(crate) files: BTreeMap<AttachmentId, (QuestionId, String)>,
}

impl Kept {
    /// What is kept after an act of the person with this address.
    pub(crate) fn after(&self, act: &Act, email: &str) -> Self {
        let mut next = self.clone();
        match act {
            Act::Register => next.registered = true,
            Act::Confirm => {
                let basics = BTreeMap::from([(BasicField::Email, AnswerValue::Text(email.to_owned()))]);
                next.account = Some(Account { basics, application: None });
            }
            Act::LogIn => {}
            Act::SaveBasics(fields) => next.account_mut().basics.extend(fields.clone()),
            Act::Start => next.account_mut().application = Some(Application::begun()),
            Act::SaveAnswers(answers) => next.content_mut().answers.extend(answers.clone()),
            Act::SaveRow(section, id, fields) => {
                let (_, row) = next.content_mut().rows.entry(*id).or_insert((*section, BTreeMap::new()));
                row.extend(fields.clone());
            }
            Act::RemoveRow(id) => drop(next.content_mut().rows.remove(id)),
            Act::Attach(id, question, bytes) => {
                let file = (question.clone(), api::random::sha256_hex(bytes));
                next.content_mut().files.insert(*id, file);
            }
            Act::Detach(id) => drop(next.content_mut().files.remove(id)),
            Act::Send | Act::SendAgain => next.application_mut().state = ApplicationState::Sent,
            Act::StartEdit => {
                let application = next.application_mut();
                application.in_force = Some(application.content.clone());
            }
            Act::CompleteEdit => next.application_mut().in_force = None,
            Act::DiscardEdit => next.application_mut().drop_changes(),
            Act::Withdraw => {
                let application = next.application_mut();
                application.drop_changes();
                application.state = ApplicationState::Withdrawn;
            }
        }
        next
    }

    fn account_mut(&mut self) -> &mut Account {
        self.account.as_mut().expect("acts of an account follow its confirmation")
    }

    fn content_mut(&mut self) -> &mut Content {
        &mut self.application_mut().content
    }

    fn application_mut(&mut self) -> &mut Application {
        self.account_mut().application.as_mut().expect("acts of an application follow its beginning")
    }
}

impl Application {
    fn begun() -> Self {
        Self { content: Content::default(), state: ApplicationState::Unsent, in_force: None }
    }

    fn drop_changes(&mut self) {
        if let Some(content) = self.in_force.take() {
            self.content = content;
        }
    }
}

/// A person's own notes.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// What was acknowledged.
    pub(crate) kept: Kept,
    /// What is under way and not acknowledged.
    pub(crate) pending: Option<Pending>,
    /// Whether a login was acknowledged: its cookie must stay good.
    pub(crate) logged_in: bool,
}

/// An act that was sent and not acknowledged yet.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) act: Act,
    pub(crate) attempts: u32,
    /// Whether a kill cut it since somebody looked last.
    pub(crate) cut: bool,
}

impl Journal {
    /// What the service may have kept: what was acknowledged, and the same with the act under way.
    pub(crate) fn allowed(&self, email: &str) -> (Kept, Option<Kept>) {
        let attempted = self.pending.as_ref().filter(|pending| pending.attempts > 0);
        (self.kept.clone(), attempted.map(|pending| self.kept.after(&pending.act, email)))
    }
}
