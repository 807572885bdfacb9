//! What the pages for people point to exists: a page that names a file that has moved sends a newcomer astray.

use crate::{files_below, read, root};

/// The pages at the top, and all below `docs/`.
fn pages() -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> =
        ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "THIRD-PARTY.md", "openapi/README.md"]
            .map(|name| (name.to_owned(), read(name)))
            .into();
    pages.extend(files_below("docs", ".md"));
    pages.extend(files_below("seed", ".md"));
    pages
}

/// Where a page's links lead: what stands in `](…)`.
fn targets(page: &str) -> Vec<&str> {
    page.split("](").skip(1).filter_map(|after| after.split_once(')')).map(|(target, _)| target).collect()
}

/// Files and folders that a page names as code: `crates/…`, with a slash inside.
fn named(page: &str) -> Vec<&str> {
    page.split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| {
            ["crates/", "tests/", "docs/", "migrations/", "openapi/", "seed/", "bundle/", "ci/", "bench/"]
                .iter()
                .any(|folder| code.starts_with(folder))
                && code.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
        })
        .collect()
}

#[test]
fn every_link_and_every_path_that_a_page_names_exists() {
    let mut missing = Vec::new();
    let mut seen = 0;
    for (page, text) in pages() {
        let folder = root().join(&page);
        let folder = folder.parent().unwrap();
        for target in targets(&text) {
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") {
                continue;
            }
            seen += 1;
            // A page of the service leads to other pages of the service, and to addresses and telephones.
            if page.starts_with("seed/pages/") {
                if !leads_somewhere(path) {
                    missing.push(format!("{page}: {target}"));
                }
                continue;
            }
            if !folder.join(path).exists() {
                missing.push(format!("{page}: {target}"));
            }
        }
        for path in named(&text) {
            seen += 1;
            if !root().join(path).exists() {
                missing.push(format!("{page}: {path}"));
            }
        }
    }
    assert!(seen > 50, "only {seen} paths were found: does the test still see them?");
    assert!(missing.is_empty(), "these lead nowhere:\n{}", missing.join("\n"));
}

fn leads_somewhere(path: &str) -> bool {
    let elsewhere = path.starts_with("mailto:") || path.starts_with("tel:") || path == "/api/docs";
    elsewhere || path.starts_with('/') && domain::paths::Page::parse(path).is_some()
}

#[test]
fn links_and_paths_are_found_in_a_text() {
    let page = "See [a](b/c.md#d), `crates/x/y.rs`, `target/bundle` and `tests/x/y <z>`; ![p](q.png).";
    assert_eq!(targets(page), ["b/c.md#d", "q.png"]);
    assert_eq!(named(page), ["crates/x/y.rs"]);
}
