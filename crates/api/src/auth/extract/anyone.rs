//! Everybody, logged in or not.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use super::signed_in::{self, Person};
use crate::actor::{Actor, Who};
use crate::failure::Failure;
use crate::http::request_id;

/// Who asks, if anybody is logged in.
#[derive(Clone, Debug)]
pub struct MaybeSignedIn(pub Option<Person>);

impl FromRequest for MaybeSignedIn {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { signed_in::find(&request).await.map(Self) })
    }
}

/// Everybody may do this; only a foreign page may not make a browser do it.
#[derive(Clone, Debug)]
pub struct Anyone(pub Actor);

impl FromRequest for Anyone {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let request_id = request_id::of(&request.extensions()).to_string();
            Ok(Self(match signed_in::find(&request).await? {
                Some(person) => person.actor,
                None => Actor { who: Who::Nobody, request_id: Some(request_id) },
            }))
        })
    }
}
