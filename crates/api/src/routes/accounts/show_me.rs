//! The account that is logged in.

use actix_web::{HttpResponse, web};
use domain::accounts::AccountView;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::SignedIn;
use crate::failure::Outcome;
use crate::usecases::accounts::session_view;

/// The account that is logged in.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me",
    operation_id = "show_me",
    tag = "accounts",
    summary = "The account that is logged in",
    security(("session" = [])),
    responses(
        (status = 200, description = "The account", body = AccountView, example = json!({
                "id": "019abf2e-0000-7000-8000-000000000021", "kind": "applicant", "email": "ada@example.org",
                "name": "Ada Exempel", "language": "sv", "agencies": []
            })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, SignedIn(person): SignedIn) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(session_view::account(app.db.read(), person.user).await?))
}
