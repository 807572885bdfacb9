//! Everything in one archive.

use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::language::Language;
use domain::my_data::{DATA_FILE, PROFILE_FILE, READ_FILE};
use domain::problem::Problem;
use domain::profile::{FilePhoto, ProfileFile};
use domain::time::helsinki;
use futures_util::stream::{self, StreamExt};
use serde::Deserialize;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::{Failure, Outcome};
use crate::html::my_data_page;
use crate::http::download::{self, FileBytes};
use crate::http::zip_stream::{Entry, archive};
use crate::http::{Arrived, Query, Spoken};
use crate::usecases::my_data::collect::{self, StoredFile};
use crate::usecases::profile::view;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[serde(default)]
    language: Option<Language>,
}

/// Everything the service holds about the one who is logged in (X7-6).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/data",
    operation_id = "download_my_data",
    tag = "my_data",
    summary = "Everything the service holds about the one who is logged in",
    description = "A zip archive: `index.html` to read, `data.json` (`MyData`), `profile.json` (`ProfileFile`, which `POST /me/profile/file` takes back), and all files below `files/`. It is written while it is sent; where a file cannot be read, the connection breaks off rather than the archive ending early. At most 10 an hour.",
    security(("session" = [])),
    params(
        ("language" = Option<Language>, Query, description = "The language of the page; that of the request where it is left out"),
    ),
    responses(
        (status = 200, description = "The archive (`application/zip` inside)", body = FileBytes, content_type = "application/octet-stream", headers(("Content-Disposition" = String, description = "Saved, not shown"))),
        (status = 400, description = "`bad_query`: a parameter cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile and no applications", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    ApplicantBeforeTerms(person): ApplicantBeforeTerms,
    Query(parameters): Query<Parameters>,
    Spoken(spoken): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let language = parameters.language.unwrap_or(spoken);
    collect::count(&app, person.user, now).await?;
    let codes = app.search.snapshot(&app.db, now).await?.codes.clone();
    let (data, files) = collect::run(&app, &codes, (person.user, person.session), language, now).await?;
    let profile = view::file(&app, person.user, now).await?;
    let photo = profile.photo.as_ref().map(photo).transpose()?;
    let place = photo.as_ref().map(|photo| photo.path.as_str());
    let page = my_data_page(language, &codes, &data, &profile, place)?;
    let mut entries = vec![
        packed(READ_FILE, page.into()),
        packed(DATA_FILE, json(&data)?),
        packed(PROFILE_FILE, json::<ProfileFile>(&profile)?),
    ];
    entries.extend(photo);
    let entries = stream::iter(entries.into_iter().map(Ok)).chain(stream::iter(files).then(move |file| {
        let app = app.clone();
        async move { fetched(&app, file).await }
    }));
    let name = format!("virka-{}.zip", helsinki::date(now));
    Ok(download::head(&name, "application/octet-stream").streaming(archive(entries, now)))
}

fn packed(path: &str, bytes: Bytes) -> Entry {
    Entry { path: path.to_owned(), bytes, packed: true }
}

fn json<T: serde::Serialize>(what: &T) -> Outcome<Bytes> {
    serde_json::to_vec_pretty(what).map(Bytes::from).map_err(|error| Failure::bug(error.to_string()))
}

fn photo(photo: &FilePhoto) -> Outcome<Entry> {
    let bytes = STANDARD.decode(&photo.base64.0).map_err(|error| Failure::bug(error.to_string()))?;
    let ending = if photo.media_type == "image/png" { "png" } else { "jpg" };
    Ok(Entry { path: format!("files/photo.{ending}"), bytes: bytes.into(), packed: false })
}

async fn fetched(app: &App, file: StoredFile) -> Outcome<Entry> {
    let bytes = app.fetch(&file.storage_key, &file.sha256).await?;
    Ok(Entry { path: file.path, bytes, packed: false })
}
