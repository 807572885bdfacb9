//! Whether newer terms stand between an applicant and what is asked (G1-3, D39).

use actix_web::{HttpRequest, web};

use super::signed_in::Person;
use crate::app::App;
use crate::db::terms::{self, Waiting};
use crate::failure::{Failure, Outcome};
use crate::http::arrived;

/// What the person has yet to accept.
pub(super) async fn waiting(request: &HttpRequest, person: &Person) -> Outcome<Waiting> {
    let app = request.app_data::<web::Data<App>>().ok_or_else(|| Failure::bug("no app"))?;
    terms::waiting(app.db.read(), person.user, arrived::of(request).0).await
}
