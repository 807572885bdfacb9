//! What the acts on a sent application have in common: how they are asked and how they answer.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use domain::applications::{ApplicationView, SeenApplication};
use domain::language::Language;
use domain::time::Instant;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::app::App;
use crate::db::applications::own::Mine;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::Json;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::openapi::refusals::refusals;
use crate::usecases::applications::act::Asked;

/// The key of a request that may be repeated: the same key for another application or body is another request.
pub(super) fn once(mine: &Mine, key: IdempotencyKey, operation: &'static str, body: &str) -> Once {
    Once { actor: mine.applicant.to_string(), key: key.0, operation, request_hash: format!("{}:{body}", mine.id) }
}

/// Runs an act on the application as its page knows it, once however often it is sent.
pub(super) async fn act(
    app: &App,
    mine: &Mine,
    (wish, key): (Json<SeenApplication>, IdempotencyKey),
    (language, now): (Language, Instant),
    operation: &'static str,
    run: impl AsyncFnOnce(&App, &Mine, &Asked<'_>) -> Outcome<ApplicationView>,
) -> Outcome<HttpResponse> {
    let once = once(mine, key, operation, &wish.hash);
    let asked = Asked { seen: wish.value.base_version, once: &once, language, now };
    Ok(answer(&run(app, mine, &asked).await?))
}

/// The application with its version.
pub(super) fn answer(view: &ApplicationView) -> HttpResponse {
    HttpResponse::Ok().insert_header(etag(view.version)).json(view)
}

/// What every act may be refused for.
pub(super) struct Acting;

impl IntoResponses for Acting {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let named = [
            ("400", "`bad_json`: the body cannot be read"),
            ("401", "`not_logged_in`: nobody is logged in"),
            (
                "403",
                "`work_account_cannot_apply`: a work account cannot apply (G1-12); `terms_not_accepted`: newer terms wait (G1-3), where something is put in force; `foreign_origin`: the request does not come from our own page",
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
        refusals(&named)
    }
}
