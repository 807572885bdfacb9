//! What service administrators do beside pages and notices.

use domain::recruitments::{ProlongAds, ProlongationView};
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

impl Client {
    /// `preview_prolongation`: changes nothing.
    ///
    /// # Errors
    /// `invalid` with the fields.
    pub async fn preview_prolongation(&self, wish: &ProlongAds) -> Result<Answer<ProlongationView>, Failure> {
        self.run(Request::new(Method::Post, "/admin/prolongations/preview").json(wish)?).await?.json()
    }

    /// `prolong_ads`: every ad that a disturbance hit, or none.
    ///
    /// # Errors
    /// `invalid` with the fields.
    pub async fn prolong_ads(&self, key: Uuid, wish: &ProlongAds) -> Result<Answer<ProlongationView>, Failure> {
        self.run(Request::new(Method::Post, "/admin/prolongations").once(key).json(wish)?).await?.json()
    }
}
