//! `ETag` and `If-Match`: nobody overwrites what somebody else changed meanwhile.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use domain::problem::Kind;
use domain::row_version::RowVersion;

use crate::failure::Failure;

/// The version that an edit is based on. Without the header: 428.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub RowVersion);

impl FromRequest for IfMatch {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.headers().get(header::IF_MATCH) {
            None => Err(Kind::VersionRequired.into()),
            Some(value) => Ok(Self(named(value))),
        })
    }
}

/// The same where it is not demanded: an import that is repeated as it is.
#[derive(Clone, Copy, Debug)]
pub struct MaybeIfMatch(pub Option<RowVersion>);

impl FromRequest for MaybeIfMatch {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(request.headers().get(header::IF_MATCH).map(named))))
    }
}

/// A tag that is none of ours names no version that exists: versions count from 1.
fn named(value: &header::HeaderValue) -> RowVersion {
    let read = value.to_str().ok().and_then(|text| text.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    RowVersion(read.unwrap_or(0))
}

/// The header of an answer.
#[must_use]
pub fn etag(version: RowVersion) -> (header::HeaderName, String) {
    (header::ETAG, format!("\"{version}\""))
}
