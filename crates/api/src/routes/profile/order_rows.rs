//! Orders the rows of a section of the profile.

use actix_web::{HttpResponse, web};
use domain::applications::AnswersSaved;
use domain::forms::RowSection;
use domain::problem::Problem;
use domain::profile::OrderRows;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::profile::order_rows;

/// Put the rows of a section in an order.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/me/profile/{section}/order",
    operation_id = "order_profile_rows",
    tag = "profile",
    summary = "Put the rows of a section in an order",
    description = "Rows that the order does not name come after those that it names; names of rows that are gone are passed over.",
    security(("session" = [])),
    params(("section" = RowSection, Path, description = "Which rows")),
    request_body(content = OrderRows, example = json!({ "order": ["019abf2e-0000-7000-8000-000000000005"] })),
    responses(
        (status = 200, description = "They stand so now", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `base_version`")), example = json!({
            "version": 9, "saved": ["/rows/courses"], "conflicts": [], "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: no such section", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: a character that no text may contain", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), (section, wish)): Allowed<
        ApplicantBeforeTerms,
        (SectionPath, Json<OrderRows>),
    >,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let section = section.into_inner();
    let saved = order_rows::run(&app, &person.actor, person.user, section, &wish.value.order, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(saved.version)).json(saved))
}

/// Which section.
type SectionPath = web::Path<RowSection>;
