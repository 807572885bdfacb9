//! Somebody who is logged in and applies.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use domain::accounts::AccountKind;
use domain::problem::Kind;

use super::signed_in::{self, Person};
use super::terms;
use crate::failure::Failure;

/// An applicant who has accepted the terms in force. A work account gets 403: it cannot apply (G1-12). Whoever has newer
/// terms to accept gets another 403 (G1-3).
#[derive(Clone, Debug)]
pub struct Applicant(pub Person);

/// An applicant, whether or not newer terms wait: for what is theirs in any case, and for what is typed (D39).
#[derive(Clone, Debug)]
pub struct ApplicantBeforeTerms(pub Person);

impl FromRequest for Applicant {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let applicant = ApplicantBeforeTerms::from_request(&request, payload);
        Box::pin(async move {
            let ApplicantBeforeTerms(person) = applicant.await?;
            if terms::waiting(&request, &person).await?.is_nothing() {
                Ok(Self(person))
            } else {
                Err(Kind::TermsNotAccepted.into())
            }
        })
    }
}

impl FromRequest for ApplicantBeforeTerms {
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
