//! Answers of the API that are there already: those the server put into the page, and those of pages one was on.
//!
//! The first page is drawn from what the server embedded, without a second request and without a flash; Back shows at
//! once what was there before. A page that is opened anew asks again.

use domain::ads::{AdPage, AdSummary, AdView, SimilarAds};
use domain::ids::AdId;
use domain::language::Language;
use js_sys::{JSON, Object};
use leptos::prelude::*;

use crate::dom;
use crate::router::{Came, use_router};

/// How many answers are kept of each kind: more than anybody goes back.
const KEPT: usize = 20;

/// Answers that are there already.
#[derive(Clone, Copy)]
pub struct Answers(StoredValue<Inner>);

#[derive(Default)]
struct Inner {
    /// What the server embedded: path and query of a request, and its answer as JSON.
    embedded: Vec<(String, String)>,
    searches: Vec<(String, AdPage)>,
    ads: Vec<(AdId, AdView)>,
    similar: Vec<(AdId, Vec<AdSummary>)>,
}

impl Answers {
    /// Reads `<script type="application/json" id="page-data">`.
    pub fn from_page() -> Self {
        let embedded = dom::by_id("page-data").and_then(|script| entries(&script.text_content()?)).unwrap_or_default();
        Self(StoredValue::new(Inner { embedded, ..Inner::default() }))
    }

    /// The same as JSON, for what is read without serde.
    pub(crate) fn embedded_json(self, request: &str) -> Option<String> {
        self.0.with_value(|inner| inner.embedded.iter().find(|(key, _)| key == request).map(|(_, json)| json.clone()))
    }

    /// What the server embedded for a request, for example `/api/v1/terms?language=sv`.
    pub fn embedded<T: serde::de::DeserializeOwned>(self, request: &str) -> Option<T> {
        self.0.with_value(|inner| {
            let (_, json) = inner.embedded.iter().find(|(key, _)| key == request)?;
            serde_json::from_slice(json.as_bytes()).ok()
        })
    }

    /// The answer to a search that may be shown without asking again.
    pub fn search(self, request: &str) -> Option<AdPage> {
        self.embedded(request).or_else(|| self.kept(|inner| find(&inner.searches, |key| key == request)))
    }

    /// The ad, if it may be shown without asking again.
    pub fn ad(self, id: AdId) -> Option<AdView> {
        self.embedded(&format!("{}/ads/{id}", client::BASE))
            .or_else(|| self.kept(|inner| find(&inner.ads, |key| *key == id)))
    }

    /// Keeps what a search answered.
    pub fn keep_search(self, request: String, answer: AdPage) {
        self.0.update_value(|inner| keep(&mut inner.searches, request, answer));
    }

    /// Keeps an ad.
    pub fn keep_ad(self, answer: AdView) {
        self.0.update_value(|inner| keep(&mut inner.ads, answer.id, answer));
    }

    /// What is like an ad, if it may be shown without asking again.
    pub fn similar(self, id: AdId, language: Language) -> Option<Vec<AdSummary>> {
        let embedded: Option<SimilarAds> =
            self.embedded(&format!("{}/ads/{id}/similar?language={language}", client::BASE));
        embedded.map(|all| all.items).or_else(|| self.kept(|inner| find(&inner.similar, |key| *key == id)))
    }

    /// Keeps what is like an ad.
    pub fn keep_similar(self, id: AdId, ads: Vec<AdSummary>) {
        self.0.update_value(|inner| keep(&mut inner.similar, id, ads));
    }

    /// After the first page: what was embedded is for that page only.
    pub fn forget_embedded(self) {
        self.0.update_value(|inner| inner.embedded.clear());
    }

    fn kept<T>(self, find: impl FnOnce(&Inner) -> Option<T>) -> Option<T> {
        match use_router().came() {
            Came::Back { .. } => self.0.with_value(find),
            Came::Loaded | Came::FromOtherProgram { .. } | Came::Forward | Came::OtherLanguage => None,
        }
    }
}

fn find<K, T: Clone>(kept: &[(K, T)], wanted: impl Fn(&K) -> bool) -> Option<T> {
    kept.iter().find(|(key, _)| wanted(key)).map(|(_, answer)| answer.clone())
}

fn keep<K: PartialEq, T>(kept: &mut Vec<(K, T)>, key: K, answer: T) {
    kept.retain(|(other, _)| *other != key);
    if kept.len() >= KEPT {
        kept.remove(0);
    }
    kept.push((key, answer));
}

/// The members of a JSON object as JSON: the browser takes it apart, so that no second reader of JSON is in the bundle.
fn entries(json: &str) -> Option<Vec<(String, String)>> {
    let object: Object = JSON::parse(json).ok()?.into();
    let keys = Object::keys(&object);
    let entries = keys.iter().filter_map(|key| {
        let value = js_sys::Reflect::get(&object, &key).ok()?;
        Some((key.as_string()?, JSON::stringify(&value).ok()?.into()))
    });
    Some(entries.collect())
}

/// The answers of this application.
pub fn use_answers() -> Answers {
    expect_context()
}
