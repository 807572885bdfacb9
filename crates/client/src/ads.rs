//! Ads and their search.

use domain::ads::{AdPage, AdView, PublicChanges, SeveralAds, SimilarAds};
use domain::ids::AdId;
use domain::language::Language;

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure};

impl Client {
    /// `search_ads`: what a search finds. `query` is the part of the address after `?`, for example
    /// `area=ict&q=expert`.
    ///
    /// # Errors
    /// `bad_query` naming the parameter.
    pub async fn search_ads(&self, query: &str) -> Result<Answer<AdPage>, Failure> {
        let path = if query.is_empty() { "/ads".to_owned() } else { format!("/ads?{query}") };
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `show_ad`: one ad with all its language versions.
    ///
    /// # Errors
    /// `not_found`; `gone` when it was withdrawn or archived.
    pub async fn show_ad(&self, ad: AdId) -> Result<Answer<AdView>, Failure> {
        self.run(Request::new(Method::Get, format!("/ads/{ad}"))).await?.json()
    }

    /// `show_ads`: the rows of several ads, at most [`domain::ads::MAX_SEVERAL`], and which of them are gone.
    ///
    /// # Errors
    /// `bad_query` where there are none or too many.
    pub async fn show_ads(&self, ads: &[AdId]) -> Result<Answer<SeveralAds>, Failure> {
        let ids: Vec<String> = ads.iter().map(|ad| format!("id={ad}")).collect();
        self.run(Request::new(Method::Get, format!("/ads/several?{}", ids.join("&")))).await?.json()
    }

    /// `list_changes`: what has changed among the public ads; `after` is `next` of the last answer.
    ///
    /// # Errors
    /// `bad_query` where the server has never given this `after`.
    pub async fn list_changes(&self, after: Option<&str>) -> Result<Answer<PublicChanges>, Failure> {
        let after = after.map(|after| format!("?after={after}")).unwrap_or_default();
        self.run(Request::new(Method::Get, format!("/changes{after}"))).await?.json()
    }

    /// `show_ad_by_code`: the ad with this “sök-ID”.
    ///
    /// # Errors
    /// `not_found`; `gone` when it was withdrawn or archived.
    pub async fn show_ad_by_code(&self, recruitment_code: &str) -> Result<Answer<AdView>, Failure> {
        self.run(Request::new(Method::Get, format!("/ads/by-code/{recruitment_code}"))).await?.json()
    }

    /// `list_similar_ads`: the open ads that are most like one.
    ///
    /// # Errors
    /// `not_found`; `gone` when it was withdrawn or archived.
    pub async fn list_similar_ads(&self, ad: AdId) -> Result<Answer<SimilarAds>, Failure> {
        self.run(Request::new(Method::Get, format!("/ads/{ad}/similar"))).await?.json()
    }

    /// `show_ad_calendar`: the end of the application period as an event for a calendar, in a language.
    ///
    /// # Errors
    /// `not_found`; `gone` when it was withdrawn or archived.
    pub async fn show_ad_calendar(&self, ad: AdId, language: Language) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Get, format!("/ads/{ad}/calendar.ics?language={language}"))).await?.bytes()
    }
}
