//! Arrows between crates and modules point one way (docs: ARCHITECTURE.md): a rule that everybody must remember is
//! forgotten, so it is read from the source.

use crate::{files_below, read};

/// Files outside db/ that name sea-orm, each with its reason.
const NAME_SEA_ORM: [&str; 1] = [
    "crates/api/src/failure.rs", // turns the driver's error into a fault, in one place
];

#[test]
fn only_the_database_folder_names_sea_orm() {
    for (name, text) in files_below("crates/api/src", ".rs") {
        let named = code(&text).contains("sea_orm");
        let may = name.starts_with("crates/api/src/db/") || NAME_SEA_ORM.contains(&name.as_str());
        assert!(!named || may, "{name} names sea_orm; that is the business of db/");
    }
}

/// Inside the server: who never uses whom. A route reads through db and writes through a use case; a use case never sends
/// mail, calls an address or touches HTTP; db never decides; only jobs talk to the outside world.
const NEVER: [(&str, &[&str]); 16] = [
    ("actor", &["app", "auth", "db", "html", "http", "jobs", "mail", "routes", "storage", "usecases"]),
    ("clock", &["app", "auth", "db", "html", "http", "jobs", "mail", "routes", "storage", "usecases"]),
    ("random", &["app", "auth", "db", "html", "http", "jobs", "mail", "routes", "storage", "usecases"]),
    ("failure", &["app", "auth", "html", "http", "jobs", "mail", "routes", "storage", "usecases"]),
    ("config", &["app", "auth", "db", "html", "http", "jobs", "mail", "routes", "storage", "usecases"]),
    ("db", &["app", "auth", "html", "http", "jobs", "mail", "routes", "server", "storage", "usecases", "webhooks"]),
    ("storage", &["auth", "db", "html", "http", "jobs", "mail", "routes", "usecases", "webhooks"]),
    ("mail", &["auth", "db", "html", "http", "jobs", "routes", "usecases", "webhooks"]),
    ("webhooks", &["auth", "html", "http", "jobs", "routes", "usecases"]),
    ("auth", &["html", "jobs", "mail", "routes", "usecases", "webhooks"]),
    ("http", &["jobs", "mail", "routes", "usecases", "webhooks"]),
    // A page carries the answer of the API beside it (docs/adr/0010), so it may ask the route that makes it.
    ("html", &["jobs", "mail", "usecases", "webhooks"]),
    ("search", &["app", "auth", "html", "http", "jobs", "mail", "routes", "storage", "usecases", "webhooks"]),
    ("usecases", &["html", "http", "jobs", "mail", "openapi", "router", "routes", "server", "webhooks"]),
    ("routes", &["jobs", "mail", "router", "server", "webhooks"]),
    ("jobs", &["auth", "html", "http", "router", "routes", "server"]),
];

#[test]
fn arrows_inside_the_server_point_down() {
    for (name, text) in files_below("crates/api/src", ".rs") {
        let place = name.trim_start_matches("crates/api/src/");
        let module = place.split(['/', '.']).next().unwrap_or_default();
        let Some((_, never)) = NEVER.iter().find(|(from, _)| *from == module) else { continue };
        for used in modules_used(&code(&text)) {
            assert!(!never.contains(&used.as_str()), "{name} uses crate::{used}; {module} never does");
        }
    }
}

#[test]
fn entities_hold_nothing_but_columns_and_relations() {
    for (name, text) in files_below("crates/api/src/db/entities", ".rs") {
        for used in modules_used(&code(&text)) {
            assert_eq!(used, "db", "{name} uses crate::{used}");
        }
    }
}

/// The first names after `crate::`, also inside `use crate::{…}`.
fn modules_used(code: &str) -> Vec<String> {
    let name = |text: &str| {
        text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>()
    };
    let mut used = Vec::new();
    for after in code.split("crate::").skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            used.push(name(after));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' | ',' if depth == 0 => {
                    used.push(name(&group[start..at]));
                    start = at + 1;
                    if letter == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    used.retain(|name| !name.is_empty());
    used
}

#[test]
fn modules_are_found_in_every_form_of_use() {
    let code = "use crate::db::{self, x};\nuse crate::{app::{App, y}, clock};\nlet a = crate::http::z();";
    assert_eq!(modules_used(code), ["db", "app", "clock", "http"]);
}

#[test]
fn no_crate_depends_on_one_above_it() {
    // crate · what of ours it may depend on
    let may: [(&str, &[&str]); 9] = [
        ("crates/domain", &[]),
        ("crates/search", &["virka-domain"]),
        ("crates/icons", &[]),
        ("crates/texts", &["virka-domain"]),
        ("crates/client", &["virka-domain"]),
        ("crates/web", &["virka-domain", "virka-texts", "virka-client", "virka-icons"]),
        ("crates/api", &["virka-domain", "virka-search", "virka-texts", "virka-icons", "virka-migrations"]),
        ("migrations", &[]),
        ("bundle", &[]),
    ];
    for (folder, allowed) in may {
        let manifest: toml::Table = read(&format!("{folder}/Cargo.toml")).parse().expect("a manifest");
        for section in ["dependencies", "build-dependencies"] {
            let Some(toml::Value::Table(dependencies)) = manifest.get(section) else { continue };
            for name in dependencies.keys().filter(|name| name.starts_with("virka-")) {
                assert!(allowed.contains(&name.as_str()), "{folder} must not depend on {name}");
            }
        }
    }
}

/// The index must be the same whatever the time, the machine and the day (docs/adr/0004).
#[test]
fn the_index_has_neither_a_clock_nor_anything_to_wait_for() {
    let manifest: toml::Table = read("crates/search/Cargo.toml").parse().expect("a manifest");
    let Some(toml::Value::Table(dependencies)) = manifest.get("dependencies") else {
        panic!("search has dependencies")
    };
    let names: Vec<_> = dependencies.keys().map(String::as_str).collect();
    assert_eq!(names, ["chrono", "virka-domain"]);
    for (name, text) in files_below("crates/search/src", ".rs") {
        for forbidden in ["std::fs", "std::net", "std::time", "std::env", "async ", "Utc::now"] {
            assert!(!code(&text).contains(forbidden), "{name} has {forbidden}");
        }
    }
}

#[test]
fn the_browser_sees_neither_the_server_nor_its_libraries() {
    let manifest: toml::Table = read("crates/web/Cargo.toml").parse().expect("a manifest");
    let Some(toml::Value::Table(dependencies)) = manifest.get("dependencies") else { panic!("web has dependencies") };
    for forbidden in ["virka-api", "virka-search", "sea-orm", "actix-web", "reqwest", "tokio"] {
        assert!(!dependencies.contains_key(forbidden), "crates/web must not depend on {forbidden}");
    }
}

/// The text without comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split_once("//").map_or(line, |(before, _)| before)).collect::<Vec<_>>().join("\n")
}
