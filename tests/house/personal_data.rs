//! Every table is in docs/personal-data.md: with what it keeps of people and how long, or among those that keep nothing.

use std::collections::BTreeSet;

use crate::{files_below, read};

/// The tables that the steps of the schema make.
fn tables() -> BTreeSet<String> {
    let steps = files_below("migrations/src/sql", ".sql");
    let made = steps.iter().flat_map(|(_, text)| text.split("CREATE TABLE ").skip(1));
    made.filter_map(|after| after.split_whitespace().next()).map(str::to_owned).collect()
}

/// The words in `backticks` of a text.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_table_says_what_it_keeps_of_people_and_how_long() {
    let page = read("docs/personal-data.md");
    let (of_people, of_nobody) = page.split_once("## Of nobody").expect("both parts");
    let of_nobody = of_nobody.split("\n## ").next().unwrap_or_default();
    let first_cells: String = of_people
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split('|').nth(1))
        .collect::<Vec<_>>()
        .join("\n");
    let (people, nobody, tables) = (quoted(&first_cells), quoted(of_nobody), tables());
    assert!(tables.len() > 40, "{tables:?}");
    let both: Vec<_> = people.intersection(&nobody).collect();
    assert!(both.is_empty(), "these stand in both parts: {both:?}");
    let named: BTreeSet<String> = people.union(&nobody).cloned().collect();
    let missing: Vec<_> = tables.difference(&named).collect();
    assert!(missing.is_empty(), "docs/personal-data.md does not say what these keep: {missing:?}");
    let gone: Vec<_> = named.difference(&tables).collect();
    assert!(gone.is_empty(), "docs/personal-data.md names tables that are not there: {gone:?}");
}
