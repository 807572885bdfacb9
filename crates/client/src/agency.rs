//! What an agency sets for itself.

use domain::agencies::MailNotices;
use domain::ids::AgencyId;

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

impl Client {
    /// `show_mail_notices`: whether and where the agency is told by mail what comes in.
    ///
    /// # Errors
    /// `forbidden` for all but its administrators; `not_found` for whoever does not work there.
    pub async fn show_mail_notices(&self, agency: &AgencyId) -> Result<Answer<MailNotices>, Failure> {
        self.run(Request::new(Method::Get, format!("/agencies/{agency}/mail-notices"))).await?.json()
    }

    /// `set_mail_notices`
    ///
    /// # Errors
    /// `invalid` with the field; else as above.
    pub async fn set_mail_notices(
        &self,
        agency: &AgencyId,
        wish: &MailNotices,
    ) -> Result<Answer<MailNotices>, Failure> {
        self.run(Request::new(Method::Put, format!("/agencies/{agency}/mail-notices")).json(wish)?).await?.json()
    }
}
