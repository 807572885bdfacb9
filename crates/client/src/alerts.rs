//! Search alerts, without an account.

use domain::alerts::{AlertAsked, AlertSecret, AlertView, AskForAlert};
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

impl Client {
    /// `ask_for_alert`: a mail with a link comes to the address (G3.7-1).
    ///
    /// # Errors
    /// `invalid` with the fields; `too_many_requests`.
    pub async fn ask_for_alert(&self, key: Uuid, wish: &AskForAlert) -> Result<Answer<AlertAsked>, Failure> {
        self.run(Request::new(Method::Post, "/search-alerts").once(key).json(wish)?).await?.json()
    }

    /// `confirm_alert`: turns it on.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn confirm_alert(&self, link: &AlertSecret) -> Result<Answer<AlertView>, Failure> {
        self.run(Request::new(Method::Post, "/search-alerts/confirmations").json(link)?).await?.json()
    }

    /// `remove_alert`: deletes it, and the address (G3.7-3).
    ///
    /// # Errors
    /// `not_found`.
    pub async fn remove_alert(&self, link: &AlertSecret) -> Result<Answer<AlertView>, Failure> {
        self.run(Request::new(Method::Post, "/search-alerts/removals").json(link)?).await?.json()
    }

    /// `renew_alert`: the same search for six months more (X3.7-6).
    ///
    /// # Errors
    /// `not_found`.
    pub async fn renew_alert(&self, link: &AlertSecret) -> Result<Answer<AlertView>, Failure> {
        self.run(Request::new(Method::Post, "/search-alerts/renewals").json(link)?).await?.json()
    }

    /// `unsubscribe_alert`: what a mail program sends (RFC 8058).
    ///
    /// # Errors
    /// `not_found`.
    pub async fn unsubscribe_alert(&self, secret: &str) -> Result<(), Failure> {
        self.run(Request::new(Method::Post, format!("/search-alerts/one-click/{secret}"))).await?.nothing()
    }
}
