//! What no route takes: 405 with `Allow` where the path exists with another method, else 404.

use actix_web::dev::ResourceDef;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use domain::problem::Kind;
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::PathItem;

use crate::failure::Failure;
use crate::html;

/// The paths of the API with their methods, read from its own document.
#[derive(Debug)]
pub struct KnownPaths(Vec<(ResourceDef, String)>);

impl KnownPaths {
    /// Reads them.
    #[must_use]
    pub fn of(document: &OpenApi) -> Self {
        Self(document.paths.paths.iter().map(|(path, item)| (ResourceDef::new(path.as_str()), methods(item))).collect())
    }
}

fn methods(item: &PathItem) -> String {
    let mut methods = Vec::new();
    if item.get.is_some() {
        methods.extend(["GET", "HEAD"]);
    }
    for (name, operation) in
        [("POST", &item.post), ("PUT", &item.put), ("PATCH", &item.patch), ("DELETE", &item.delete)]
    {
        if operation.is_some() {
            methods.push(name);
        }
    }
    methods.join(", ")
}

/// The one default service.
pub async fn handle(request: HttpRequest, known: web::Data<KnownPaths>) -> HttpResponse {
    let path = request.path();
    if let Some((_, methods)) = known.0.iter().find(|(definition, _)| definition.is_match(path)) {
        let mut refused = Failure::from(Kind::MethodNotAllowed).error_response();
        if let Ok(methods) = header::HeaderValue::from_str(methods) {
            refused.headers_mut().insert(header::ALLOW, methods);
        }
        return refused;
    }
    match html::not_found(&request) {
        Some(page) if !path.starts_with("/api/") => page,
        _ => Failure::from(Kind::NotFound).error_response(),
    }
}
