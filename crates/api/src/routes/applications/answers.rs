//! What the acts on a sent application have in common: how they are asked and how they answer.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use domain::applications::ApplicationView;
use utoipa::IntoResponses;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use crate::db::applications::own::Mine;
use crate::db::idempotency::Once;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;

/// The key of a request that may be repeated: the same key for another application or body is another request.
pub(super) fn once(mine: &Mine, key: IdempotencyKey, operation: &'static str, body: &str) -> Once {
    Once { actor: mine.applicant.to_string(), key: key.0, operation, request_hash: format!("{}:{body}", mine.id) }
}

/// The application with its version.
pub(super) fn answer(view: &ApplicationView) -> HttpResponse {
    HttpResponse::Ok().insert_header(etag(view.version)).json(view)
}

/// What every act may be refused for.
pub(super) struct Acting;

impl IntoResponses for Acting {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let refusals = [
            ("400", "`bad_json`: the body cannot be read"),
            ("401", "`not_logged_in`: nobody is logged in"),
            (
                "403",
                "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page",
            ),
            ("404", "`not_found`: there is no such application, or it is not yours"),
            (
                "409",
                "`period_over`: the period ended before the request arrived (G1-7); `not_possible`: its state does not allow it, see `actions`; `still_running`: the same request is being worked on",
            ),
            ("410", "`gone`: the ad was withdrawn or archived"),
            ("412", "`stale`: it changed since the page looked; `current` is how it is now"),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
            (
                "422",
                "`not_complete`: `errors` names every field that is missing or wrong, where something is put in force; `key_reused`: the same key came with another body; `invalid`: a key that is too long, or a character that no text may contain",
            ),
        ];
        let refusal = |description: &str| {
            let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            ResponseBuilder::new().description(description).content("application/problem+json", problem).build()
        };
        refusals.iter().map(|(status, description)| ((*status).to_owned(), RefOr::T(refusal(description)))).collect()
    }
}
