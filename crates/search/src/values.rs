//! The options of the filters that occur, each with a number.

use std::collections::HashMap;

use domain::search::FacetKind;

use crate::numbers::{at, number};

/// The options of the filters that occur in the ads of an index, each with a number. Numbers are never given anew: what
/// was prepared for one index fits all that grew out of it.
#[derive(Clone, Debug, Default)]
pub struct Values {
    all: Vec<(FacetKind, Box<str>)>,
    ids: HashMap<FacetKind, HashMap<Box<str>, u32>>,
}

impl Values {
    /// How many there are; their numbers are those below.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The group and the value of a number.
    #[must_use]
    pub fn get(&self, id: u32) -> Option<(FacetKind, &str)> {
        self.all.get(at(id)).map(|(kind, value)| (*kind, value.as_ref()))
    }

    /// The number of an option.
    #[must_use]
    pub fn find(&self, kind: FacetKind, value: &str) -> Option<u32> {
        self.ids.get(&kind)?.get(value).copied()
    }

    /// All of them, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, FacetKind, &str)> {
        (0_u32..).zip(&self.all).map(|(id, (kind, value))| (id, *kind, value.as_ref()))
    }

    pub(crate) fn text(&self, id: u32) -> &str {
        self.get(id).map_or("", |(_, value)| value)
    }

    pub(crate) fn add(&mut self, kind: FacetKind, value: &str) -> u32 {
        if let Some(id) = self.find(kind, value) {
            return id;
        }
        let id = number(self.all.len());
        self.all.push((kind, value.into()));
        self.ids.entry(kind).or_default().insert(value.into(), id);
        id
    }
}
