//! Open applications: the applicant's own one, and the bank for agencies (G11).

use domain::applications::{ApplicationView, ProlongApplication, StartOpenApplication};
use domain::ids::{AgencyId, ApplicationId};
use domain::recruiter::{BankApplication, BankList};
use uuid::Uuid;

use crate::applications::Begun;
use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

impl Client {
    /// `start_open_application`: “Öppen ansökan till staten”.
    ///
    /// # Errors
    /// `already_applied` with the address of the first; `terms_not_accepted`.
    pub async fn start_open_application(
        &self,
        key: Uuid,
        wish: &StartOpenApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        self.run(Request::new(Method::Post, "/open-applications").once(key).json(wish)?).await?.json()
    }

    /// `start_open_application`, for a page that only needs to know where it is.
    ///
    /// # Errors
    /// As [`Client::start_open_application`].
    pub async fn begin_open_application(
        &self,
        key: Uuid,
        wish: &StartOpenApplication,
    ) -> Result<Answer<Begun>, Failure> {
        self.run(Request::new(Method::Post, "/open-applications").once(key).json(wish)?).await?.json()
    }

    /// `prolong_application`: lets a sent open application be valid longer.
    ///
    /// # Errors
    /// `invalid` naming `/valid_until`; `stale`; `period_over`; `not_possible` for one that is not sent.
    pub async fn prolong_application(
        &self,
        key: Uuid,
        application: ApplicationId,
        wish: &ProlongApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        let path = format!("/applications/{application}/prolongation");
        self.run(Request::new(Method::Post, path).once(key).json(wish)?).await?.json()
    }

    /// `search_open_applications`: the bank. `query` is what stands behind the question mark, without it.
    ///
    /// # Errors
    /// `bad_query` naming the parameter; `not_found` for everybody but the agency's own people.
    pub async fn search_open_applications(&self, agency: &AgencyId, query: &str) -> Result<Answer<BankList>, Failure> {
        self.run(Request::new(Method::Get, format!("/agencies/{agency}/open-applications?{query}"))).await?.json()
    }

    /// `show_open_application`: one of them. Reading it leaves a mark in the audit log.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people, and for what is not valid now.
    pub async fn show_open_application(
        &self,
        agency: &AgencyId,
        application: ApplicationId,
    ) -> Result<Answer<BankApplication>, Failure> {
        let path = format!("/agencies/{agency}/open-applications/{application}");
        self.run(Request::new(Method::Get, path)).await?.json()
    }
}
