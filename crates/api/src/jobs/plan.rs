//! Which effects an event has. Pure: the same event always has the same effects.

use domain::event::Event;
use domain::ids::ApplicationId;

use super::{Letter, Work};
use crate::db::agencies::digests::News;

/// The jobs that an event leads to.
#[must_use]
pub fn plan(event: &Event) -> Vec<Work> {
    match event {
        Event::RegistrationCodeAsked { registration, code, language } => vec![Work::SendMail {
            letter: Letter::ConfirmRegistration { registration: *registration, code: code.clone() },
            language: *language,
        }],
        Event::RegistrationOfTakenAddress { registration, language } => {
            vec![Work::SendMail { letter: Letter::AddressTaken { registration: *registration }, language: *language }]
        }
        Event::AccountCreated { .. } => Vec::new(),
        Event::PasswordResetAsked { reset, secret, language } => vec![Work::SendMail {
            letter: Letter::ResetPassword { reset: *reset, secret: secret.clone() },
            language: *language,
        }],
        Event::PasswordChanged { user, language } => {
            vec![Work::SendMail { letter: Letter::PasswordChanged { user: *user }, language: *language }]
        }
        Event::EmailChangeAsked { change, code, language } => vec![Work::SendMail {
            letter: Letter::ConfirmEmail { change: *change, code: code.clone() },
            language: *language,
        }],
        Event::EmailChangeToTakenAddress { change, language } => {
            vec![Work::SendMail { letter: Letter::EmailTaken { change: *change }, language: *language }]
        }
        Event::EmailChanged { change, language } => {
            vec![Work::SendMail { letter: Letter::EmailChanged { change: *change }, language: *language }]
        }
        Event::ContactCodeAsked { change, code, language } => vec![Work::SendMail {
            letter: Letter::ConfirmContact { change: *change, code: code.clone() },
            language: *language,
        }],
        Event::ContactConfirmed { change, language } => {
            vec![Work::SendMail { letter: Letter::ContactConfirmed { change: *change }, language: *language }]
        }
        Event::AccountUnused { user, ends, language } => {
            vec![Work::SendMail { letter: Letter::AccountUnused { user: *user, ends: *ends }, language: *language }]
        }
        Event::AccountDeleted { email, idle, language } => vec![Work::SendMail {
            letter: Letter::AccountDeleted { email: email.clone(), idle: *idle },
            language: *language,
        }],
        Event::Interview { application, invitation, news, secret, to, language } => vec![Work::SendMail {
            letter: Letter::Interview {
                application: *application,
                invitation: *invitation,
                news: Box::new(news.clone()),
                secret: secret.clone(),
                to: to.clone(),
            },
            language: *language,
        }],
        Event::AlertAsked { alert, secret, language, .. } => vec![Work::SendMail {
            letter: Letter::ConfirmAlert { alert: *alert, secret: secret.clone() },
            language: *language,
        }],
        Event::DeadlineMoved { application, how, before, after, language } => vec![Work::SendMail {
            letter: Letter::DeadlineMoved { application: *application, how: *how, before: *before, after: *after },
            language: *language,
        }],
        Event::FormChanged { application, form_version, language } => vec![Work::SendMail {
            letter: Letter::FormChanged { application: *application, form_version: *form_version },
            language: *language,
        }],
        Event::ApplicationSent { application, version, language, .. } => vec![Work::SendMail {
            letter: Letter::ApplicationReceived { application: *application, version: *version },
            language: *language,
        }],
        Event::ApplicationEdited { application, version, language } => vec![Work::SendMail {
            letter: Letter::ApplicationEdited { application: *application, version: *version },
            language: *language,
        }],
        Event::DraftUnfinished { application, version, language } => vec![Work::SendMail {
            letter: Letter::DraftReminder { application: *application, version: *version },
            language: *language,
        }],
        Event::EditDropped { application, version, language } => vec![Work::SendMail {
            letter: Letter::EditDropped { application: *application, version: *version },
            language: *language,
        }],
        Event::OpenApplicationEnds { application, version, language } => vec![Work::SendMail {
            letter: Letter::OpenApplicationEnds { application: *application, version: *version },
            language: *language,
        }],
        Event::ApplicationWithdrawn { application, version, language } => vec![Work::SendMail {
            letter: Letter::ApplicationWithdrawn { application: *application, version: *version },
            language: *language,
        }],
    }
}

/// What an event is to the agency of an application: it is told of many at once, so this is counted instead of mailed.
#[must_use]
pub(super) fn agency_news(event: &Event) -> Option<(ApplicationId, News)> {
    match event {
        Event::ApplicationSent { application, .. } => Some((*application, News::Sent)),
        Event::ApplicationEdited { application, .. } => Some((*application, News::Edited)),
        Event::ApplicationWithdrawn { application, .. } => Some((*application, News::Withdrawn)),
        Event::RegistrationCodeAsked { .. }
        | Event::RegistrationOfTakenAddress { .. }
        | Event::AccountCreated { .. }
        | Event::PasswordResetAsked { .. }
        | Event::PasswordChanged { .. }
        | Event::EmailChangeAsked { .. }
        | Event::EmailChangeToTakenAddress { .. }
        | Event::EmailChanged { .. }
        | Event::ContactCodeAsked { .. }
        | Event::ContactConfirmed { .. }
        | Event::AccountUnused { .. }
        | Event::AccountDeleted { .. }
        | Event::DraftUnfinished { .. }
        | Event::EditDropped { .. }
        | Event::FormChanged { .. }
        | Event::OpenApplicationEnds { .. }
        | Event::DeadlineMoved { .. }
        | Event::Interview { .. }
        | Event::AlertAsked { .. } => None,
    }
}
