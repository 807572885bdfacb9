//! One line a request, at the level `debug`; at `warn` where it broke on our side, so that the id which the reader was
//! shown is found. The path's pattern, not the path: codes and ids of people's things stay out of the log.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};
use domain::time::Instant;

use crate::app::App;
use crate::http::{Arrived, arrived, request_id};

/// Logs the request when it has been answered.
///
/// # Errors
/// Those of the inner service.
pub async fn log_request(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let Arrived(began) = arrived::of(request.request());
    let response = next.call(request).await?;
    let request = response.request();
    let status = response.status();
    // What the line tells is worked out only where a line is written.
    macro_rules! answered {
        ($level:ident) => {
            tracing::$level!(
                http.method = %request.method(),
                http.route = request.match_pattern().unwrap_or_default(),
                http.status = status.as_u16(),
                request_id = %request_id::of(&request.extensions()),
                duration_ms = took(request, began),
                "answered"
            )
        };
    }
    if status.is_server_error() {
        answered!(warn);
    } else {
        answered!(debug);
    }
    Ok(response)
}

/// How many milliseconds the request has taken.
fn took(request: &HttpRequest, began: Instant) -> i64 {
    request.app_data::<web::Data<App>>().map_or(0, |app| (app.clock.now() - began).num_milliseconds())
}
