//! The names of all codes, in memory.

use std::collections::{BTreeMap, HashMap};

use domain::ads::Named;
use domain::codes::{CodeList, CodeListView, CodeValue};
use domain::language::Language;
use domain::search::FacetKind;
use domain::time::Instant;
use domain::translated::Translated;

use super::labels;
use crate::db::codes;
use crate::db::entities::{agencies, code_lists};
use crate::db::{Db, Tx};
use crate::failure::Outcome;

/// All code lists, agencies among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    lists: BTreeMap<CodeList, Vec<Row>>,
    places: HashMap<(CodeList, String), usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    value: CodeValue,
    valid_to: Option<Instant>,
}

impl Codes {
    /// Reads them all.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn load(db: &Db) -> Outcome<Self> {
        db.snapshot(async |tx| Self::read(tx).await).await
    }

    pub(super) async fn read(tx: &Tx) -> Outcome<Self> {
        Ok(Self::of(codes::all(tx).await?, codes::agencies(tx).await?))
    }

    fn of(rows: Vec<code_lists::Model>, agencies: Vec<agencies::Model>) -> Self {
        let mut all = Self::default();
        for row in rows {
            let names = Translated { fi: Some(row.name_fi), sv: row.name_sv, en: row.name_en };
            all.add(row.list, CodeValue { code: row.code, names, parent: row.parent }, row.valid_to);
        }
        for row in agencies {
            let names = Translated { fi: Some(row.name_fi), sv: row.name_sv, en: row.name_en };
            all.add(CodeList::Agencies, CodeValue { code: row.id.into(), names, parent: None }, None);
        }
        all
    }

    fn add(&mut self, list: CodeList, value: CodeValue, valid_to: Option<Instant>) {
        let rows = self.lists.entry(list).or_default();
        self.places.insert((list, value.code.clone()), rows.len());
        rows.push(Row { value, valid_to });
    }

    /// One code, chosen still or not.
    #[must_use]
    pub fn get(&self, list: CodeList, code: &str) -> Option<&CodeValue> {
        let place = self.places.get(&(list, code.to_owned()))?;
        self.lists.get(&list)?.get(*place).map(|row| &row.value)
    }

    /// The whole list, in its order.
    pub fn all(&self, list: CodeList) -> impl Iterator<Item = &CodeValue> {
        self.lists.get(&list).into_iter().flatten().map(|row| &row.value)
    }

    /// Whether the list has the code.
    #[must_use]
    pub fn knows(&self, list: CodeList, code: &str) -> bool {
        self.places.contains_key(&(list, code.to_owned()))
    }

    /// Where the code stands in its list, for sorting.
    #[must_use]
    pub fn place(&self, list: CodeList, code: &str) -> usize {
        self.places.get(&(list, code.to_owned())).copied().unwrap_or(usize::MAX)
    }

    /// The code's name in a language, or its stand-in (G2-2, D17); the code itself where no list has it.
    #[must_use]
    pub fn name(&self, list: CodeList, code: &str, language: Language) -> String {
        self.get(list, code).map_or_else(|| code.to_owned(), |value| value.names.text(language).to_owned())
    }

    /// The code with its name.
    #[must_use]
    pub fn named(&self, list: CodeList, code: &str, language: Language) -> Named {
        Named { id: code.to_owned(), name: self.name(list, code, language) }
    }

    /// What stands beside the box of a filter's option.
    #[must_use]
    pub fn label(&self, kind: FacetKind, value: &str, language: Language) -> String {
        labels::label(kind, value, self, language)
    }

    /// The list as it can be chosen from now.
    #[must_use]
    pub fn view(&self, name: CodeList, now: Instant) -> CodeListView {
        let rows = self.lists.get(&name).map(Vec::as_slice).unwrap_or_default();
        let items = rows.iter().filter(|row| row.valid_to.is_none_or(|end| now < end)).map(|row| row.value.clone());
        CodeListView { name, items: items.collect() }
    }

    /// The regions of municipalities, each once, in the order of the list (G3.2.3).
    #[must_use]
    pub fn regions_of(&self, municipalities: &[String]) -> Vec<String> {
        let mut regions: Vec<String> =
            municipalities.iter().filter_map(|code| self.get(CodeList::Municipalities, code)?.parent.clone()).collect();
        regions.sort_by_key(|code| self.place(CodeList::Regions, code));
        regions.dedup();
        regions
    }
}
