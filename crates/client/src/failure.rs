//! What comes back when an operation does not succeed.

use domain::problem::Problem;

/// Why an operation did not succeed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Failure {
    /// The server refused, and says why (RFC 9457).
    #[error("{}: {}", .0.code, .0.detail)]
    Refused(Box<Problem>),
    /// The server refused with a wait: come back after so many seconds (429, 503).
    #[error("{code}: {detail} (again in {seconds} s)", code = .problem.code, detail = .problem.detail)]
    Wait {
        /// What the server says.
        problem: Box<Problem>,
        /// Seconds to wait.
        seconds: u64,
    },
    /// Nothing came back: no connection, or it broke. What was sent may or may not have arrived.
    #[error("no answer: {0}")]
    NoAnswer(String),
    /// Something came back that this client cannot read.
    #[error("unreadable answer with status {status}: {reason}")]
    Unreadable {
        /// The HTTP status.
        status: u16,
        /// What was wrong with it.
        reason: String,
    },
}

impl Failure {
    /// The problem, where the server sent one.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) | Self::Wait { problem, .. } => Some(problem),
            Self::NoAnswer(_) | Self::Unreadable { .. } => None,
        }
    }

    /// The stable word for the problem, where the server sent one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.problem().map(|problem| problem.code.as_str())
    }

    /// Whether the same request may succeed later by itself: the connection, or the server's own trouble.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Wait { .. } | Self::NoAnswer(_) => true,
            Self::Refused(problem) => problem.status >= 500,
            Self::Unreadable { status, .. } => *status >= 500,
        }
    }
}
