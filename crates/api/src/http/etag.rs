//! `ETag` and `If-Match`: nobody overwrites what somebody else changed meanwhile.

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
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|text| text.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok())
                .map(|version| Self(RowVersion(version)))
                // A tag that is none of ours names no version that exists.
                .ok_or_else(|| Kind::Stale.into()),
        })
    }
}

/// The header of an answer.
#[must_use]
pub fn etag(version: RowVersion) -> (header::HeaderName, String) {
    (header::ETAG, format!("\"{version}\""))
}
