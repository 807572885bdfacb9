//! Somebody who is logged in and applies.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use domain::accounts::AccountKind;
use domain::problem::Kind;

use super::signed_in::{self, Person};
use crate::failure::Failure;

/// An applicant. A work account gets 403: it cannot apply (G1-12).
#[derive(Clone, Debug)]
pub struct Applicant(pub Person);

impl FromRequest for Applicant {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let person = signed_in::find(&request).await?.ok_or_else(|| Failure::from(Kind::NotLoggedIn))?;
            match person.kind {
                AccountKind::Applicant => Ok(Self(person)),
                AccountKind::Work => Err(Kind::WorkAccountCannotApply.into()),
            }
        })
    }
}
