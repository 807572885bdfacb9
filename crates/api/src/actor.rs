//! Who acts, for the audit log.

use domain::ids::UserId;

/// Who acts, and in which request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub who: Who,
    /// The request, where there is one.
    pub request_id: Option<String>,
}

/// Kinds of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person who is logged in, or becomes so by this very act.
    Person(UserId),
    /// Somebody who is not logged in.
    Nobody,
    /// The program itself: jobs, commands of the administrator.
    Service,
}

impl Actor {
    /// The program itself.
    #[must_use]
    pub const fn service() -> Self {
        Self { who: Who::Service, request_id: None }
    }

    /// A person in a request.
    #[must_use]
    pub fn person(user: UserId, request_id: impl Into<String>) -> Self {
        Self { who: Who::Person(user), request_id: Some(request_id.into()) }
    }

    /// As the log says it.
    #[must_use]
    pub fn name(&self) -> String {
        match self.who {
            Who::Person(user) => format!("user:{user}"),
            Who::Nobody => "nobody".to_owned(),
            Who::Service => "service".to_owned(),
        }
    }
}
