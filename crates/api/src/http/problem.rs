//! The only file that makes a status out of a refusal (house rule 5): RFC 9457, in the reader's language.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, ResponseError, web};
use domain::language::Language;
use domain::problem::{FieldProblem, Kind, Problem};

use super::language;
use super::request_id;
use crate::app::App;
use crate::db::dialect;
use crate::failure::{Failure, Fault, Refusal};

/// When to try again what failed for a reason of ours that passes: a database or store that does not answer, a full
/// disk. Soon enough for somebody who waits at a form, and seldom enough not to hinder the recovery.
const COME_BACK_SECONDS: i64 = 5;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// The refusal, on its way from where it arose to [`render`], which knows the reader.
#[derive(Debug)]
struct Draft(Refusal);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => f.write_str(refusal.kind.slug()),
            Self::Broken(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// The kind as which the client is told of it.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Refused(refusal) => refusal.kind,
            Self::Broken(Fault::Database(error)) if dialect::waited_too_long(error) => Kind::StillRunning,
            Self::Broken(Fault::Database(error)) if dialect::unavailable(error) || dialect::worth_retrying(error) => {
                Kind::Unavailable
            }
            Self::Broken(Fault::Unavailable(_)) => Kind::Unavailable,
            Self::Broken(Fault::Database(_) | Fault::Bug(_)) => Kind::Internal,
        }
    }
}

fn status(kind: Kind) -> StatusCode {
    StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        status(self.kind())
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        if let Self::Broken(fault) = self {
            tracing::error!(error = %fault, "a request broke");
        }
        let refusal = match self {
            Self::Refused(refusal) => Refusal {
                kind: refusal.kind,
                errors: refusal.errors.clone(),
                instance: refusal.instance.clone(),
                retry_after: refusal.retry_after,
                current: refusal.current.clone(),
            },
            Self::Broken(_) => Refusal::new(self.kind()),
        };
        let may_pass = matches!(refusal.kind, Kind::Unavailable | Kind::StillRunning);
        let refusal =
            if may_pass && refusal.retry_after.is_none() { refusal.retry_after(COME_BACK_SECONDS) } else { refusal };
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(Draft(refusal));
        response
    }
}

/// The problem as a reader of this language gets it.
#[must_use]
pub fn problem(refusal: &Refusal, language: Language, request_id: &str, public_url: &str) -> Problem {
    let errors = refusal
        .errors
        .iter()
        .map(|error| FieldProblem {
            pointer: error.pointer.clone(),
            code: error.code,
            detail: texts::field_error(language, error),
            params: error.params.clone(),
        })
        .collect();
    Problem {
        type_uri: format!("{public_url}/problems/{}", refusal.kind.slug()),
        code: refusal.kind.slug().to_owned(),
        title: texts::problem_title(language, refusal.kind).to_owned(),
        status: refusal.kind.status(),
        detail: texts::problem_detail(language, refusal.kind).to_owned(),
        instance: refusal.instance.clone(),
        current: refusal.current.clone(),
        request_id: request_id.to_owned(),
        errors,
    }
}

/// The kind of a refusal that the framework made before any of our handlers saw the request.
fn kind_of(status: StatusCode) -> Kind {
    match status {
        StatusCode::NOT_FOUND => Kind::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Kind::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::UnsupportedMediaType,
        StatusCode::NOT_ACCEPTABLE => Kind::NotAcceptable,
        status if status.is_client_error() => Kind::BadJson,
        _ => Kind::Internal,
    }
}

/// Writes every refusal as a problem, whether it came from a handler, an extractor or the framework itself.
///
/// # Errors
/// None: what fails is answered.
pub async fn render(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    let mut response = next.call(request).await?;
    let status_was = response.status();
    let draft = response.response_mut().extensions_mut().remove::<Draft>();
    let refusal = match draft {
        Some(Draft(refusal)) => refusal,
        None if response.response().error().is_some() && !status_was.is_success() => {
            if status_was.is_server_error() {
                tracing::error!(http.status = status_was.as_u16(), "a request broke outside our handlers");
            }
            Refusal::new(kind_of(status_was))
        }
        None => return Ok(response.map_into_left_body()),
    };
    let request = response.request();
    let language = language::accepted(request.headers());
    let id = {
        use actix_web::HttpMessage;
        request_id::of(&request.extensions()).to_string()
    };
    let public_url = request.app_data::<web::Data<App>>().map(|app| app.public_url.as_str()).unwrap_or_default();
    let body = problem(&refusal, language, &id, public_url);
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut answer = HttpResponse::build(status(refusal.kind));
    answer
        .insert_header((header::CONTENT_TYPE, MEDIA_TYPE))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()));
    if let Some(seconds) = refusal.retry_after {
        answer.insert_header((header::RETRY_AFTER, seconds));
    }
    let mut answer = answer.body(serde_json::to_vec(&body)?);
    if let Some(allow) = allow {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    for cookie in response.headers().get_all(header::SET_COOKIE).cloned().collect::<Vec<HeaderValue>>() {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response.into_response(answer).map_into_right_body())
}
