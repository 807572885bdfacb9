//! Few large segments search faster than many small ones, so small ones are joined; as long as that takes, the index goes
//! on being searched and changed.

use std::sync::Arc;

use crate::builder::{Builder, Renumbered};
use crate::index::{Index, Live};
use crate::numbers::number;
use crate::segment::Segment;
use crate::values::Values;

/// A segment stays as it is while it has so many times more ads than all after it: each ad is moved a few times only,
/// and there are few segments.
const LARGER: usize = 3;

/// Segments that are worth joining.
#[derive(Debug)]
pub struct Merge {
    values: Arc<Values>,
    parts: Vec<Live>,
}

/// They are joined: hand it to [`Index::merged`].
#[derive(Debug)]
pub struct Merged {
    from: Vec<Live>,
    into: Option<Live>,
}

impl Index {
    /// What is worth joining now.
    #[must_use]
    pub fn worth_merging(&self) -> Option<Merge> {
        let mut after = 0;
        let mut first = None;
        for (place, part) in self.parts.iter().enumerate().rev() {
            let gone = part.segment.docs.len() - part.docs;
            if gone > part.docs || (after > 0 && part.docs <= after * LARGER) {
                first = Some(place);
            }
            after += part.docs;
        }
        let parts = self.parts.get(first?..).unwrap_or_default().to_vec();
        Some(Merge { values: Arc::clone(&self.values), parts })
    }

    /// The same with the joined segment in place of those that it was made of. What has gone from them meanwhile is gone
    /// from it too.
    #[must_use]
    pub fn merged(&self, merged: Merged) -> Self {
        let Merged { from, mut into } = merged;
        let same = |one: &Live, other: &Live| Arc::ptr_eq(&one.segment, &other.segment);
        for old in &from {
            let now = self.parts.iter().find(|part| same(part, old));
            for (place, doc) in (0_u32..).zip(&old.segment.docs) {
                let gone = old.holds(place) && !now.is_some_and(|now| now.holds(place));
                if let (true, Some(into)) = (gone, into.as_mut())
                    && let Some(doc) = into.segment.find(doc.id)
                {
                    into.remove(doc);
                }
            }
        }
        let mut next = self.clone();
        let place = next.parts.iter().position(|part| from.iter().any(|old| same(part, old)));
        next.parts.retain(|part| !from.iter().any(|old| same(part, old)));
        if let Some(into) = into.filter(|into| into.docs > 0) {
            next.parts.insert(place.unwrap_or(next.parts.len()).min(next.parts.len()), into);
        }
        next
    }
}

impl Merge {
    /// Joins them.
    #[must_use]
    pub fn run(self) -> Merged {
        let mut builder = Builder::with(self.values);
        for part in &self.parts {
            let mut renumbered = Renumbered::default();
            let segment: &Segment = &part.segment;
            for doc in (0..number(segment.docs.len())).filter(|doc| part.holds(*doc)) {
                if let Some(doc) = segment.doc(doc) {
                    builder.add_from(segment, doc, &mut renumbered);
                }
            }
        }
        if builder.is_empty() {
            return Merged { from: self.parts, into: None };
        }
        let (segment, values) = builder.finish();
        let into = Live::new(segment, values.len());
        Merged { from: self.parts, into: Some(into) }
    }
}
