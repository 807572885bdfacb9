//! Who, before what: extractors of one handler run side by side, and a stranger's bad body would be answered with 400
//! instead of 401.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

/// The first extractor, then the second, never the other way round. `Allowed<Applicant, Json<SaveBasics>>`.
#[derive(Debug)]
pub struct Allowed<Who, What>(pub Who, pub What);

impl<Who, What> FromRequest for Allowed<Who, What>
where
    Who: FromRequest + 'static,
    What: FromRequest + 'static,
{
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let who = Who::from_request(&request, &mut Payload::None).await.map_err(Into::into)?;
            let what = What::from_request(&request, &mut payload).await.map_err(Into::into)?;
            Ok(Self(who, what))
        })
    }
}
