//! Which effects an event has. Pure: the same event always has the same effects.

use domain::event::Event;

use super::{Letter, Work};

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
        Event::AlertAsked { alert, secret, language, .. } => vec![Work::SendMail {
            letter: Letter::ConfirmAlert { alert: *alert, secret: secret.clone() },
            language: *language,
        }],
        Event::DeadlineMoved { application, how, before, after, language } => vec![Work::SendMail {
            letter: Letter::DeadlineMoved { application: *application, how: *how, before: *before, after: *after },
            language: *language,
        }],
        Event::ApplicationSent { application, version, language, .. } => vec![Work::SendMail {
            letter: Letter::ApplicationReceived { application: *application, version: *version },
            language: *language,
        }],
    }
}
