//! The API's own document, read as an integrator reads it: its operations, and whether a value has the shape it says.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// The checked-in document.
#[derive(Clone, Debug)]
pub struct Document(Value);

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// Its shape.
    pub schema: Value,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its id.
    pub id: String,
    /// Its method in capitals.
    pub method: String,
    /// Its path with places in braces.
    pub path: String,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// The media type and shape of its body, where it takes one.
    pub body: Option<(String, Value)>,
    /// By status: what is said of it, and the shape by media type.
    pub responses: BTreeMap<u16, Response>,
}

/// One documented answer.
#[derive(Clone, Debug)]
pub struct Response {
    /// What is said of it.
    pub description: String,
    /// The shapes by media type; none where there is no body.
    pub content: BTreeMap<String, Value>,
}

impl Document {
    /// Reads `openapi/virka.v1.json`.
    #[must_use]
    pub fn checked_in() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/virka.v1.json");
        Self(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
    }

    /// All operations.
    #[must_use]
    pub fn operations(&self) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (path, methods) in self.0["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                operations.push(operation_of(path, method, operation));
            }
        }
        operations
    }

    /// The schema itself, where this is only a reference to it.
    #[must_use]
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(place) => {
                let found = self.0.pointer(place.strip_prefix('#').unwrap());
                self.resolve(found.unwrap_or_else(|| panic!("{place} points nowhere")))
            }
            None => schema,
        }
    }

    /// Whether a value has the shape.
    ///
    /// # Errors
    /// What does not fit, and where.
    pub fn fits(&self, schema: &Value, value: &Value) -> Result<(), String> {
        self.fits_at(schema, value, "")
    }

    fn fits_at(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let rules = schema.as_object().ok_or_else(|| format!("{at}: the schema {schema} is none"))?;
        let no = |why: String| Err(format!("{}: {why}", if at.is_empty() { "the body" } else { at }));
        for (rule, says) in rules {
            match rule.as_str() {
                "$ref" => self.fits_at(self.resolve(schema), value, at)?,
                "type" => {
                    let types = says.as_array().map_or_else(|| vec![says], |types| types.iter().collect());
                    if !types.iter().any(|name| has_type(name.as_str().unwrap(), value)) {
                        return no(format!("{value} is no {says}"));
                    }
                }
                "enum" if !says.as_array().unwrap().contains(value) => return no(format!("{value} is none of {says}")),
                "allOf" => says.as_array().unwrap().iter().try_for_each(|part| self.fits_at(part, value, at))?,
                "oneOf" => {
                    let tries: Vec<_> =
                        says.as_array().unwrap().iter().map(|one| self.fits_at(one, value, at)).collect();
                    if tries.iter().filter(|fits| fits.is_ok()).count() != 1 {
                        return no(format!("not exactly one of these fits: {tries:?}"));
                    }
                }
                "required" if value.is_object() => {
                    for name in says.as_array().unwrap() {
                        if value.get(name.as_str().unwrap()).is_none() {
                            return no(format!("{name} is missing"));
                        }
                    }
                }
                "properties" => {
                    for (name, shape) in says.as_object().unwrap() {
                        if let Some(part) = value.get(name) {
                            self.fits_at(shape, part, &format!("{at}/{name}"))?;
                        }
                    }
                }
                "additionalProperties" => {
                    let known = rules.get("properties").and_then(Value::as_object);
                    for (name, part) in value.as_object().into_iter().flatten() {
                        if known.is_some_and(|known| known.contains_key(name)) {
                            continue;
                        }
                        if *says == Value::Bool(false) {
                            return no(format!("{name} stands in no document"));
                        }
                        self.fits_at(says, part, &format!("{at}/{name}"))?;
                    }
                }
                "propertyNames" => {
                    for name in value.as_object().into_iter().flatten().map(|(name, _)| name) {
                        self.fits_at(says, &Value::String(name.clone()), at)?;
                    }
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.fits_at(says, item, &format!("{at}/{index}"))?;
                    }
                }
                "minimum" if value.as_f64().is_some_and(|number| number < says.as_f64().unwrap()) => {
                    return no(format!("{value} is less than {says}"));
                }
                "format" if !has_format(says.as_str().unwrap(), value) => return no(format!("{value} is no {says}")),
                "contentEncoding" if !is_base64(says, value) => return no(format!("the value is no {says}")),
                "enum" | "required" | "minimum" | "format" | "contentEncoding" | "contentMediaType" | "description"
                | "example" | "examples" | "discriminator" | "default" => {}
                // Whoever puts a new rule into the document teaches it to this check too.
                unknown => panic!("{unknown}: this check does not know that rule"),
            }
        }
        Ok(())
    }
}

/// Bytes as text (RFC 4648); no other encoding is in use.
fn is_base64(encoding: &Value, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    encoding == "base64"
        && text.len().is_multiple_of(4)
        && text.trim_end_matches('=').bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte))
}

fn has_type(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type"),
    }
}

fn has_format(name: &str, value: &Value) -> bool {
    let text = |fits: fn(&str) -> bool| value.as_str().is_none_or(fits);
    match name {
        "uuid" => text(|text| uuid::Uuid::try_parse(text).is_ok()),
        "date" => text(|text| chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()),
        "date-time" => text(|text| chrono::DateTime::parse_from_rfc3339(text).is_ok() && text.ends_with('Z')),
        "int32" => value.as_i64().is_none_or(|number| i32::try_from(number).is_ok() || u32::try_from(number).is_ok()),
        "int64" | "password" | "binary" => true,
        other => panic!("{other}: this check does not know that format"),
    }
}

fn operation_of(path: &str, method: &str, operation: &Value) -> Operation {
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|parameter| Parameter {
        name: parameter["name"].as_str().unwrap().to_owned(),
        place: match parameter["in"].as_str().unwrap() {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            other => panic!("{other}: parameters stand elsewhere"),
        },
        required: parameter["required"].as_bool().unwrap_or_default(),
        schema: parameter["schema"].clone(),
    });
    let body = operation["requestBody"]["content"].as_object().map(|content| {
        assert_eq!(content.len(), 1, "{path}: one media type a body");
        let (media_type, body) = content.iter().next().unwrap();
        (media_type.clone(), body["schema"].clone())
    });
    let responses = operation["responses"].as_object().unwrap().iter().map(|(status, response)| {
        let content = response["content"].as_object().into_iter().flatten();
        let response = Response {
            description: response["description"].as_str().unwrap().to_owned(),
            content: content.map(|(media_type, body)| (media_type.clone(), body["schema"].clone())).collect(),
        };
        (status.parse().unwrap(), response)
    });
    Operation {
        id: operation["operationId"].as_str().unwrap().to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        parameters: parameters.collect(),
        body,
        responses: responses.collect(),
    }
}
