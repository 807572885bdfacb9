//! Makes a segment out of ads.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use domain::codes::{Choice, DurationType, EmploymentType, Relation};
use domain::language::Language;
use domain::search::{FacetKind, SearchDoc};

use crate::bits::Bits;
use crate::dictionary::Words;
use crate::numbers::{at, number};
use crate::postings::Postings;
use crate::segment::{ByLanguage, Doc, Segment, Span};
use crate::terms::{read_fields, write_field, write_word};
use crate::values::Values;

/// Collects ads, one by one; their texts are taken apart at once, so that they need not be kept.
#[derive(Debug, Default)]
pub struct Builder {
    pub(crate) values: Arc<Values>,
    docs: Vec<Doc>,
    text: String,
    doc_values: Vec<u32>,
    fields: Vec<u8>,
    name_ids: Vec<u32>,
    words: Words,
    names: ByLanguage<Words>,
}

/// The numbers that another segment's words have here.
#[derive(Debug, Default)]
pub(crate) struct Renumbered {
    words: Vec<Option<u32>>,
    names: ByLanguage<Vec<Option<u32>>>,
}

impl Builder {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(values: Arc<Values>) -> Self {
        Self { values, ..Self::default() }
    }

    /// Adds an ad. Ads have ids of their own: a second one with the same id is a second ad. One without any version has
    /// nothing that could be listed, and is left out.
    ///
    /// The note is kept beside it, unread: what whoever shows the ad has prepared for that.
    pub fn add(&mut self, doc: &SearchDoc, note: &str) {
        if doc.languages().next().is_none() {
            return;
        }
        let start = number(self.doc_values.len());
        self.value(FacetKind::Employer, doc.agency.as_str());
        self.each(FacetKind::Area, &doc.areas);
        self.each(FacetKind::Municipality, &doc.municipalities);
        self.each(FacetKind::Region, &doc.regions);
        self.each(FacetKind::WorkingTime, &doc.working_times);
        self.value(FacetKind::Level, doc.level.slug());
        for kind in types(doc) {
            self.value(FacetKind::Type, kind.slug());
        }
        self.value(FacetKind::Remote, if doc.remote { "true" } else { "false" });
        let values = Span { start, end: number(self.doc_values.len()) };
        let code = self.text(&doc.recruitment_code);
        let note = self.text(note);
        let titles = ByLanguage::make(|language| doc.titles.get(language).map(|title| self.text(title)));
        let fields = ByLanguage::make(|language| self.fields(doc.fields.get(language)));
        let names = ByLanguage::make(|language| self.names(language, doc.code_words.get(language)));
        self.docs.push(Doc {
            id: doc.id,
            published_at: doc.published_at,
            period: doc.period,
            code,
            note,
            titles,
            fields,
            names,
            values,
            areas: number(doc.areas.len()),
            municipalities: number(doc.municipalities.len()),
            regions: number(doc.regions.len()),
            working_times: number(doc.working_times.len()),
            duration: doc.duration,
            relation: doc.relation,
            internship: doc.internship,
            level: doc.level,
            remote: doc.remote,
            positions: doc.positions,
        });
    }

    /// Adds an ad out of another segment whose values have the same numbers.
    pub(crate) fn add_from(&mut self, other: &Segment, doc: &Doc, renumbered: &mut Renumbered) {
        let start = number(self.doc_values.len());
        self.doc_values.extend_from_slice(doc.values.of(&other.values));
        let values = Span { start, end: number(self.doc_values.len()) };
        let code = self.text(doc.code.text(&other.text));
        let note = self.text(doc.note.text(&other.text));
        let titles =
            ByLanguage::make(|language| doc.titles.get(language).map(|title| self.text(title.text(&other.text))));
        let fields = ByLanguage::make(|language| {
            let start = number(self.fields.len());
            for word in read_fields(doc.fields.get(language).of(&other.fields)) {
                match word {
                    None => write_field(&mut self.fields),
                    Some(old) => {
                        let words = &mut self.words;
                        let new = renumber(&mut renumbered.words, old, || words.number(other.words.word(old)));
                        write_word(&mut self.fields, new);
                    }
                }
            }
            Span { start, end: number(self.fields.len()) }
        });
        let names = ByLanguage::make(|language| {
            let start = number(self.name_ids.len());
            for old in doc.names.get(language).of(&other.name_ids) {
                let words = self.names.get_mut(language);
                let name = || words.number(other.names.get(language).word(*old));
                self.name_ids.push(renumber(renumbered.names.get_mut(language), *old, name));
            }
            Span { start, end: number(self.name_ids.len()) }
        });
        self.docs.push(Doc { values, code, note, titles, fields, names, ..doc.clone() });
    }

    fn value(&mut self, kind: FacetKind, value: &str) {
        let id = match self.values.find(kind, value) {
            Some(id) => id,
            None => Arc::make_mut(&mut self.values).add(kind, value),
        };
        self.doc_values.push(id);
    }

    fn each(&mut self, kind: FacetKind, values: &[String]) {
        for value in values {
            self.value(kind, value);
        }
    }

    fn text(&mut self, text: &str) -> Span {
        let start = number(self.text.len());
        self.text.push_str(text);
        Span { start, end: number(self.text.len()) }
    }

    fn fields(&mut self, fields: Option<&Vec<String>>) -> Span {
        let start = number(self.fields.len());
        for field in fields.into_iter().flatten() {
            for word in field.split(' ') {
                write_word(&mut self.fields, self.words.number(word));
            }
            write_field(&mut self.fields);
        }
        Span { start, end: number(self.fields.len()) }
    }

    fn names(&mut self, language: Language, names: Option<&Vec<String>>) -> Span {
        let start = number(self.name_ids.len());
        for name in names.into_iter().flatten() {
            self.name_ids.push(self.names.get_mut(language).number(name));
        }
        Span { start, end: number(self.name_ids.len()) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// Sorts, and turns everything round: from ads with words to words with ads.
    pub(crate) fn finish(self) -> (Segment, Arc<Values>) {
        let Self { values, mut docs, text, doc_values, fields, name_ids, words, names } = self;
        docs.sort_by_key(|doc| (Reverse(doc.published_at), doc.id));
        let (doc_values, value_starts) = in_order(&mut docs, &doc_values);
        let rows: Vec<(u32, Language)> = (0_u32..)
            .zip(&docs)
            .flat_map(|(place, doc)| doc.languages().map(move |language| (place, language)))
            .collect();
        let doc = |row: u32| rows.get(at(row)).and_then(|(doc, _)| docs.get(at(*doc)));
        let numbered =
            || (0_u32..).zip(&rows).filter_map(|(row, (doc, language))| Some((row, docs.get(at(*doc))?, *language)));
        let sorted = |key: &dyn Fn(&Doc) -> _| {
            let mut sorted: Vec<u32> = (0..number(rows.len())).collect();
            // Versions of an ad stand in the order of their languages already; sorting is stable.
            sorted.sort_by_cached_key(|row| doc(*row).map(|doc| (key(doc), doc.id)));
            sorted
        };
        let opening = sorted(&|doc| doc.period.opens_at);
        let closing = sorted(&|doc| doc.period.closes_at);
        let mut closing_place = vec![0; rows.len()];
        for (place, row) in (0_u32..).zip(&closing) {
            if let Some(own) = closing_place.get_mut(at(*row)) {
                *own = place;
            }
        }
        let those = |wanted: &dyn Fn(&Doc, Language) -> bool| {
            let mut set = Bits::none(rows.len());
            numbered().filter(|(_, doc, language)| wanted(doc, *language)).for_each(|(row, ..)| set.insert(row));
            set
        };
        let language = ByLanguage::make(|wanted| those(&|_, language| language == wanted));
        let stand_in = ByLanguage::make(|page| those(&|doc, language| doc.stand_in(page) == Some(language)));
        let mut by_id: Vec<u32> = (0..number(docs.len())).collect();
        by_id.sort_unstable_by_key(|place| docs.get(at(*place)).map(|doc| doc.id));
        let filters = Postings::build(values.len(), rows.len(), |add| {
            for (row, doc, _) in numbered() {
                doc.values.of(&doc_values).iter().for_each(|value| add(*value, row));
            }
        });
        let words = words.finish();
        let word_rows = Postings::build(words.len(), rows.len(), |add| {
            for (row, doc, language) in numbered() {
                read_fields(doc.fields.get(language).of(&fields)).flatten().for_each(|word| add(word, row));
            }
        });
        let ByLanguage { fi, sv, en } = names;
        let names = ByLanguage { fi: fi.finish(), sv: sv.finish(), en: en.finish() };
        let name_rows = ByLanguage::make(|language| {
            Postings::build(names.get(language).len(), rows.len(), |add| {
                for (row, doc, _) in numbered() {
                    doc.names.get(language).of(&name_ids).iter().for_each(|name| add(*name, row));
                }
            })
        });
        let segment = Segment {
            by_id,
            text,
            values: doc_values,
            value_starts,
            fields,
            name_ids,
            opening,
            closing,
            closing_place,
            language,
            stand_in,
            filters,
            words,
            word_rows,
            names,
            name_rows,
            short: Mutex::new(BTreeMap::new()),
            counted: Mutex::new(BTreeMap::new()),
            rows,
            docs,
        };
        (segment, values)
    }
}

/// The options of ads in the order of the ads, so that counting those of many ads reads on and on; and where each ad's begin.
fn in_order(docs: &mut [Doc], values: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let (mut ordered, mut starts) = (Vec::with_capacity(values.len()), Vec::with_capacity(docs.len() + 1));
    for doc in docs {
        let start = number(ordered.len());
        starts.push(start);
        ordered.extend_from_slice(doc.values.of(values));
        doc.values = Span { start, end: number(ordered.len()) };
    }
    starts.push(number(ordered.len()));
    (ordered, starts)
}

fn renumber(known: &mut Vec<Option<u32>>, old: u32, new: impl FnOnce() -> u32) -> u32 {
    let place = at(old);
    if known.len() <= place {
        known.resize(place + 1, None);
    }
    match known.get_mut(place) {
        Some(known) => *known.get_or_insert_with(new),
        None => new(),
    }
}

/// The options of “Typ” that an ad meets: they test three different facts (G3.2.4, D18).
fn types(doc: &SearchDoc) -> impl Iterator<Item = EmploymentType> {
    let duration = match doc.duration {
        DurationType::Permanent => EmploymentType::Permanent,
        DurationType::Temporary => EmploymentType::Temporary,
    };
    let relation = match doc.relation {
        Relation::PublicService => EmploymentType::PublicService,
        Relation::Contract => EmploymentType::Contract,
    };
    [duration, relation].into_iter().chain(doc.internship.then_some(EmploymentType::Internship))
}
