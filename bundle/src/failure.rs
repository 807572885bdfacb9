//! What went wrong, in a sentence that says what to do.

use std::fmt::{self, Debug, Display};

/// A step of the bundling that could not be done.
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

// `main` prints the Debug form of what it returns: that is read by people, so it is the sentence itself.
impl Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

pub(crate) type Done<T = ()> = Result<T, Failure>;

/// Names what was being done when an error came.
pub(crate) trait While<T> {
    fn during(self, what: impl Display) -> Done<T>;
}

impl<T, E: Display> While<T> for Result<T, E> {
    fn during(self, what: impl Display) -> Done<T> {
        self.map_err(|error| Failure(format!("{what}: {error}")))
    }
}
