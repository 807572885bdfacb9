//! An applicant and one of their own applications.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::ids::ApplicationId;
use domain::problem::Kind;

use super::applicant::Applicant;
use super::signed_in::Person;
use crate::app::App;
use crate::db::applications::own::{self, Mine, Own};
use crate::failure::Failure;

/// The application `{application_id}` of the address, found among those of the one who asks. Somebody else's does not
/// exist: 404.
#[derive(Clone, Debug)]
pub struct OwnApplication {
    /// Who.
    pub person: Person,
    /// Which, as use cases want it.
    pub mine: Mine,
    /// As it was when the request came.
    pub own: Own,
}

impl FromRequest for OwnApplication {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let applicant = Applicant::from_request(&request, payload);
        Box::pin(async move {
            let Applicant(person) = applicant.await?;
            let id: ApplicationId = request
                .match_info()
                .get("application_id")
                .and_then(|id| id.parse().ok())
                .ok_or_else(|| Failure::from(Kind::NotFound))?;
            let app = request.app_data::<web::Data<App>>().ok_or_else(|| Failure::bug("no app"))?;
            let own = own::find(app.db.read(), person.user, id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let mine = Mine { actor: person.actor.clone(), applicant: person.user, id };
            Ok(Self { person, mine, own })
        })
    }
}
