//! Favourites (G3.5-1): the list that a browser keeps, and the link that carries it to another one (D9).
//!
//! The server knows nothing of them. What the browser has kept may have been written by another version, by an
//! extension or by nobody we know: it is read with care, and what cannot be read is never written over.

mod link;

pub use link::{BadLink, read_link, write_link};

use serde::{Deserialize, Serialize};

use crate::ads::{AdState, AdSummary};
use crate::ids::AdId;
use crate::language::Language;

/// How many may be kept: the page of them shows all at once, and their link must fit into a mail.
pub const MAX_FAVOURITES: usize = 200;

/// The version of what we write. A change that an older program could misread raises it.
const VERSION: u32 = 1;
/// What every version writes before its number: the number is found without knowing the rest.
const BEGIN: &str = "{\"version\":";
/// What this version writes after it.
const ADS: &str = ",\"ads\":";

/// One ad that somebody has marked.
///
/// The id is kept as it was found: an entry whose id we cannot read stays in the list, for a program that can. In JSON
/// it is `[id, title, language]`: names of fields would cost a first visit more than they tell (P13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[String; 3]", into = "[String; 3]")]
pub struct Favourite {
    id: String,
    /// The title that one saw when marking it, so that an ad that has vanished can still be named.
    title: String,
    language: String,
}

impl From<[String; 3]> for Favourite {
    fn from([id, title, language]: [String; 3]) -> Self {
        Self { id, title, language }
    }
}

impl From<Favourite> for [String; 3] {
    fn from(favourite: Favourite) -> Self {
        [favourite.id, favourite.title, favourite.language]
    }
}

impl Favourite {
    /// An ad with the title that is shown, and the title's language.
    #[must_use]
    pub fn new(ad: AdId, title: &str, language: Language) -> Self {
        Self { id: ad.to_string(), title: title.to_owned(), language: language.tag().to_owned() }
    }

    /// The ad; `None` where the id cannot be read.
    #[must_use]
    pub fn ad(&self) -> Option<AdId> {
        self.id.parse().ok()
    }

    /// The title that was kept.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language of the title.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language.parse().ok()
    }
}

/// Why a list cannot be read. It stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A newer version of the program has written it.
    Newer,
    /// It is no list of favourites at all.
    Broken,
}

/// The list is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// What became of the ads of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// New in the list.
    pub added: usize,
    /// Left out, because the list is full.
    pub left_out: usize,
}

/// The favourites of a browser, in the order in which they were marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Favourites(Vec<Favourite>);

impl Favourites {
    /// Reads what was kept; an empty list where nothing was.
    ///
    /// # Errors
    /// What is not a list of this version.
    pub fn read(text: Option<&str>) -> Result<Self, Unreadable> {
        let Some(text) = text else { return Ok(Self::default()) };
        let rest = text.strip_prefix(BEGIN).ok_or(Unreadable::Broken)?;
        let (version, rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        match version.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(newer) if newer > VERSION => return Err(Unreadable::Newer),
            Ok(_) | Err(_) => return Err(Unreadable::Broken),
        }
        let ads = rest.strip_prefix(ADS).and_then(|rest| rest.strip_suffix('}')).ok_or(Unreadable::Broken)?;
        // By bytes, as answers of the API are read: another reader of JSON would cost a first visit some kilobytes (P13).
        serde_json::from_slice(ads.as_bytes()).map(Self).map_err(|_unread| Unreadable::Broken)
    }

    /// The list as it is kept.
    #[must_use]
    pub fn write(&self) -> String {
        // Texts in a list always have a form in JSON.
        let ads = serde_json::to_string(&self.0).unwrap_or_default();
        format!("{BEGIN}{VERSION}{ADS}{ads}}}")
    }

    /// How many ads are marked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ads().count()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries cannot be read; they stay.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.0.len() - self.len()
    }

    /// The ads, in the order in which they were marked.
    pub fn ads(&self) -> impl Iterator<Item = AdId> {
        self.0.iter().filter_map(Favourite::ad)
    }

    /// What was kept of an ad.
    #[must_use]
    pub fn get(&self, ad: AdId) -> Option<&Favourite> {
        self.0.iter().find(|one| one.ad() == Some(ad))
    }

    /// Whether the ad is marked.
    #[must_use]
    pub fn has(&self, ad: AdId) -> bool {
        self.get(ad).is_some()
    }

    /// Marks an ad; one that is marked already stays as it is.
    ///
    /// # Errors
    /// The list is full.
    pub fn add(&mut self, favourite: Favourite) -> Result<(), Full> {
        if favourite.ad().is_some_and(|ad| self.has(ad)) {
            return Ok(());
        }
        if self.0.len() >= MAX_FAVOURITES {
            return Err(Full);
        }
        self.0.push(favourite);
        Ok(())
    }

    /// Takes the mark of an ad away.
    pub fn remove(&mut self, ad: AdId) {
        self.0.retain(|one| one.ad() != Some(ad));
    }

    /// Adds those that are not there yet, as many as fit.
    pub fn merge(&mut self, others: impl IntoIterator<Item = Favourite>) -> Merged {
        let mut merged = Merged::default();
        for other in others {
            let before = self.0.len();
            match self.add(other) {
                Ok(()) => merged.added += self.0.len() - before,
                Err(Full) => merged.left_out += 1,
            }
        }
        merged
    }
}

/// The order of the page of favourites: open ads by their deadline, then the closed ones, the latest first.
pub fn by_deadline(ads: &mut [AdSummary]) {
    ads.sort_by_key(|ad| {
        let closed = ad.state != AdState::Open;
        let millis = ad.closes_at.millis();
        (closed, if closed { -millis } else { millis }, ad.id)
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{Favourite, Favourites, Full, MAX_FAVOURITES, Merged, Unreadable};
    use crate::ids::AdId;
    use crate::language::Language;

    fn ad(number: u128) -> AdId {
        AdId(Uuid::from_u128(number))
    }

    fn marked(number: u128) -> Favourite {
        Favourite::new(ad(number), "Jurist", Language::Sv)
    }

    fn list(numbers: impl IntoIterator<Item = u128>) -> Favourites {
        let mut list = Favourites::default();
        list.merge(numbers.into_iter().map(marked));
        list
    }

    /// Of G3.5-1: the form in the browser's memory is a promise to every later version.
    #[test]
    fn a_list_is_kept_in_this_form() {
        let text = r#"{"version":1,"ads":[["00000000-0000-0000-0000-000000000007","Jurist","sv"]]}"#;
        assert_eq!(list([7]).write(), text);
        assert_eq!(Favourites::read(Some(text)), Ok(list([7])));
        assert_eq!(Favourites::read(None), Ok(Favourites::default()));
    }

    /// Of G3.5-1: nothing that is found there makes the program fail, and it says what it could not read.
    #[test]
    fn what_is_no_list_is_told_apart_from_a_newer_one() {
        for broken in
            ["", "null", "[]", "{}", "{\"version\":1}", "{\"version\":0,\"ads\":[]}", "{\"version\":1,\"ads\":[7]}"]
        {
            assert_eq!(Favourites::read(Some(broken)), Err(Unreadable::Broken), "{broken}");
        }
        for newer in ["{\"version\":2,\"marks\":{}}", "{\"version\":10}", "{\"version\":2"] {
            assert_eq!(Favourites::read(Some(newer)), Err(Unreadable::Newer), "{newer}");
        }
    }

    /// Of G3.5-1: an entry that cannot be read is counted and kept, whatever happens to the others.
    #[test]
    fn an_entry_with_a_strange_id_stays() {
        let text = r#"{"version":1,"ads":[["?","Gammal","xx"]]}"#;
        let mut list = Favourites::read(Some(text)).unwrap();
        assert_eq!((list.len(), list.unread(), list.is_empty()), (0, 1, true));
        list.add(marked(1)).unwrap();
        list.remove(ad(1));
        assert_eq!(list.write(), text);
    }

    /// Of G3.5-1: the limit is a number, and what is there already is no reason to refuse.
    #[test]
    fn the_list_takes_two_hundred() {
        let mut list = list(1..=200);
        assert_eq!((list.len(), MAX_FAVOURITES), (200, 200));
        assert_eq!(list.add(marked(201)), Err(Full));
        assert_eq!(list.add(marked(200)), Ok(()));
        list.remove(ad(200));
        assert_eq!(list.merge([marked(1), marked(201), marked(202)]), Merged { added: 1, left_out: 1 });
    }

    proptest! {
        /// Of G3.5-1: what was kept comes back, titles of any letters included.
        #[test]
        fn a_list_comes_back(entries in proptest::collection::vec((any::<u128>(), ".*"), 0..20)) {
            let mut list = Favourites::default();
            list.merge(entries.iter().map(|(id, title)| Favourite::new(ad(*id), title, Language::Fi)));
            prop_assert_eq!(Favourites::read(Some(&list.write())), Ok(list));
        }

        /// Of G3.5-1: no text, however it came there, makes reading fail.
        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            drop(Favourites::read(Some(&text)));
        }

        /// Of D9: two devices that take each other's list have the same ads, none twice.
        #[test]
        fn merging_makes_no_doubles(
            one in proptest::collection::vec(0..40_u128, 0..30), other in proptest::collection::vec(0..40_u128, 0..30),
        ) {
            let (mut here, mut there) = (list(one), list(other));
            let before = here.len();
            let merged = here.merge(there.0.clone());
            prop_assert_eq!(here.len(), before + merged.added);
            there.merge(here.0.clone());
            let sorted = |list: &Favourites| { let mut ads: Vec<_> = list.ads().collect(); ads.sort(); ads };
            prop_assert_eq!(sorted(&here), sorted(&there));
            let mut once = sorted(&here);
            once.dedup();
            prop_assert_eq!(once, sorted(&here));
        }
    }
}
