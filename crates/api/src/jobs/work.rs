//! Everything that a job can be told to do: a closed list.

use domain::event::{DeadlineMove, InterviewNews};
use domain::ids::{
    AgencyDigestId, AlertId, ApplicationId, ApplicationVersionId, EmailChangeId, InterviewInvitationId,
    PasswordResetId, RegistrationId, UserId,
};
use domain::language::Language;
use domain::time::Instant;
use serde::{Deserialize, Serialize};

use crate::db::{Tx, jobs};
use crate::failure::{Failure, Outcome};

/// What one job does. Each may run twice: doing it again changes nothing, or is recognisable (a mail's Message-ID).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "work", rename_all = "snake_case")]
pub enum Work {
    /// Sends one mail to one person.
    SendMail {
        /// Which.
        letter: Letter,
        /// In which language.
        language: Language,
    },
    /// Looks for every alert whether there is something new (G3.7-2).
    RunAlerts {
        /// The key of the run.
        run: String,
    },
    /// Removes a stored file whose row is gone.
    DeleteBlob {
        /// Its key in the store.
        storage_key: String,
    },
}

/// One mail. It names rows, not people: address and words are read when it is sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// The code of a new account (G4-3).
    ConfirmRegistration {
        /// Which registration.
        registration: RegistrationId,
        /// The six digits; gone with the job as soon as the mail is out.
        code: String,
    },
    /// ‹You already have an account› (D14).
    AddressTaken {
        /// Which registration.
        registration: RegistrationId,
    },
    /// The link to a new password, or that this address is nobody's user name (G5.1, G5.2).
    ResetPassword {
        /// Which link.
        reset: PasswordResetId,
        /// Its secret; gone with the job as soon as the mail is out.
        secret: String,
    },
    /// The account has another password now.
    PasswordChanged {
        /// Whose.
        user: UserId,
    },
    /// The code that confirms a new user name (G7.2.1).
    ConfirmEmail {
        /// Which change.
        change: EmailChangeId,
        /// The six digits; gone with the job as soon as the mail is out.
        code: String,
    },
    /// The new user name is one already (D14).
    EmailTaken {
        /// Which change.
        change: EmailChangeId,
    },
    /// To the old address: the user name is another one now.
    EmailChanged {
        /// Which change.
        change: EmailChangeId,
    },
    /// The code that confirms a contact address (D45).
    ConfirmContact {
        /// Which code.
        change: EmailChangeId,
        /// The six digits; gone with the job as soon as the mail is out.
        code: String,
    },
    /// To the user name: mails about recruitments go to another address now (D45).
    ContactConfirmed {
        /// Which code did it.
        change: EmailChangeId,
    },
    /// Nobody uses the account: it will end.
    AccountUnused {
        /// Whose.
        user: UserId,
        /// When it ends.
        ends: Instant,
    },
    /// The account has ended.
    AccountDeleted {
        /// The address; gone with the job as soon as the mail is out.
        email: String,
        /// Whether because nobody used it.
        idle: bool,
    },
    /// “Tack för din ansökan!” (G9.3-3).
    ApplicationReceived {
        /// Which application.
        application: ApplicationId,
        /// The version that was sent.
        version: ApplicationVersionId,
    },
    /// Changes of a sent application are in force (G9.4.2).
    ApplicationEdited {
        /// Which application.
        application: ApplicationId,
        /// The version in force.
        version: ApplicationVersionId,
    },
    /// Changes that were not done when the period ended were dropped (D24).
    EditDropped {
        /// Which application.
        application: ApplicationId,
        /// The version that stays in force.
        version: ApplicationVersionId,
    },
    /// An application was withdrawn (G10.1).
    ApplicationWithdrawn {
        /// Which application.
        application: ApplicationId,
        /// The version that was in force.
        version: ApplicationVersionId,
    },
    /// The period of an unsent application ends within two days (G9.4.1).
    DraftReminder {
        /// Which application.
        application: ApplicationId,
        /// Its draft.
        version: ApplicationVersionId,
    },
    /// An open application will disappear soon (G11-1).
    OpenApplicationEnds {
        /// Which application.
        application: ApplicationId,
        /// The version in force.
        version: ApplicationVersionId,
    },
    /// The end of the period moved: to whoever has an application that is not sent (X1-12).
    DeadlineMoved {
        /// Which application.
        application: ApplicationId,
        /// How.
        how: DeadlineMove,
        /// The end that was promised before.
        before: Instant,
        /// The end now.
        after: Instant,
    },
    /// The form changed: to whoever has an application to it that is not sent, or changes of one (D31).
    FormChanged {
        /// Which application.
        application: ApplicationId,
        /// The version of the form that is filled in now.
        form_version: u32,
    },
    /// Something of an interview (G12).
    Interview {
        /// Which application.
        application: ApplicationId,
        /// Which invitation.
        invitation: InterviewInvitationId,
        /// What.
        news: Box<InterviewNews>,
        /// The secret of its link; gone with the job as soon as the mail is out.
        secret: Option<String>,
        /// The address where the account is gone; gone with the job too.
        to: Option<String>,
    },
    /// To an agency: what came in to a recruitment (G9.4.2, G10.1).
    AgencyNews {
        /// What was collected.
        digest: AgencyDigestId,
    },
    /// The link that turns an alert on (G3.7-1).
    ConfirmAlert {
        /// Which alert.
        alert: AlertId,
        /// The secret of its links; gone with the job as soon as the mail is out.
        secret: String,
    },
    /// New ads of an alert (G3.7-2).
    AlertResults {
        /// Which alert.
        alert: AlertId,
        /// The run that found them.
        run: String,
        /// As above.
        secret: String,
    },
    /// The six months of an alert are over (X3.7-6).
    AlertExpired {
        /// Which alert.
        alert: AlertId,
        /// As above.
        secret: String,
    },
}

impl Work {
    /// The word for this kind of work in tables, logs and metrics.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::SendMail { .. } => "send_mail",
            Self::RunAlerts { .. } => "run_alerts",
            Self::DeleteBlob { .. } => "delete_blob",
        }
    }

    /// Puts it into the queue in the caller's transaction. With a key that exists already nothing is added.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn enqueue(&self, tx: &Tx, dedupe_key: Option<String>, run_at: Instant, now: Instant) -> Outcome<()> {
        let payload = serde_json::to_value(self).map_err(|error| Failure::bug(error.to_string()))?;
        jobs::add(tx, self.kind(), payload, dedupe_key, run_at, now).await
    }
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.kind().name();
        match self {
            Self::ConfirmRegistration { registration, .. } => write!(f, "{name}({registration})"),
            Self::AddressTaken { registration } => write!(f, "{name}({registration})"),
            Self::ResetPassword { reset, .. } => write!(f, "{name}({reset})"),
            Self::PasswordChanged { user } => write!(f, "{name}({user})"),
            Self::ConfirmEmail { change, .. } => write!(f, "{name}({change})"),
            Self::EmailTaken { change } => write!(f, "{name}({change})"),
            Self::EmailChanged { change } => write!(f, "{name}({change})"),
            Self::ConfirmContact { change, .. } => write!(f, "{name}({change})"),
            Self::ContactConfirmed { change } => write!(f, "{name}({change})"),
            Self::AccountUnused { user, .. } => write!(f, "{name}({user})"),
            Self::AccountDeleted { .. } => f.write_str(name),
            Self::ApplicationReceived { application, .. } => write!(f, "{name}({application})"),
            Self::ApplicationEdited { application, .. } => write!(f, "{name}({application})"),
            Self::EditDropped { application, .. } => write!(f, "{name}({application})"),
            Self::ApplicationWithdrawn { application, .. } => write!(f, "{name}({application})"),
            Self::DraftReminder { application, .. } => write!(f, "{name}({application})"),
            Self::OpenApplicationEnds { application, .. } => write!(f, "{name}({application})"),
            Self::DeadlineMoved { application, how, .. } => write!(f, "{name}({application}, {how})"),
            Self::FormChanged { application, form_version } => {
                write!(f, "{name}({application}, {form_version})")
            }
            Self::Interview { invitation, .. } => write!(f, "{name}({invitation})"),
            Self::AgencyNews { digest } => write!(f, "{name}({digest})"),
            Self::ConfirmAlert { alert, .. } => write!(f, "{name}({alert})"),
            Self::AlertResults { alert, run, .. } => write!(f, "{name}({alert}, {run})"),
            Self::AlertExpired { alert, .. } => write!(f, "{name}({alert})"),
        }
    }
}
