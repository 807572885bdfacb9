//! The OpenAPI document as the generators of clients read it (house rule 11). What it says is true is for the HTTP tests.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::read;

fn document() -> Value {
    serde_json::from_str(&read("openapi/virka.v1.json")).unwrap()
}

/// Calls `see` with every value of the document and where it stands.
fn walk(place: &str, value: &Value, see: &mut impl FnMut(&str, &Value)) {
    see(place, value);
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| walk(&format!("{place}/{name}"), value, see)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| walk(&format!("{place}/{at}"), value, see));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_schema_is_used() {
    let document = document();
    let mut used = BTreeSet::new();
    walk("#", &document, &mut |place, value| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{place}: {reference} is not in the document");
            used.insert(reference.to_owned());
        }
    });
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(used.contains(&format!("#/components/schemas/{name}")), "nothing uses the schema {name}");
    }
}

/// In one language it would be `T | null | undefined`: nobody knows which of the two to look for.
#[test]
fn a_field_is_optional_or_nullable_but_not_both() {
    walk("#", &document()["components"]["schemas"], &mut |place, schema| {
        let required = schema["required"].as_array();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let is_null = |kind: &Value| kind == "null";
            let nullable = property["type"].as_array().is_some_and(|types| types.iter().any(is_null))
                || property["oneOf"].as_array().is_some_and(|all| all.iter().any(|one| is_null(&one["type"])));
            let optional = required.is_none_or(|required| !required.iter().any(|field| field == name));
            assert!(
                !(nullable && optional),
                "{place}/{name}: say `schema(required = true)` or `schema(nullable = false)`"
            );
        }
    });
}

#[test]
fn a_union_of_objects_says_how_its_variants_are_told_apart() {
    let document = document();
    walk("#", &document, &mut |place, value| {
        let Some(variants) = value["oneOf"].as_array() else { return };
        let objects = variants.iter().filter(|variant| {
            let named = variant["$ref"].as_str().and_then(|reference| document.pointer(reference.strip_prefix('#')?));
            let shape = named.unwrap_or(variant);
            shape["type"] == "object" || shape["allOf"].is_array()
        });
        if objects.count() > 1 {
            let tag = value["discriminator"]["propertyName"].as_str();
            assert!(tag.is_some(), "{place}: no discriminator");
            assert!(variants.iter().all(|variant| variant["$ref"].is_string()), "{place}: a variant without a name");
        }
    });
}

/// Whoever writes a client in another language reads these words.
#[test]
fn no_words_of_rust_stand_in_the_document() {
    walk("#", &document(), &mut |place, value| {
        if let Some(text) = value.as_str().filter(|_| place.ends_with("/description") || place.ends_with("/summary")) {
            for word in ["[`", "::", "# Errors"] {
                assert!(!text.contains(word), "{place}: {text}");
            }
        }
    });
}
