//! What the derives cannot say, so that the generators of clients understand every shape of the document.

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::language::Language;
use domain::problem::Kind;
use serde_json::Value;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{Discriminator, Object, OneOf, Ref, Schema, SchemaType, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{Components, OpenApi as Document, RefOr};

/// Mends the whole document.
pub(super) fn mend(document: &mut Document) {
    for item in document.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
            &mut item.patch,
            &mut item.head,
            &mut item.options,
            &mut item.trace,
        ];
        operations.into_iter().flatten().for_each(mend_operation);
    }
    if let Some(components) = &mut document.components {
        name_variants(components);
        list_problem_codes(components);
    }
    drop_unused(document);
}

fn mend_operation(operation: &mut Operation) {
    // `[{}]` says ‘no login, or none’; a generator reads it as ‘some login’. `[]` says ‘no login’.
    if operation.security.as_ref().is_some_and(|all| all.iter().all(|one| *one == SecurityRequirement::default())) {
        operation.security = Some(Vec::new());
    }
    // The section on errors is for readers of the Rust code: here the answers are listed.
    if let Some(description) = operation.description.take() {
        let own = description.split("# Errors").next().unwrap_or_default().trim();
        operation.description = (!own.is_empty()).then(|| own.to_owned());
    }
    // A header is a text or is not there; it is never null.
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && let Some(RefOr::T(Schema::Object(schema))) = &mut parameter.schema
            && let SchemaType::Array(types) = &schema.schema_type
            && let [one, Type::Null] | [Type::Null, one] = types.as_slice()
        {
            schema.schema_type = SchemaType::Type(one.clone());
        }
    }
}

/// The property by which the variants of our tagged unions are told apart.
const TAG: &str = "type";

/// Gives every variant of a tagged union a name of its own (`QuestionKindOneOf`) and says by which property they are
/// told apart: generators cannot read unions of nameless and combined shapes.
fn name_variants(components: &mut Components) {
    let unions: Vec<String> = components
        .schemas
        .iter()
        .filter(|(_, schema)| matches!(schema, RefOr::T(Schema::OneOf(union)) if is_tagged(union, components)))
        .map(|(name, _)| name.clone())
        .collect();
    for name in unions {
        let Some(RefOr::T(Schema::OneOf(mut union))) = components.schemas.remove(&name) else { continue };
        let mut discriminator = Discriminator::new(TAG);
        for item in &mut union.items {
            let Some((tag, variant)) = flat(item, components).and_then(|flat| Some((tag(&flat)?, flat))) else {
                continue;
            };
            let variant_name = format!("{name}{}", pascal(&tag));
            let reference = Ref::from_schema_name(&variant_name);
            discriminator.mapping.insert(tag, reference.ref_location.clone());
            components.schemas.insert(variant_name, RefOr::T(Schema::Object(variant)));
            *item = RefOr::Ref(reference);
        }
        union.discriminator = Some(discriminator);
        components.schemas.insert(name, RefOr::T(Schema::OneOf(union)));
    }
}

fn is_tagged(union: &OneOf, components: &Components) -> bool {
    union.items.iter().all(|item| flat(item, components).is_some_and(|flat| tag(&flat).is_some()))
}

/// An object with everything that the parts of an `allOf` say.
fn flat(schema: &RefOr<Schema>, components: &Components) -> Option<Object> {
    match schema {
        RefOr::T(Schema::Object(object)) => Some(object.clone()),
        RefOr::T(Schema::AllOf(all)) => {
            let mut whole = Object::default();
            for part in &all.items {
                let part = flat(part, components)?;
                whole.schema_type = part.schema_type;
                whole.properties.extend(part.properties);
                whole.required.extend(part.required);
            }
            whole.description.clone_from(&all.description);
            Some(whole)
        }
        RefOr::Ref(reference) => {
            let name = reference.ref_location.rsplit('/').next()?;
            flat(components.schemas.get(name)?, components)
        }
        RefOr::T(_) => None,
    }
}

/// The only value that the tag of a variant may have.
fn tag(variant: &Object) -> Option<String> {
    let RefOr::T(Schema::Object(property)) = variant.properties.get(TAG)? else { return None };
    match property.enum_values.as_deref() {
        Some([Value::String(only)]) => Some(only.clone()),
        _ => None,
    }
}

fn pascal(tag: &str) -> String {
    tag.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

/// Drops the schemas that nothing refers to any more, since their fields stand in the variants of a union.
fn drop_unused(document: &mut Document) {
    let Ok(whole) = serde_json::to_value(&*document) else { return };
    let mut used = BTreeSet::new();
    references(&whole, &mut used);
    if let Some(components) = &mut document.components {
        components.schemas.retain(|name, _| used.contains(name));
    }
}

fn references(value: &Value, used: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            let name = fields.get("$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next());
            used.extend(name.map(str::to_owned));
            fields.values().for_each(|value| references(value, used));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, used)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Which words a problem's `code` may be: clients match it, and the document is all that some of them read.
fn list_problem_codes(components: &mut Components) {
    let Some(RefOr::T(Schema::Object(problem))) = components.schemas.get_mut("Problem") else { return };
    let Some(RefOr::T(Schema::Object(code))) = problem.properties.get_mut("code") else { return };
    let mut list = code.description.take().unwrap_or_default();
    list.push_str(" Later versions may know more.\n");
    for kind in Kind::ALL {
        let (slug, status) = (kind.slug(), kind.status());
        // Writing into a String cannot fail.
        if write!(list, "\n- `{slug}` ({status}): {}", texts::problem_title(Language::En, *kind)).is_err() {
            break;
        }
    }
    code.description = Some(list);
}
