//! How lists are shown is remembered on this device (G3.3-1): a few words in `localStorage`, read leniently.
//!
//! Not through `gloo-storage`, whose way to the storage ends the program where the browser forbids it.

use domain::codes::Choice;
use domain::search::{PER_PAGE_CHOICES, Query, Sort};
use leptos::prelude::window;

/// The name of the entry.
const NAME: &str = "virka.list";

/// “Vy”.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// “Rutor”
    #[default]
    Grid,
    /// “Lista”
    List,
}

/// What somebody chose; nothing where they never did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Remembered {
    pub(crate) view: Option<View>,
    pub(crate) sort: Option<Sort>,
    pub(crate) per_page: Option<u32>,
}

impl Remembered {
    /// What this device remembers; nothing where it may not.
    pub(crate) fn here() -> Self {
        let text = storage().and_then(|storage| storage.get_item(NAME).ok()?);
        text.map(|text| Self::read(&text)).unwrap_or_default()
    }

    /// Remembers one choice more.
    pub(crate) fn change(change: impl FnOnce(&mut Self)) {
        let mut remembered = Self::here();
        change(&mut remembered);
        if let Some(storage) = storage() {
            // A storage that is full or closed leaves the choice for this page.
            drop(storage.set_item(NAME, &remembered.write()));
        }
    }

    /// Words that are none of ours (damaged, or of a newer version) say nothing.
    fn read(text: &str) -> Self {
        let mut remembered = Self::default();
        for word in text.split_ascii_whitespace() {
            match word {
                "grid" => remembered.view = Some(View::Grid),
                "list" => remembered.view = Some(View::List),
                word => {
                    remembered.sort = Sort::from_slug(word).or(remembered.sort);
                    let rows = word.parse().ok().filter(|rows| PER_PAGE_CHOICES.contains(rows));
                    remembered.per_page = rows.or(remembered.per_page);
                }
            }
        }
        remembered
    }

    fn write(self) -> String {
        let view = self.view.map(|view| match view {
            View::Grid => "grid".to_owned(),
            View::List => "list".to_owned(),
        });
        let sort = self.sort.map(|sort| sort.slug().to_owned());
        let rows = self.per_page.map(|rows| rows.to_string());
        [view, sort, rows].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The search as this reader wants to see it; none where that changes nothing. What a link says itself wins, and a link
    /// to a certain page means that page of just that list.
    pub(crate) fn applied(self, query: &Query, says: impl Fn(&str) -> bool) -> Option<Query> {
        if says("page") {
            return None;
        }
        let mut wanted = query.clone();
        if let Some(sort) = self.sort.filter(|_| !says("sort")) {
            wanted.sort = sort;
        }
        if let Some(rows) = self.per_page.filter(|_| !says("per_page")) {
            wanted.per_page = rows;
        }
        (wanted != *query).then_some(wanted)
    }
}

/// None where the browser forbids it.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

#[cfg(test)]
mod tests {
    use domain::search::{Query, Sort};

    use super::{Remembered, View};

    /// Of G3.3-1.
    #[test]
    fn what_is_remembered_comes_back() {
        let remembered = Remembered { view: Some(View::List), sort: Some(Sort::Closing), per_page: Some(48) };
        assert_eq!(Remembered::read(&remembered.write()), remembered);
        assert_eq!(Remembered::read(&Remembered::default().write()), Remembered::default());
    }

    /// Of G3.3-1: storage that somebody or something else has written harms nothing.
    #[test]
    fn what_cannot_be_read_says_nothing() {
        for text in ["", "{\"v\":2}", "map 96 relevance", "\u{0} 25 -1 99999999999999999999", "listgrid"] {
            assert_eq!(Remembered::read(text), Remembered::default(), "{text}");
        }
        // A newer version may know more than this one.
        assert_eq!(
            Remembered::read("map list closing v9"),
            Remembered { view: Some(View::List), sort: Some(Sort::Closing), per_page: None }
        );
    }

    /// Of G3.3-1: a link's own parameters win.
    #[test]
    fn a_link_says_what_it_shows() {
        let remembered = Remembered { view: None, sort: Some(Sort::Closing), per_page: Some(48) };
        let applied = |link: &str| {
            let (query, _) = Query::parse_link(link);
            let says = |name: &str| domain::search::pairs(link).iter().any(|(other, _)| other == name);
            remembered.applied(&query, says).map(|query| query.to_url())
        };
        assert_eq!(applied("area=ict").as_deref(), Some("area=ict&sort=closing&per_page=48"));
        assert_eq!(applied("sort=newest").as_deref(), Some("per_page=48"));
        assert_eq!(applied("sort=newest&per_page=24"), None);
        assert_eq!(applied("page=2"), None);
    }
}
