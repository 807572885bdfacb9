//! Files that are written by the program and checked in are those that it would write now.

use crate::read;

#[test]
fn the_document_of_the_api_is_fresh() {
    let published = api::openapi::Published::of(&api::openapi::document()).unwrap();
    assert!(published.json == read("openapi/virka.v1.json"), "run `./just openapi` and look at the difference");
}

#[test]
fn the_lists_of_settings_are_fresh() {
    assert!(api::config::example_file() == read("virka.example.toml"), "run `./just config`");
    assert!(api::config::table() == read("docs/settings.md"), "run `./just config`");
}
