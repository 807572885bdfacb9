//! Writes one function for each text.
//!
//! Each function has its own `match`: a table of texts would keep every text in a browser bundle, a function that
//! nobody calls drops out.

use std::fmt::Write;

use super::catalogue::{Catalogue, Entry, Piece, Text};

const VARIANTS: [&str; 3] = ["Fi", "Sv", "En"];

/// The whole of `functions.rs`: a module for each file.
pub(crate) fn write(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for (file, entries) in catalogue {
        line(&mut out, &format!("/// The texts of `locales/{{fi,sv,en}}/{file}.toml`."));
        line(&mut out, &format!("pub mod {file} {{"));
        line(&mut out, "    use domain::language::Language;");
        for (key, entry) in entries {
            function(&mut out, key, entry);
        }
        line(&mut out, "}");
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// Texts with values that are no count can have their values marked up, as a link within a sentence.
fn with_parts(text: &Text) -> bool {
    matches!(text, Text::Plain(_)) && !text.counts() && !text.parameters().is_empty()
}

fn function(out: &mut String, key: &str, entry: &Entry) {
    let [_, sv, _] = entry;
    let mut head = "language: Language".to_owned();
    if sv.counts() {
        head.push_str(", n: u64");
    }
    for name in sv.parameters() {
        head.push_str(", ");
        head.push_str(name);
        head.push_str(": impl std::fmt::Display");
    }
    document(out, sv);
    line(out, "    #[must_use]");
    if sv.counts() || !sv.parameters().is_empty() {
        line(out, &format!("    pub fn {key}({head}) -> String {{"));
        if matches!(sv, Text::Plural { .. }) {
            line(out, "        let one = n == 1;");
        }
        if sv.counts() {
            line(out, "        let n = crate::format::count(language, n);");
        }
        line(out, "        match language {");
        for (variant, text) in VARIANTS.iter().zip(entry) {
            match text {
                Text::Plain(pieces) => {
                    line(out, &format!("            Language::{variant} => format!({}),", literal(pieces)));
                }
                Text::Plural { one, other } => {
                    line(out, &format!("            Language::{variant} if one => {},", plural_form(one)));
                    line(out, &format!("            Language::{variant} => {},", plural_form(other)));
                }
            }
        }
    } else {
        line(out, &format!("    pub const fn {key}({head}) -> &'static str {{"));
        line(out, "        match language {");
        for (variant, text) in VARIANTS.iter().zip(entry) {
            if let Text::Plain(pieces) = text {
                line(out, &format!("            Language::{variant} => {},", literal(pieces)));
            }
        }
    }
    line(out, "        }");
    line(out, "    }");
    if with_parts(sv) {
        parts(out, key, entry);
    }
}

fn parts(out: &mut String, key: &str, entry: &Entry) {
    line(out, &format!("    /// The pieces of [`{key}`], for a page that marks up the values."));
    line(out, "    #[must_use]");
    line(out, &format!("    pub const fn {key}_parts(language: Language) -> &'static [crate::Part] {{"));
    line(out, "        match language {");
    for (variant, text) in VARIANTS.iter().zip(entry) {
        let Text::Plain(pieces) = text else { continue };
        let list: Vec<String> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => format!("crate::Part::Words({words:?})"),
                Piece::Hole(name) => format!("crate::Part::Value({name:?})"),
            })
            .collect();
        line(out, &format!("            Language::{variant} => &[{}],", list.join(", ")));
    }
    line(out, "        }");
    line(out, "    }");
}

/// Shows the Swedish words where the function is looked up.
fn document(out: &mut String, sv: &Text) {
    let spoken = |pieces: &[Piece]| {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Hole(name) => {
                    text.push('{');
                    text.push_str(name);
                    text.push('}');
                }
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'")
    };
    let said = match sv {
        Text::Plain(pieces) => format!("`{}`", spoken(pieces)),
        Text::Plural { one, other } => format!("`{}` / `{}`", spoken(one), spoken(other)),
    };
    let _written = writeln!(out, "    #[doc = {said:?}]");
}

/// A form without any hole is no format string.
fn plural_form(pieces: &[Piece]) -> String {
    if pieces.iter().any(|piece| matches!(piece, Piece::Hole(_))) {
        format!("format!({})", literal(pieces))
    } else {
        format!("{}.to_owned()", literal(pieces))
    }
}

/// A Rust string literal; the catalogue has seen to it that words hold no braces.
fn literal(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Hole(name) => {
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
        }
    }
    format!("{text:?}")
}
