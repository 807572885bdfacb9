//! Reads the three languages and holds them against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// The languages in the order of `domain::language::Language::ALL`.
pub(crate) const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// A piece of a text: words, or a hole for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Words(String),
    Hole(String),
}

/// What one key says in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Plain(Vec<Piece>),
    /// CLDR `one` and `other`, which is all that Finnish, Swedish and English need.
    Plural {
        one: Vec<Piece>,
        other: Vec<Piece>,
    },
}

impl Text {
    fn forms(&self) -> Vec<&[Piece]> {
        match self {
            Self::Plain(pieces) => vec![pieces],
            Self::Plural { one, other } => vec![one, other],
        }
    }

    /// The holes of the text except `n`, which a form may leave out (“en ändring väntar”).
    fn holes(pieces: &[Piece]) -> BTreeSet<&str> {
        pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Hole(name) if name != "n" => Some(name.as_str()),
                Piece::Hole(_) | Piece::Words(_) => None,
            })
            .collect()
    }

    /// The names that the function takes besides `n`, in alphabetical order.
    pub(crate) fn parameters(&self) -> BTreeSet<&str> {
        self.forms().into_iter().flat_map(Self::holes).collect()
    }

    /// Whether the function takes a count.
    pub(crate) fn counts(&self) -> bool {
        match self {
            Self::Plural { .. } => true,
            Self::Plain(pieces) => pieces.iter().any(|piece| *piece == Piece::Hole("n".to_owned())),
        }
    }

    const fn shape(&self) -> &'static str {
        match self {
            Self::Plain(_) => "a plain text",
            Self::Plural { .. } => "a plural ({ one, other })",
        }
    }
}

/// One key in all languages, in the order of [`LANGUAGES`].
pub(crate) type Entry = [Text; 3];
/// File name without ending → key → texts.
pub(crate) type Catalogue = BTreeMap<String, BTreeMap<String, Entry>>;

/// Reads `fi/`, `sv/` and `en/` below a folder; all complaints at once, each naming its file and key.
pub(crate) fn read(folder: &Path) -> Result<Catalogue, Vec<String>> {
    let mut complaints = Vec::new();
    let mut texts: [BTreeMap<String, BTreeMap<String, Text>>; 3] = Default::default();
    for (language, files) in LANGUAGES.iter().zip(&mut texts) {
        match read_language(&folder.join(language), &mut complaints) {
            Ok(read) => *files = read,
            Err(complaint) => complaints.push(complaint),
        }
    }
    let [fi, sv, en] = texts;
    let names: BTreeSet<String> = fi.keys().chain(sv.keys()).chain(en.keys()).cloned().collect();
    let mut catalogue = Catalogue::new();
    for name in names {
        let missing: Vec<_> = [("fi", &fi), ("sv", &sv), ("en", &en)]
            .iter()
            .filter(|(_, files)| !files.contains_key(&name))
            .map(|(l, _)| *l)
            .collect();
        if let (Some(fi), Some(sv), Some(en)) = (fi.get(&name), sv.get(&name), en.get(&name)) {
            catalogue.insert(name.clone(), join(&name, [fi, sv, en], &mut complaints));
        } else {
            complaints.push(format!("{name}.toml is missing in: {}", missing.join(", ")));
        }
    }
    if complaints.is_empty() { Ok(catalogue) } else { Err(complaints) }
}

fn read_language(
    folder: &Path,
    complaints: &mut Vec<String>,
) -> Result<BTreeMap<String, BTreeMap<String, Text>>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = BTreeMap::new();
    for file in fs::read_dir(folder).map_err(told)? {
        let path = file.map_err(told)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".toml"))
        else {
            complaints.push(format!("{}: only .toml files belong here", path.display()));
            continue;
        };
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        match text.parse::<Table>() {
            Ok(table) => {
                let place = path.display().to_string();
                files.insert(name.to_owned(), read_file(&place, &table, complaints));
            }
            Err(error) => complaints.push(format!("{}: {}", path.display(), error.to_string().replace('\n', " "))),
        }
    }
    Ok(files)
}

/// The texts of one file.
pub(crate) fn read_file(place: &str, table: &Table, complaints: &mut Vec<String>) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    for (key, value) in table {
        match named(key).and_then(|()| read_text(value)) {
            Ok(text) => {
                texts.insert(key.clone(), text);
            }
            Err(complaint) => complaints.push(format!("{place}: `{key}`: {complaint}")),
        }
    }
    texts
}

/// Words that may not be the name of a function.
const RESERVED: [&str; 39] = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "final",
    "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "try", "type", "unsafe", "use", "where", "while",
];

fn named(name: &str) -> Result<(), String> {
    let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !fits {
        return Err(format!("`{name}` is not snake_case"));
    }
    if RESERVED.contains(&name) {
        return Err(format!("`{name}` cannot be a name in Rust; choose another"));
    }
    Ok(())
}

fn read_text(value: &Value) -> Result<Text, String> {
    match value {
        Value::String(text) => Ok(Text::Plain(pieces(text)?)),
        Value::Table(forms) => {
            let form = |name: &str| {
                forms
                    .get(name)
                    .and_then(Value::as_str)
                    .ok_or_else(|| format!("a plural needs the text `{name}`"))
                    .and_then(pieces)
            };
            if let Some(stranger) = forms.keys().find(|name| *name != "one" && *name != "other") {
                return Err(format!(
                    "`{stranger}` is no plural form; a plural has `one` and `other`, and keys are not grouped in tables"
                ));
            }
            Ok(Text::Plural { one: form("one")?, other: form("other")? })
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) | Value::Array(_) => {
            Err("neither a text nor a plural { one = \"…\", other = \"…\" }".to_owned())
        }
    }
}

/// Splits `Sparat kl. {time}` at its holes.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    if text.trim().is_empty() {
        return Err("the text is empty".to_owned());
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or_else(|| "a { without its }".to_owned())?;
        named(name)?;
        if name == "language" || name == "one" {
            return Err(format!("{{{name}}} would hide a name that the function uses; choose another"));
        }
        if words.contains('}') {
            return Err("a } without its {".to_owned());
        }
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned()));
        }
        pieces.push(Piece::Hole(name.to_owned()));
        rest = tail;
    }
    if rest.contains('}') {
        return Err("a } without its {".to_owned());
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    Ok(pieces)
}

/// Puts the three languages of one file together and complains of every difference.
pub(crate) fn join(
    name: &str,
    files: [&BTreeMap<String, Text>; 3],
    complaints: &mut Vec<String>,
) -> BTreeMap<String, Entry> {
    let keys: BTreeSet<&String> = files.iter().flat_map(|file| file.keys()).collect();
    let mut entries = BTreeMap::new();
    for key in keys {
        let [fi, sv, en] = files.map(|file| file.get(key));
        let (Some(fi), Some(sv), Some(en)) = (fi, sv, en) else {
            for (language, _) in LANGUAGES.iter().zip([fi, sv, en]).filter(|(_, text)| text.is_none()) {
                complaints.push(format!("{language}/{name}.toml: `{key}` is missing"));
            }
            continue;
        };
        for (language, text) in LANGUAGES.iter().zip([fi, sv, en]) {
            differences(sv, text, &mut |difference| {
                complaints.push(format!("{language}/{name}.toml: `{key}`: {difference}"));
            });
        }
        entries.insert(key.clone(), [fi.clone(), sv.clone(), en.clone()]);
    }
    entries
}

/// What a translation has otherwise than the Swedish text, which leads because the guide is Swedish.
fn differences(sv: &Text, text: &Text, complain: &mut dyn FnMut(String)) {
    if sv.shape() != text.shape() {
        complain(format!("is {}, in Swedish {}", text.shape(), sv.shape()));
        return;
    }
    let wanted = sv.parameters();
    for form in text.forms() {
        let found = Text::holes(form);
        for hole in wanted.difference(&found) {
            complain(format!("{{{hole}}} is missing"));
        }
        for hole in found.difference(&wanted) {
            complain(format!("{{{hole}}} is not in the Swedish text"));
        }
    }
    if sv.counts() != text.counts() {
        complain("{n} stands in one language only".to_owned());
    }
    if let Text::Plural { other, .. } = text
        && !other.contains(&Piece::Hole("n".to_owned()))
    {
        complain("the form `other` must say {n}".to_owned());
    }
}
