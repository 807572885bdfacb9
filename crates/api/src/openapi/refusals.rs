//! Refusals that several operations have in common, said once.

use std::collections::BTreeMap;

use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use crate::http::problem::MEDIA_TYPE;

/// Answers with a problem, by status.
pub(crate) fn refusals(of: &[(&str, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let refusal = |description: &str| {
        let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        ResponseBuilder::new().description(description).content(MEDIA_TYPE, problem).build()
    };
    of.iter().map(|(status, description)| ((*status).to_owned(), RefOr::T(refusal(description)))).collect()
}
