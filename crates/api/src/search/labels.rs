//! What stands beside the filters' options, prepared when names or options change and not at each search.

use std::collections::BTreeSet;

use domain::ads::FacetOption;
use domain::codes::{Choice, CodeList, EmploymentType, Level};
use domain::language::Language;
use domain::search::{FacetKind, Query};
use domain::translated::Translated;
use search::{Found, Values};

use super::Codes;

/// All options of all filters in all languages.
#[derive(Debug)]
pub(super) struct Labels(Translated<Named>);

/// In one language.
#[derive(Debug, Default)]
pub(super) struct Named {
    facets: Vec<(FacetKind, Vec<Label>)>,
    /// By number of the option: `{"id":…,"name":…}`.
    json: Vec<Box<str>>,
}

/// One option.
#[derive(Debug)]
pub(super) struct Label {
    /// Its number, if any ad has it.
    id: Option<u32>,
    value: String,
    label: String,
    parent: Option<String>,
    /// Its JSON as far as the count.
    head: String,
    /// Its JSON after whether it is chosen.
    tail: String,
}

impl Labels {
    pub(super) fn new(codes: &Codes, values: &Values) -> Self {
        let [fi, sv, en] = Language::ALL.map(|language| Named::new(codes, values, language));
        Self(Translated::all(fi, sv, en))
    }

    pub(super) fn of(&self, language: Language) -> Option<&Named> {
        self.0.get(language)
    }
}

impl Named {
    fn new(codes: &Codes, values: &Values, language: Language) -> Self {
        let facets = FacetKind::ALL.map(|kind| (kind, labels(kind, codes, values, language))).into();
        let json = values.iter().map(|(_, kind, value)| {
            let (value, name) = (text(value), text(&label(kind, value, codes, language)));
            format!("{{\"id\":{value},\"name\":{name}}}").into()
        });
        Self { facets, json: json.collect() }
    }

    /// `{"id":…,"name":…}` of an option.
    pub(super) fn json(&self, id: u32) -> &str {
        usize::try_from(id).ok().and_then(|id| self.json.get(id)).map_or("null", AsRef::as_ref)
    }

    pub(super) fn facets(&self) -> impl Iterator<Item = (FacetKind, &[Label])> {
        self.facets.iter().map(|(kind, labels)| (*kind, labels.as_slice()))
    }
}

impl Label {
    /// How many rows it would give, and whether it is chosen; none where it is neither.
    pub(super) fn shown(&self, kind: FacetKind, found: &Found<'_>, chosen: &BTreeSet<String>) -> Option<(u32, bool)> {
        let count = match (kind, self.id) {
            (FacetKind::AdLanguage, _) => self.value.parse().map_or(0, |language| found.language(language)),
            (_, Some(id)) => found.count(id),
            (FacetKind::Type, None) if self.value == EmploymentType::OpenApplication.slug() => {
                found.open_applications()
            }
            (_, None) => 0,
        };
        let is_chosen = chosen.contains(&self.value);
        (count > 0 || is_chosen).then_some((count, is_chosen))
    }

    pub(super) fn option(&self, count: u32, chosen: bool) -> FacetOption {
        let Self { value, label, parent, .. } = self;
        FacetOption { value: value.clone(), label: label.clone(), count, chosen, parent: parent.clone() }
    }

    /// The option as `serde_json` would write it.
    pub(super) fn write(&self, count: u32, chosen: bool, to: &mut String) {
        to.push_str(&self.head);
        to.push_str(itoa(count, &mut [0; 10]));
        to.push_str(if chosen { ",\"chosen\":true" } else { ",\"chosen\":false" });
        to.push_str(&self.tail);
    }
}

/// What a search has chosen of a filter.
pub(super) fn chosen(query: &Query, kind: FacetKind) -> BTreeSet<String> {
    query.chosen(kind).into_iter().collect()
}

fn labels(kind: FacetKind, codes: &Codes, values: &Values, language: Language) -> Vec<Label> {
    let mut all: BTreeSet<&str> = values.iter().filter(|(_, of, _)| *of == kind).map(|(.., value)| value).collect();
    match list(kind) {
        Some(list) => all.extend(codes.all(list).map(|code| code.code.as_str())),
        None if kind == FacetKind::AdLanguage => all.extend(Language::ALL.map(Language::tag)),
        None => all.extend(["true", "false"]),
    }
    let label = |value: &str| {
        let parent = (kind == FacetKind::Municipality)
            .then(|| codes.get(CodeList::Municipalities, value).and_then(|place| place.parent.clone()))
            .flatten();
        let label = label(kind, value, codes, language);
        let tail = parent.as_ref().map_or_else(|| "}".to_owned(), |parent| format!(",\"parent\":{}}}", text(parent)));
        Label {
            id: values.find(kind, value),
            head: format!("{{\"value\":{},\"label\":{},\"count\":", text(value), text(&label)),
            value: value.to_owned(),
            label,
            parent,
            tail,
        }
    };
    let mut labels: Vec<Label> = all.into_iter().map(label).collect();
    match kind {
        FacetKind::Area | FacetKind::Employer | FacetKind::Region | FacetKind::Municipality => {
            labels.sort_by_cached_key(|option| alphabetical(&option.label));
        }
        FacetKind::Type => labels.sort_by_key(|option| EmploymentType::from_slug(&option.value)),
        FacetKind::Level => labels.sort_by_key(|option| Level::from_slug(&option.value)),
        FacetKind::WorkingTime => labels.sort_by_key(|option| codes.place(CodeList::WorkingTimes, &option.value)),
        FacetKind::AdLanguage => labels.sort_by_key(|option| option.value.parse::<Language>().ok()),
        // “Possible” stands first.
        FacetKind::Remote => labels.sort_by_key(|option| option.value != "true"),
    }
    labels
}

fn list(kind: FacetKind) -> Option<CodeList> {
    match kind {
        FacetKind::Area => Some(CodeList::TaskAreas),
        FacetKind::Employer => Some(CodeList::Agencies),
        FacetKind::Region => Some(CodeList::Regions),
        FacetKind::Municipality => Some(CodeList::Municipalities),
        FacetKind::Type => Some(CodeList::EmploymentTypes),
        FacetKind::WorkingTime => Some(CodeList::WorkingTimes),
        FacetKind::Level => Some(CodeList::Levels),
        FacetKind::AdLanguage | FacetKind::Remote => None,
    }
}

/// What stands beside the box of an option.
pub(super) fn label(kind: FacetKind, value: &str, codes: &Codes, language: Language) -> String {
    match list(kind) {
        Some(list) => codes.name(list, value, language),
        None if kind == FacetKind::AdLanguage => value
            .parse()
            .map_or_else(|_other| value.to_owned(), |named| texts::language_name(language, named).to_owned()),
        None if value == "true" => texts::search::remote_possible(language).to_owned(),
        None => texts::search::remote_not_possible(language).to_owned(),
    }
}

/// A key that puts å, ä and ö after z, where Finnish and Swedish have them.
fn alphabetical(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'å' => '{',
            'ä' => '|',
            'ö' => '}',
            other => other,
        })
        .collect()
}

/// A text as JSON.
fn text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    write_text(text, &mut json);
    json
}

/// The same at the end of what is there.
pub(super) fn write_text(text: &str, to: &mut String) {
    // Nearly no text has anything that must be escaped, and looking for it costs less than writing letter by letter.
    if text.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\')) {
        to.push('"');
        to.push_str(text);
        to.push('"');
    } else {
        to.push_str(&serde_json::Value::from(text).to_string());
    }
}

/// A number's digits, without room of its own.
fn itoa(mut number: u32, digits: &mut [u8; 10]) -> &str {
    let mut from = digits.len();
    loop {
        from -= 1;
        if let Some(digit) = digits.get_mut(from) {
            *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
        }
        number /= 10;
        if number == 0 {
            return digits.get(from..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn texts_are_written_as_everybody_writes_them() {
        for text in ["", "Jurist", "”Åland” – 3 %", "a \"b\"", "back\\slash", "line\nbreak", "\u{1}\u{7f}\u{2028}"]
        {
            assert_eq!(super::text(text), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn numbers_are_written_as_everybody_writes_them() {
        for number in [0, 7, 10, 909, 4_294_967_295] {
            assert_eq!(super::itoa(number, &mut [0; 10]), number.to_string());
        }
    }
}
