//! What a use case answers when it does not do what was asked: a refusal, which is the asker's business, or a fault,
//! which is ours. Only `http/problem.rs` turns either into a status (house rule 5).

use domain::problem::{FieldError, Kind};
use sea_orm::DbErr;

/// The answer of everything that can be refused or break.
pub type Outcome<T> = Result<T, Failure>;

/// A refusal or a fault.
#[derive(Debug)]
pub enum Failure {
    /// The request cannot be done, for a reason that the asker may know.
    Refused(Box<Refusal>),
    /// Something broke on our side.
    Broken(Fault),
}

/// Why a request is refused.
#[derive(Debug)]
pub struct Refusal {
    /// The reason.
    pub kind: Kind,
    /// The fields that do not fit.
    pub errors: Vec<FieldError>,
    /// Address of the thing concerned, for example of the first application.
    pub instance: Option<String>,
    /// Seconds after which trying again makes sense.
    pub retry_after: Option<i64>,
    /// The thing as it is now, where somebody changed it meanwhile.
    pub current: Option<serde_json::Value>,
}

/// What broke. Its words go to the log, never to the client.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A part that should answer does not: the file store, the mail server.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Something that cannot happen.
    #[error("bug: {0}")]
    Bug(String),
}

impl Refusal {
    /// A refusal of this kind.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { kind, errors: Vec::new(), instance: None, retry_after: None, current: None }
    }

    /// The same with fields.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// The same with the address of the thing concerned.
    #[must_use]
    pub fn at(mut self, instance: impl Into<String>) -> Self {
        self.instance = Some(instance.into());
        self
    }

    /// The same with the thing as it is now.
    #[must_use]
    pub fn with_current(mut self, current: serde_json::Value) -> Self {
        self.current = Some(current);
        self
    }

    /// The same with seconds to wait.
    #[must_use]
    pub fn retry_after(mut self, seconds: i64) -> Self {
        self.retry_after = Some(seconds.max(1));
        self
    }
}

impl Failure {
    /// A fault that is a bug.
    #[must_use]
    pub fn bug(what: impl Into<String>) -> Self {
        Self::Broken(Fault::Bug(what.into()))
    }

    /// A part that does not answer.
    #[must_use]
    pub fn unavailable(what: impl Into<String>) -> Self {
        Self::Broken(Fault::Unavailable(what.into()))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Self {
        Refusal::new(kind).into()
    }
}

impl From<Vec<FieldError>> for Failure {
    fn from(errors: Vec<FieldError>) -> Self {
        Refusal::new(Kind::Invalid).with_errors(errors).into()
    }
}

impl From<FieldError> for Failure {
    fn from(error: FieldError) -> Self {
        vec![error].into()
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        Self::Broken(Fault::Database(error))
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Broken(fault)
    }
}
