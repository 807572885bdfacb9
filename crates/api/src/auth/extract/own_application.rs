//! An applicant and one of their own applications.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::accounts::terms_can_wait;
use domain::ids::ApplicationId;
use domain::problem::Kind;

use super::applicant::ApplicantBeforeTerms;
use super::signed_in::Person;
use super::terms;
use crate::app::App;
use crate::db::applications::own::{self, Mine, Own};
use crate::failure::{Failure, Outcome};
use crate::http::arrived;

/// The application `{application_id}` of the address, found among those of the one who asks. Somebody else's does not
/// exist: 404. Whoever has newer terms to accept gets 403, except in the last 24 hours before the deadline (D39).
#[derive(Clone, Debug)]
pub struct OwnApplication {
    /// Who.
    pub person: Person,
    /// Which, as use cases want it.
    pub mine: Mine,
    /// As it was when the request came.
    pub own: Own,
}

/// The same for reading it and for what is typed into it, whether or not newer terms wait: nothing typed is ever lost to
/// them (D39). The page asks when one goes on.
#[derive(Clone, Debug)]
pub struct OwnDraft(pub OwnApplication);

impl FromRequest for OwnApplication {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, found) = (request.clone(), find(request, payload));
        Box::pin(async move {
            let found = found.await?;
            // In the last 24 hours nobody even asks the database.
            let can_wait = terms_can_wait(&found.own.period(), arrived::of(&request).0);
            if can_wait || terms::waiting(&request, &found.person).await?.is_nothing() {
                Ok(found)
            } else {
                Err(Kind::TermsNotAccepted.into())
            }
        })
    }
}

impl FromRequest for OwnDraft {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let found = find(request, payload);
        Box::pin(async move { found.await.map(Self) })
    }
}

fn find(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Outcome<OwnApplication>> + 'static {
    let request = request.clone();
    let applicant = ApplicantBeforeTerms::from_request(&request, payload);
    let now = arrived::of(&request).0;
    async move {
        let ApplicantBeforeTerms(person) = applicant.await?;
        let id: ApplicationId = request
            .match_info()
            .get("application_id")
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| Failure::from(Kind::NotFound))?;
        let app = request.app_data::<web::Data<App>>().ok_or_else(|| Failure::bug("no app"))?;
        let own = own::find(app.db.read(), person.user, id)
            .await?
            // What has disappeared is gone at once, also where nobody has removed it yet (G1-8).
            .filter(|own| !own.has_disappeared(now))
            .ok_or_else(|| Failure::from(Kind::NotFound))?;
        let mine = Mine { actor: person.actor.clone(), applicant: person.user, id };
        Ok(OwnApplication { person, mine, own })
    }
}
