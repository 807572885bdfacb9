//! One line a request, at the level `debug`; at `warn` where it broke on our side, so that the id which the reader was
//! shown is found. The path's pattern, not the path: codes and ids of people's things stay out of the log.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};

use crate::app::App;
use crate::http::request_id;

/// Logs the request when it has been answered.
///
/// # Errors
/// Those of the inner service.
pub async fn log_request(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let clock = request.app_data::<web::Data<App>>().map(|app| app.clock.clone());
    let began = clock.as_ref().map(crate::clock::Clock::now);
    let method = request.method().clone();
    let id = request_id::of(&request.extensions()).0;
    let response = next.call(request).await?;
    let took = clock.zip(began).map_or(0, |(clock, began)| (clock.now() - began).num_milliseconds());
    let status = response.status();
    let route = response.request().match_pattern().unwrap_or_default();
    macro_rules! answered {
        ($level:ident) => {
            tracing::$level!(
                http.method = %method,
                http.route = route,
                http.status = status.as_u16(),
                request_id = %id,
                duration_ms = took,
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
