//! What would have been mailed, for tests of the demo.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::demo::{self, KeptMail};
use crate::failure::Outcome;
use crate::http::Query;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    to: Option<String>,
}

#[derive(Serialize)]
struct Mails {
    items: Vec<KeptMail>,
}

/// The mails, newest first; to one address where one is given.
///
/// # Errors
/// When the folder cannot be read.
pub async fn handle(Query(parameters): Query<Parameters>, app: web::Data<App>) -> Outcome<HttpResponse> {
    let items = demo::mails(&app, parameters.to.as_deref())?;
    Ok(HttpResponse::Ok().json(Mails { items }))
}
