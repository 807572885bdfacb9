//! Requests that change something with our cookie must come from our own page.

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::{HOST, ORIGIN};
use domain::problem::Kind;

use crate::app::App;
use crate::failure::{Failure, Outcome};

/// Whether the browser says that the request comes from us; `with_cookie` requests must say so.
///
/// # Errors
/// [`Kind::ForeignOrigin`].
pub fn check(request: &HttpRequest, app: &App, with_cookie: bool) -> Outcome<()> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let origin = header(ORIGIN.as_str()).map(|origin| is_ours(origin, header(HOST.as_str()), app));
    // “none” is an address typed by hand, which cannot carry a body that we take.
    let site = header("sec-fetch-site").map(|site| site == "same-origin");
    match (origin, site) {
        (Some(false), _) | (_, Some(false)) => Err(Failure::from(Kind::ForeignOrigin)),
        (None, None) if with_cookie => Err(Failure::from(Kind::ForeignOrigin)),
        _ => Ok(()),
    }
}

/// A demo is also reached by its address on the local network (a telephone), which no setting names.
fn is_ours(origin: &str, host: Option<&str>, app: &App) -> bool {
    app.public_url.is_origin(origin)
        || (app.demo && origin.strip_prefix("http://").is_some_and(|name| host == Some(name)))
}
