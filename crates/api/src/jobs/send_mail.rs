//! Reads what a letter needs, writes it, and hands it over. A letter whose rows are gone has nobody to reach.

use domain::email::Email;
use domain::ids::{AlertId, JobId};
use domain::language::Language;

use super::applications::{self, News};
use super::deadline_moved::{self, Moved};
use super::{Letter as Which, account_letters, agency_letters, alerts, form_changed, interviews};
use crate::app::App;
use crate::config::PublicUrl;
use crate::db::interviews::invitations;
use crate::db::mails_sent::{self, Whose};
use crate::failure::{Failure, Outcome};
use crate::mail::{Addressed, Delivery, Letter, message};
use crate::usecases;

pub(super) async fn run(app: &App, job: JobId, which: &Which, language: Language) -> Outcome<()> {
    let written = match which {
        Which::ConfirmRegistration { registration, code } => {
            account_letters::confirm(app, *registration, code, language).await?
        }
        Which::AddressTaken { registration } => account_letters::taken(app, *registration, language).await?,
        Which::ResetPassword { reset, secret } => account_letters::reset(app, *reset, secret, language).await?,
        Which::PasswordChanged { user } => account_letters::password_changed(app, *user, language).await?,
        Which::ConfirmEmail { change, code } => account_letters::confirm_email(app, *change, code, language).await?,
        Which::EmailTaken { change } => account_letters::email_taken(app, *change, language).await?,
        Which::EmailChanged { change } => account_letters::email_changed(app, *change, language).await?,
        Which::ConfirmContact { change, code } => {
            account_letters::confirm_contact(app, *change, code, language).await?
        }
        Which::ContactConfirmed { change } => account_letters::contact_confirmed(app, *change, language).await?,
        Which::AccountUnused { user, ends } => account_letters::unused(app, *user, *ends, language).await?,
        Which::AccountDeleted { email, idle } => account_letters::deleted(email, *idle, language)?,
        Which::ApplicationReceived { application, version } => {
            applications::written(app, News::Received, *application, *version, language).await?
        }
        Which::ApplicationEdited { application, version } => {
            applications::written(app, News::Edited, *application, *version, language).await?
        }
        Which::EditDropped { application, version } => {
            applications::written(app, News::EditDropped, *application, *version, language).await?
        }
        Which::ApplicationWithdrawn { application, version } => {
            applications::written(app, News::Withdrawn, *application, *version, language).await?
        }
        Which::DraftReminder { application, version } => {
            applications::written(app, News::Unfinished, *application, *version, language).await?
        }
        Which::OpenApplicationEnds { application, version } => {
            applications::written(app, News::OpenEnds, *application, *version, language).await?
        }
        Which::DeadlineMoved { application, how, before, after } => {
            let moved = Moved { how: *how, before: *before, after: *after };
            deadline_moved::write(app, *application, moved, language).await?
        }
        Which::FormChanged { application, .. } => form_changed::write(app, *application, language).await?,
        Which::Interview { invitation, news, secret, to, .. } => {
            interviews::write(app, *invitation, news, (secret.as_deref(), to.as_deref()), language).await?
        }
        Which::AgencyNews { digest } => agency_letters::news(app, *digest).await?,
        Which::ConfirmAlert { alert, secret } => alerts::confirm(app, *alert, secret).await?,
        Which::AlertResults { alert, run, secret } => alerts::results(app, *alert, run, secret).await?,
        Which::AlertExpired { alert, secret } => alerts::expired(app, *alert, secret).await?,
    };
    let Some((to, letter)) = written else {
        tracing::info!(job.id = %job, "nobody to write to any more");
        return Ok(());
    };
    let alert = alert_of(which);
    let own_sender = app.settings.alert_mail_from.as_deref().filter(|_| alert.is_some());
    let from = own_sender.unwrap_or(&app.settings.mail_from);
    let addressed = Addressed { to: &to, job, now: app.clock.now(), from, host: app.public_url.host() };
    match app.mailer.send(message(&letter, &addressed)?, &job.to_string()).await? {
        Delivery::Taken => {
            // The mail is out: repeating the job for the sake of the note would send it twice.
            if let Err(failure) = note(app, job, which, &to, &letter).await {
                tracing::warn!(job.id = %job, error = %failure, "a mail was sent and not noted");
            }
            Ok(())
        }
        Delivery::NobodyThere => match alert {
            Some(alert) => usecases::alerts::end::unreachable(app, alert, app.clock.now()).await,
            // The account is gone, and this job is the last thing that knows its address (G8-2).
            None if matches!(which, Which::AccountDeleted { .. } | Which::Interview { to: Some(_), .. }) => Ok(()),
            // What an account must know is tried again: mailboxes come back.
            None => Err(Failure::unavailable("the mail server knows no such mailbox")),
        },
    }
}

/// The alert that a letter is about, if it is about one.
const fn alert_of(which: &Which) -> Option<AlertId> {
    match whose(which) {
        Reader::OfAlert(alert) => Some(alert),
        Reader::Person(_) | Reader::Agency => None,
    }
}

/// Who reads a letter.
enum Reader {
    /// Whoever the alert writes to: an address without an account, as far as the alert knows.
    OfAlert(AlertId),
    /// Somebody who may have an account.
    Person(Whose),
    /// Whoever reads an agency's mail.
    Agency,
}

const fn whose(which: &Which) -> Reader {
    match which {
        Which::ConfirmAlert { alert, .. } | Which::AlertResults { alert, .. } | Which::AlertExpired { alert, .. } => {
            Reader::OfAlert(*alert)
        }
        Which::AgencyNews { .. } => Reader::Agency,
        Which::ConfirmRegistration { .. }
        | Which::AddressTaken { .. }
        | Which::ResetPassword { .. }
        | Which::EmailTaken { .. }
        | Which::AccountDeleted { .. } => Reader::Person(Whose::Address),
        Which::PasswordChanged { user } | Which::AccountUnused { user, .. } => Reader::Person(Whose::Account(*user)),
        Which::ConfirmEmail { change, .. }
        | Which::EmailChanged { change }
        | Which::ConfirmContact { change, .. }
        | Which::ContactConfirmed { change } => Reader::Person(Whose::Changing(*change)),
        Which::DeadlineMoved { application, .. }
        | Which::FormChanged { application, .. }
        | Which::Interview { application, .. }
        | Which::ApplicationReceived { application, .. }
        | Which::ApplicationEdited { application, .. }
        | Which::EditDropped { application, .. }
        | Which::ApplicationWithdrawn { application, .. }
        | Which::OpenApplicationEnds { application, .. }
        | Which::DraftReminder { application, .. } => Reader::Person(Whose::Applicant(*application)),
    }
}

/// Notes that it was handed over, for whoever asks for all that is held about them (X7-6).
async fn note(app: &App, job: JobId, which: &Which, to: &Email, letter: &Letter) -> Outcome<()> {
    let whose = match whose(which) {
        Reader::OfAlert(_) => Whose::Address,
        Reader::Person(whose) => whose,
        // It is about nobody, and nobody's.
        Reader::Agency => return Ok(()),
    };
    let (what, now) = ((letter.subject.as_str(), letter.language), app.clock.now());
    app.db
        .write(async |tx| {
            if let Which::Interview { invitation, .. } = which {
                invitations::note_mailed(tx, *invitation, now).await?;
            }
            mails_sent::note(tx, job, (whose, to), what, now).await
        })
        .await
}

pub(super) type Written = Option<(Email, Letter)>;

/// An address of ours, as it stands in a mail.
pub(super) fn link(site: &PublicUrl, path: String) -> String {
    format!("{}{path}", site.as_str().trim_end_matches('/'))
}
