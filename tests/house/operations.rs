//! The page for whoever runs the service names only what exists.

use crate::read;

/// Words of the page that stand between backticks.
fn quoted(page: &str) -> impl Iterator<Item = &str> {
    page.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

#[test]
fn every_setting_of_the_operators_page_exists() {
    let page = read("docs/operations.md");
    let mut seen = 0;
    for word in page.split(|c: char| !c.is_ascii_uppercase() && c != '_').filter(|word| word.starts_with("VIRKA_")) {
        let name = word.trim_start_matches("VIRKA_").to_lowercase();
        assert!(api::config::REFERENCE.iter().any(|setting| setting.name == name), "there is no setting {word}");
        seen += 1;
    }
    assert!(seen > 10, "the page names settings");
}

/// `virka serve --no-worker` is a variant `Serve` and a field `no_worker` of the program. What stands after `#` is said of it,
/// and what begins with a digit is a value.
#[test]
fn every_command_of_the_operators_page_exists() {
    let (page, program) = (read("docs/operations.md"), read("crates/api/src/main.rs"));
    let mut seen = 0;
    for command in quoted(&page).chain(page.lines()).filter_map(|words| words.strip_prefix("virka ")) {
        let command = command.split('#').next().unwrap_or_default();
        let is_value = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
        for word in command.split_whitespace().filter(|word| !is_value(word)) {
            let known = match word.strip_prefix("--") {
                Some(flag) => {
                    let field = flag.replace('-', "_");
                    let of = |kind: &str| program.contains(&format!("    {field}: {kind}"));
                    of("bool") || of("Option<")
                }
                None => {
                    let (first, rest) = word.split_at(1);
                    let variant = format!("    {}{rest}", first.to_uppercase());
                    program.lines().any(|line| line.starts_with(&variant))
                }
            };
            assert!(known, "virka {}: {word}", command.trim());
            seen += 1;
        }
    }
    assert!(seen > 10, "the page names commands");
}

/// A line of the log that the page explains is written somewhere.
#[test]
fn every_line_of_the_log_on_the_operators_page_is_written() {
    let page = read("docs/operations.md");
    let sources: String = crate::files_below("crates/api/src", ".rs").into_iter().map(|(_, text)| text).collect();
    let table = page.split("## What the log says").nth(1).unwrap().split("## ").next().unwrap();
    let lines: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert!(lines.len() > 10, "{lines:?}");
    for line in lines {
        assert!(sources.contains(&format!("\"{line}\"")), "nothing writes ‘{line}’");
    }
}
