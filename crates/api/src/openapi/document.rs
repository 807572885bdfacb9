//! The whole document: every folder of routes adds its part.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::schema::Type;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Object, Ref, ResponseBuilder};

use super::{mend, page};
use crate::http::problem::MEDIA_TYPE;
use crate::routes;

/// What stands in the document beside the operations.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Virka",
        version = "1.0.0",
        description = "The REST API of Virka, an open-source recruitment portal. Everything the pages do, they do through it.\n\n\
            Errors are `application/problem+json` (RFC 9457): match `code`, show `detail`. Instants are RFC 3339 in UTC. \
            Unknown fields and parameters are refused; answers may gain new fields.\n\n\
            A person logs in with `POST /session` and gets a cookie (`__Host-virka`; `virka_demo` in a demo on plain http). \
            Requests with the cookie that change something must come from our own page: send `Origin` (or \
            `Sec-Fetch-Site: same-origin`) and a JSON or multipart body.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "ads", description = "Ads: search and one ad"),
        (name = "alerts", description = "Search alerts, without an account"),
        (name = "codes", description = "Code lists"),
        (name = "content", description = "Pages of information, employers, notices"),
        (name = "accounts", description = "Registration, login, terms"),
        (name = "my_data", description = "Everything the service holds about the one who is logged in"),
        (name = "profile", description = "The profile of the one who is logged in"),
        (name = "applications", description = "The applicant's applications"),
        (name = "recruitments", description = "An agency's recruitments and their ads: write, preview, publish, correct, end"),
        (name = "received", description = "Submitted applications, for agencies"),
        (name = "interviews", description = "Interviews: rounds, times, invitations and bookings; by the link of a mail without an account"),
        (name = "agency", description = "What an agency sets for itself"),
        (name = "admin", description = "For service administrators: pages, pictures, notices, more time after a disturbance"),
        (name = "service", description = "For those who run the service"),
    ),
    components(schemas(
        domain::problem::Problem,
        domain::problem::FieldProblem,
        domain::codes::EmploymentType,
        domain::search::Sort,
    )),
)]
struct Base;

/// The document.
#[must_use]
pub fn document() -> Document {
    let mut document = Base::openapi();
    let mut api = routes::ads::Document::openapi();
    api.merge(routes::alerts::Document::openapi());
    api.merge(routes::codes::Document::openapi());
    api.merge(routes::content::Document::openapi());
    api.merge(routes::accounts::Document::openapi());
    api.merge(routes::my_data::Document::openapi());
    api.merge(routes::profile::Document::openapi());
    api.merge(routes::applications::Document::openapi());
    api.merge(routes::interviews::Document::openapi());
    api.merge(routes::received::Document::openapi());
    api.merge(routes::holds::Document::openapi());
    api.merge(routes::agency::Document::openapi());
    api.merge(routes::open_bank::Document::openapi());
    api.merge(routes::rounds::Document::openapi());
    api.merge(routes::recruitments::Document::openapi());
    api.merge(routes::admin::Document::openapi());
    add_unavailable(&mut api);
    document = document.nest("/api/v1", api);
    document.merge(routes::ops::Document::openapi());
    let session = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "__Host-virka",
        "The session of a person (`virka_demo` on plain http in a demo).",
    )));
    document.components.get_or_insert_with(Default::default).add_security_scheme("session", session);
    mend::mend(&mut document);
    document
}

/// Any operation may meet the moment in which the database or the disk does not serve (503): said once, for all.
fn add_unavailable(api: &mut Document) {
    let operations = api.paths.paths.values_mut().flat_map(|path| {
        [&mut path.get, &mut path.put, &mut path.post, &mut path.patch, &mut path.delete].into_iter().flatten()
    });
    for operation in operations {
        operation.responses.responses.entry("503".to_owned()).or_insert_with(|| {
            let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            let seconds = HeaderBuilder::new()
                .schema(Some(Object::with_type(Type::Integer)))
                .description(Some("Seconds after which trying again makes sense"))
                .build();
            ResponseBuilder::new()
                .description(
                    "`unavailable`: the database or the disk does not serve now; nothing was stored, try again",
                )
                .content(MEDIA_TYPE, body)
                .header("Retry-After", seconds)
                .build()
                .into()
        });
    }
}

/// The document as it is served.
#[derive(Debug)]
pub struct Published {
    /// As JSON.
    pub json: String,
    /// As a page for people.
    pub page: String,
}

impl Published {
    /// Writes both forms.
    ///
    /// # Errors
    /// When the document cannot be written as JSON.
    pub fn of(document: &Document) -> Result<Self, serde_json::Error> {
        let mut json = document.to_pretty_json()?;
        json.push('\n');
        Ok(Self { page: page::write(&serde_json::from_str(&json)?), json })
    }
}
