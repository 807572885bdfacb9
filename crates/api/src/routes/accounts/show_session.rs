//! Who is logged in.

use actix_web::{HttpResponse, web};
use domain::accounts::SessionView;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::MaybeSignedIn;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::usecases::accounts::session_view;

/// Who is logged in, if anybody.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/session",
    operation_id = "show_session",
    tag = "accounts",
    summary = "Who is logged in",
    security(()),
    responses(
        (status = 200, description = "Who; `account` is null when nobody is", body = SessionView, example = json!(super::session_example())),
        (status = 503, description = "`unavailable`: the database does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    MaybeSignedIn(person): MaybeSignedIn,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = match person {
        Some(person) => session_view::of_user(app.db.read(), person.user, person.ends_at, now).await?,
        None => session_view::nobody(now),
    };
    Ok(HttpResponse::Ok().json(view))
}
