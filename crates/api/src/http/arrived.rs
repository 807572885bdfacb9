//! When a request arrived: deadlines count from then, not from when its turn came (house rule 10).

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use domain::time::Instant;

use crate::app::App;

/// The instant at which the request arrived.
#[derive(Clone, Copy, Debug)]
pub struct Arrived(pub Instant);

impl FromRequest for Arrived {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(of(request)))
    }
}

/// The same for extractors.
#[must_use]
pub fn of(request: &HttpRequest) -> Arrived {
    let noted = request.extensions().get::<Arrived>().copied();
    noted
        .unwrap_or_else(|| Arrived(request.app_data::<web::Data<App>>().map(|app| app.clock.now()).unwrap_or_default()))
}
