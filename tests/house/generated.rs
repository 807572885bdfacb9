//! Files that are written by the program and checked in are those that it would write now.

use crate::read;

#[test]
fn the_document_of_the_api_is_fresh() {
    let published = api::openapi::Published::of(&api::openapi::document()).unwrap();
    // As values: in which order the keys stand depends on the crates that happen to be compiled along.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let fresh = value(&published.json) == value(&read("openapi/virka.v1.json"));
    assert!(fresh, "run `./just openapi` and look at the difference");
}

#[test]
fn the_lists_of_settings_are_fresh() {
    assert!(api::config::example_file() == read("virka.example.toml"), "run `./just config`");
    assert!(api::config::table() == read("docs/settings.md"), "run `./just config`");
}
