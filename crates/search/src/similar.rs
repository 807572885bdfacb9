//! Which ads are like one ad: whoever reads it may care for them too.

use std::cmp::Reverse;

use domain::codes::Level;
use domain::ids::AdId;
use domain::language::Language;
use domain::time::Instant;

use crate::ad::{Ad, Row};
use crate::index::Index;

/// What of an ad counts when others are compared with it. The ad itself need not be in the index: a closed one is not.
#[derive(Clone, Copy, Debug)]
pub struct Likeness<'a> {
    /// The ad itself, which is like no other.
    pub id: AdId,
    /// Its task areas, the main one first.
    pub areas: &'a [String],
    /// Its places.
    pub municipalities: &'a [String],
    /// The regions of its places.
    pub regions: &'a [String],
    /// The recruiting agency.
    pub agency: &'a str,
    /// The level of the duties.
    pub level: Level,
}

impl Likeness<'_> {
    /// How much an ad is like it. What one would do weighs more than where, and where more than for whom. Only a place or
    /// a level in common is no likeness: half of all jobs are in the capital.
    fn weight(&self, ad: &Ad<'_>) -> Option<u32> {
        if ad.id() == self.id {
            return None;
        }
        let mut areas = 0;
        for area in ad.areas() {
            areas += match self.areas.iter().position(|own| own == area) {
                Some(0) => 8,
                Some(_) => 5,
                None => 0,
            };
        }
        let agency = if ad.agency() == self.agency { 2 } else { 0 };
        if areas + agency == 0 {
            return None;
        }
        let place = if ad.municipalities().any(|place| self.municipalities.iter().any(|own| own == place)) {
            4
        } else if ad.regions().any(|region| self.regions.iter().any(|own| own == region)) {
            2
        } else {
            0
        };
        let level = if ad.level() == self.level { 1 } else { 0 };
        Some(areas + place + agency + level)
    }
}

impl Index {
    /// The open ads that are most like one, at most so many, each in the language that a page in `page` lists it in. Of
    /// those that are equally like it the newest come first, so the order is the same on every server.
    #[must_use]
    pub fn similar(&self, to: &Likeness<'_>, page: Language, now: Instant, most: usize) -> Vec<Row<'_>> {
        let open = self.ads().filter(|ad| ad.period().is_open(now));
        let mut found: Vec<_> = open.filter_map(|ad| Some((to.weight(&ad)?, ad))).collect();
        let place = |(weight, ad): &(u32, Ad<'_>)| (Reverse(*weight), Reverse(ad.published_at()), ad.id());
        if found.len() > most {
            found.select_nth_unstable_by_key(most, place);
            found.truncate(most);
        }
        found.sort_unstable_by_key(place);
        found
            .into_iter()
            .filter_map(|(_, ad)| {
                let language = page.then_fallbacks().find(|language| ad.title(*language).is_some())?;
                Some(Row { ad, language })
            })
            .collect()
    }
}
