//! Arrows between crates and modules point one way (docs: ARCHITECTURE.md): a rule that everybody must remember is
//! forgotten, so it is read from the source.

use crate::{files_below, read};

#[test]
fn only_the_database_folder_names_sea_orm() {
    for (name, text) in files_below("crates/api/src", ".rs") {
        let named = code(&text).any(|line| line.contains("sea_orm"));
        assert!(!named || name.starts_with("crates/api/src/db/"), "{name} names sea_orm; that is the business of db/");
    }
}

#[test]
fn no_crate_depends_on_one_above_it() {
    // crate · what of ours it may depend on
    let may: [(&str, &[&str]); 8] = [
        ("crates/domain", &[]),
        ("crates/icons", &[]),
        ("crates/texts", &["virka-domain"]),
        ("crates/client", &["virka-domain"]),
        ("crates/web", &["virka-domain", "virka-texts", "virka-client", "virka-icons"]),
        ("crates/api", &["virka-domain", "virka-texts", "virka-icons", "virka-migrations"]),
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

#[test]
fn the_browser_sees_neither_the_server_nor_its_libraries() {
    let manifest: toml::Table = read("crates/web/Cargo.toml").parse().expect("a manifest");
    let Some(toml::Value::Table(dependencies)) = manifest.get("dependencies") else { panic!("web has dependencies") };
    for forbidden in ["virka-api", "sea-orm", "actix-web", "reqwest", "tokio"] {
        assert!(!dependencies.contains_key(forbidden), "crates/web must not depend on {forbidden}");
    }
}

/// Lines without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split_once("//").map_or(line, |(before, _)| before))
}
