//! Loads a profile's file back.

use actix_web::{HttpResponse, web};
use domain::applications::AnswersSaved;
use domain::problem::Problem;
use domain::profile::ProfileFile;
use serde::Deserialize;

use crate::app::App;
use crate::auth::extract::Applicant;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json, Query};
use crate::usecases::profile::load_file;

/// Most bytes of a file: every section full of long texts, and a photo.
const LIMIT: usize = 4 * 1_024 * 1_024;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[serde(default)]
    overwrite: bool,
}

/// Load a profile's file back (G7.1-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/me/profile/file",
    operation_id = "load_profile",
    tag = "profile",
    summary = "Load a profile’s file back",
    description = "Takes in what the profile does not have. A field of the profile that says something else stays and comes back in `conflicts` with both values (a photo as `/photo`, without values), unless `overwrite` is wished. Nothing is removed. Repeating is harmless. At most 4 MB.",
    security(("session" = [])),
    params(
        ("overwrite" = Option<bool>, Query, description = "Whether what says something else is replaced", example = false),
    ),
    request_body(content = ProfileFile, example = json!({
            "format": "virka-profile-1", "saved_at": "2026-11-25T08:00:00.000Z",
            "basics": { "first_name": "Ada", "last_name": "Exempel", "email": "ada@example.org" },
            "rows": [{ "id": "019abf2e-0000-7000-8000-000000000005", "section": "courses", "position": 0, "fields": { "course": "Första hjälpen" } }]
        })),
    responses(
        (status = 200, description = "What was taken in, and what was not", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `base_version`")), example = json!({
            "version": 9, "saved": ["/basics/first_name"],
            "conflicts": [{ "pointer": "/basics/email", "yours": "ada@example.org", "stored": "ada@example.com" }],
            "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the file cannot be read, or is no profile; `errors` names the place; `bad_query`: a parameter cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names every field that no profile keeps; nothing was taken in", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(Applicant(person), (Query(wish), file)): Allowed<Applicant, (Query<Parameters>, Json<ProfileFile, LIMIT>)>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let taken = load_file::run(&app, &person.actor, person.user, &file.value, wish.overwrite, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(taken.version)).json(taken))
}
