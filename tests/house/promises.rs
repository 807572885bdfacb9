//! Which requirement is held by which test. `docs/promises.md` lists them all; what no test holds yet stands in
//! `docs/not_yet.txt`, and that list only shrinks.

use crate::{files_below, read};
use std::collections::{BTreeMap, BTreeSet};

/// Ids, a G or X with numbers, in a text.
fn ids(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut word = String::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_alphanumeric() || letter == '.' || letter == '-' {
            word.push(letter);
        } else {
            let id = word.trim_matches(['.', '-']);
            let digits = id.strip_prefix(['G', 'X']).unwrap_or_default();
            if digits.starts_with(|c: char| c.is_ascii_digit())
                && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-')
            {
                found.insert(id.to_owned());
            }
            word.clear();
        }
    }
    found
}

fn promised() -> BTreeSet<String> {
    read("docs/promises.md")
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| ")?.split_once(" |")?.0))
        .flat_map(ids)
        .collect()
}

/// A test says what it holds in the comment above it: `/// Holds …, ….` A sentence may run over lines.
fn held_in(text: &str) -> BTreeSet<String> {
    let mut held = BTreeSet::new();
    let mut inside = false;
    for line in text.lines() {
        let Some(comment) = line.trim().strip_prefix("///").or_else(|| line.trim().strip_prefix("//!")) else {
            inside = false;
            continue;
        };
        let sentence = match comment.split_once("Holds ") {
            Some((_, after)) => after,
            None if inside => comment,
            None => continue,
        };
        let end = sentence.find(". ");
        held.extend(ids(end.map_or(sentence, |end| &sentence[..end])));
        inside = end.is_none() && !sentence.trim_end().ends_with('.');
    }
    held
}

/// Every id with the files whose tests hold it.
fn held() -> BTreeMap<String, Vec<String>> {
    let mut held: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for folder in ["tests", "crates", "migrations", "bundle"] {
        // This file's own examples hold nothing.
        for (name, text) in
            files_below(folder, ".rs").into_iter().filter(|(name, _)| !name.ends_with("house/promises.rs"))
        {
            if text.contains("#[test]")
                || text.contains("both!")
                || text.contains("_test]")
                || name.starts_with("tests/")
            {
                for id in held_in(&text) {
                    held.entry(id).or_default().push(name.clone());
                }
            }
        }
    }
    held
}

fn not_yet() -> BTreeSet<String> {
    read("docs/not_yet.txt")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_promise_is_held_by_a_test_or_owned_up_to() {
    let (held, not_yet) = (held(), not_yet());
    let forgotten: Vec<String> =
        promised().into_iter().filter(|id| !held.contains_key(id) && !not_yet.contains(id)).collect();
    assert!(
        forgotten.is_empty(),
        "no test holds these, and docs/not_yet.txt does not name them: {}",
        forgotten.join(" ")
    );
}

#[test]
fn what_is_held_no_longer_stands_in_not_yet() {
    let held = held();
    let stale: Vec<String> = not_yet().into_iter().filter(|id| held.contains_key(id)).collect();
    assert!(stale.is_empty(), "a test holds these now; strike them from docs/not_yet.txt: {}", stale.join(" "));
}

#[test]
fn tests_and_lists_name_only_promises_that_exist() {
    let promised = promised();
    for (id, files) in held() {
        assert!(promised.contains(&id), "{} names {id}, which docs/promises.md does not know", files.join(", "));
    }
    for id in not_yet() {
        assert!(promised.contains(&id), "docs/not_yet.txt names {id}, which docs/promises.md does not know");
    }
}

#[test]
fn ids_are_found_in_sentences() {
    let text = "/// Holds G99.1-1, X99.2-9\n/// and G98.2.7. Not G97-1.\nfn x() {}\n/// G96-1 alone.\n";
    let expected: BTreeSet<String> = ["G99.1-1", "X99.2-9", "G98.2.7"].map(str::to_owned).into();
    assert_eq!(held_in(text), expected);
}
