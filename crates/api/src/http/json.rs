//! JSON bodies.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use domain::problem::{FieldCode, FieldError, Kind};
use futures_util::StreamExt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::upload;
use crate::app::App;
use crate::failure::{Failure, Refusal};
use crate::random;

/// A body, read and typed, with a hash of its bytes for `Idempotency-Key`. `LIMIT` is for bodies that may have more bytes
/// than the setting allows for all others.
#[derive(Debug)]
pub struct Json<T, const LIMIT: usize = 0> {
    /// The body.
    pub value: T,
    /// SHA-256 of its bytes.
    pub hash: String,
}

impl<T: DeserializeOwned + 'static, const LIMIT: usize> FromRequest for Json<T, LIMIT> {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let json = is_json(request);
        let limit = request.app_data::<web::Data<App>>().map_or(65_536, |app| app.settings.json_limit).max(LIMIT);
        let pause = upload::pause(request);
        let mut payload = payload.take();
        Box::pin(async move {
            if !json {
                return Err(Kind::UnsupportedMediaType.into());
            }
            let mut bytes = web::BytesMut::new();
            while let Some(chunk) =
                timeout(pause, payload.next()).await.map_err(|_paused| Failure::from(Kind::BadJson))?
            {
                let chunk = chunk.map_err(|_broken_off| Failure::from(Kind::BadJson))?;
                if bytes.len() + chunk.len() > limit {
                    return Err(Kind::TooLarge.into());
                }
                bytes.extend_from_slice(&chunk);
            }
            Ok(Self { value: parse(&bytes)?, hash: random::sha256_hex(&bytes) })
        })
    }
}

fn is_json(request: &HttpRequest) -> bool {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// Reads a body. What is no JSON is `bad_json`; what has the wrong shape names the place.
///
/// # Errors
/// A refusal.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_syntax| Failure::from(Kind::BadJson))?;
    let mut bad = Vec::new();
    bad_characters(&value, &mut String::new(), &mut bad);
    if !bad.is_empty() {
        return Err(bad.into());
    }
    typed(&value)
}

/// The same of a body that is read as it stands, and knows nothing but what `T` has: each name that is not understood is
/// told, however deep it stands. For bodies whose types are answers too, where readers must be allowed to meet new names.
///
/// # Errors
/// A refusal.
pub fn exactly<T: DeserializeOwned + Serialize>(value: &serde_json::Value) -> Result<T, Failure> {
    let read: T = typed(value)?;
    let understood = serde_json::to_value(&read).map_err(|error| Failure::bug(error.to_string()))?;
    let mut unknown = Vec::new();
    not_understood(value, &understood, &mut String::new(), &mut unknown);
    if unknown.is_empty() { Ok(read) } else { Err(Refusal::new(Kind::BadJson).with_errors(unknown).into()) }
}

fn not_understood(given: &serde_json::Value, known: &serde_json::Value, at: &mut String, found: &mut Vec<FieldError>) {
    use serde_json::Value;
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => {
            for (name, field) in given {
                let step = name.replace('~', "~0").replace('/', "~1");
                below(at, &step, |at| match known.get(name) {
                    Some(known) => not_understood(field, known, at, found),
                    // What is not there is not written either.
                    None if field.is_null() => {}
                    None => found.push(FieldError::new(at.clone(), FieldCode::Unknown)),
                });
            }
        }
        (Value::Array(given), Value::Array(known)) => {
            for (index, (given, known)) in given.iter().zip(known).enumerate() {
                below(at, &index.to_string(), |at| not_understood(given, known, at, found));
            }
        }
        _plain => {}
    }
}

fn typed<T: DeserializeOwned>(value: &serde_json::Value) -> Result<T, Failure> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut pointer = pointer(error.path());
        let words = error.inner().to_string();
        let unknown = words.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
        let missing = words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
        // A name that a map does not know is told of the map; the place is the name in it.
        let variant = words.strip_prefix("unknown variant `").and_then(|rest| rest.split('`').next());
        let unknown_key = variant.filter(|name| value.pointer(&pointer).is_some_and(|at| at.get(name).is_some()));
        let code = match (unknown, missing) {
            (Some(_), _) => FieldCode::Unknown,
            (None, Some(name)) => {
                pointer.push('/');
                pointer.push_str(name);
                FieldCode::Missing
            }
            (None, None) if variant.is_some() => match unknown_key {
                Some(name) => {
                    pointer.push('/');
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                    FieldCode::Unknown
                }
                None => FieldCode::NotAChoice,
            },
            (None, None) => FieldCode::WrongType,
        };
        Refusal::new(Kind::BadJson).with_errors(vec![FieldError::new(pointer, code)]).into()
    })
}

/// NUL and its kind stand in no text: one of the two databases refuses them, and nobody types them.
fn bad_characters(value: &serde_json::Value, at: &mut String, found: &mut Vec<FieldError>) {
    use serde_json::Value;
    let bad = |text: &str| text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    match value {
        Value::String(text) if bad(text) => found.push(FieldError::new(at.clone(), FieldCode::BadCharacter)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                below(at, &index.to_string(), |at| bad_characters(item, at, found));
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                if bad(name) {
                    found.push(FieldError::new(at.clone(), FieldCode::BadCharacter));
                }
                below(at, name, |at| bad_characters(field, at, found));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn below(at: &mut String, name: &str, then: impl FnOnce(&mut String)) {
    let length = at.len();
    at.push('/');
    at.push_str(&name.replace('~', "~0").replace('/', "~1"));
    then(at);
    at.truncate(length);
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
            Segment::Enum { variant } => pointer.push_str(&format!("/{variant}")),
            Segment::Unknown => {}
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use domain::problem::{FieldCode, Kind};
    use serde::Deserialize;

    use super::parse;
    use crate::failure::Failure;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wish {
        #[expect(dead_code, reason = "only its shape matters")]
        name: String,
        #[serde(default)]
        #[expect(dead_code, reason = "only its shape matters")]
        numbers: Vec<u8>,
    }

    fn refused(body: &str) -> (Kind, Option<(String, FieldCode)>) {
        match parse::<Wish>(body.as_bytes()) {
            Err(Failure::Refused(refusal)) => {
                (refusal.kind, refusal.errors.first().map(|error| (error.pointer.clone(), error.code)))
            }
            other => panic!("{other:?}"),
        }
    }

    /// Holds X14-4: the place is named, whatever is wrong with the body.
    #[test]
    fn a_body_of_the_wrong_shape_names_the_place() {
        assert_eq!(refused("{"), (Kind::BadJson, None));
        assert_eq!(refused("{}"), (Kind::BadJson, Some(("/name".to_owned(), FieldCode::Missing))));
        assert_eq!(refused(r#"{"name":1}"#), (Kind::BadJson, Some(("/name".to_owned(), FieldCode::WrongType))));
        assert_eq!(refused(r#"{"name":"a","x":1}"#), (Kind::BadJson, Some(("/x".to_owned(), FieldCode::Unknown))));
        assert_eq!(
            refused(r#"{"name":"a","numbers":[1,"b"]}"#),
            (Kind::BadJson, Some(("/numbers/1".to_owned(), FieldCode::WrongType)))
        );
        assert_eq!(
            refused(r#"{"name":"a\u0000"}"#),
            (Kind::Invalid, Some(("/name".to_owned(), FieldCode::BadCharacter)))
        );
    }
}
