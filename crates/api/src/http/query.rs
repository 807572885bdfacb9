//! Query parameters, repeated ones included.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use domain::problem::{FieldCode, FieldError, Kind};
use serde::de::DeserializeOwned;

use crate::failure::{Failure, Refusal};

/// The query, typed. Its type says `deny_unknown_fields`: an unknown parameter is an error that names it, never a
/// silent empty list.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Query<T> {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(serde_html_form::from_str(request.query_string()).map(Self).map_err(|error| refuse(&error.to_string())))
    }
}

fn refuse(words: &str) -> Failure {
    let quoted = words.split('`').nth(1).unwrap_or_default();
    let (pointer, code) = if words.contains("unknown field") {
        (format!("?{quoted}"), FieldCode::Unknown)
    } else if words.contains("missing field") {
        (format!("?{quoted}"), FieldCode::Missing)
    } else if words.contains("duplicate field") {
        (format!("?{quoted}"), FieldCode::NotTogether)
    } else {
        ("?".to_owned(), FieldCode::Malformed)
    };
    Refusal::new(Kind::BadQuery).with_errors(vec![FieldError::new(pointer, code)]).into()
}
