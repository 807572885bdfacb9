//! Whether and where an agency is told by mail what comes in to its recruitments (G9.4.2, G10.1).

use serde::{Deserialize, Serialize};

use crate::email::Email;
use crate::language::Language;
use crate::personal::Personal;
use crate::problem::FieldError;

/// `PUT /agencies/{agency_id}/mail-notices`: all of it, and the answer to it.
///
/// A mail collects what came in to one recruitment; it has numbers and addresses of pages, and nothing of any applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MailNotices {
    /// Whether the agency wants these mails. Without a wish it gets them.
    pub wanted: bool,
    /// Where they go, for example a mailbox that several people read. Null: to the first contact person of the ad who has
    /// an address.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required = true, example = "rekrytering@migri.example"))]
    pub email: Option<Personal<String>>,
    /// Their language. Null: the first of the ad's languages.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub language: Option<Language>,
}

impl Default for MailNotices {
    fn default() -> Self {
        Self { wanted: true, email: None, language: None }
    }
}

impl MailNotices {
    /// The address that they are to go to, where one is given.
    ///
    /// # Errors
    /// What is wrong with it, at `/email`.
    pub fn address(&self) -> Result<Option<Email>, FieldError> {
        let read = self.email.as_ref().map(|typed| Email::parse(typed)).transpose();
        read.map_err(|code| FieldError::new("/email", code))
    }
}
