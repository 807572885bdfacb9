//! Somebody who administers the service itself.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::problem::Kind;

use super::signed_in;
use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::service_administrators;
use crate::failure::Failure;

/// A service administrator (X13-6). Everybody else who is logged in gets 403: that the service is administered is no
/// secret. The role is read on each request.
#[derive(Clone, Debug)]
pub struct ServiceAdmin(pub Actor);

impl FromRequest for ServiceAdmin {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let person = signed_in::find(&request).await?.ok_or_else(|| Failure::from(Kind::NotLoggedIn))?;
            let app = request.app_data::<web::Data<App>>().ok_or_else(|| Failure::bug("no app"))?;
            if service_administrators::is_one(app.db.read(), person.user).await? {
                Ok(Self(person.actor))
            } else {
                Err(Kind::Forbidden.into())
            }
        })
    }
}
