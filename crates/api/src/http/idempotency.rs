//! `Idempotency-Key`: a POST that is repeated does its work once and answers the same.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use domain::problem::{FieldCode, FieldError, Kind};

use crate::failure::{Failure, Refusal};

/// Longest key.
const MAX_CHARS: usize = 255;

/// The header, where the client sent one.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(pub Option<String>);

impl FromRequest for IdempotencyKey {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.headers().get("idempotency-key").map(|value| value.to_str()) {
            None => Ok(Self(None)),
            Some(Ok(key)) if (1..=MAX_CHARS).contains(&key.len()) => Ok(Self(Some(key.to_owned()))),
            Some(_) => Err(Refusal::new(Kind::Invalid)
                .with_errors(vec![FieldError::new("Idempotency-Key", FieldCode::Malformed)])
                .into()),
        })
    }
}
