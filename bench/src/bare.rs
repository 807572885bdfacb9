//! The limit of everything that is answered over HTTP: actix with one handler, which has the bytes already. The same
//! headers, the same compression, the same number of workers as our server.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Compress;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};

use crate::answers;
use crate::failure::Outcome;

struct Ready {
    headers: Vec<(HeaderName, HeaderValue)>,
    body: web::Bytes,
}

type All = HashMap<String, Ready>;

/// Serves what was recorded until the process ends.
pub(crate) async fn serve(listen: SocketAddr, file: &Path, workers: usize) -> Outcome<()> {
    let mut all = All::new();
    for recorded in answers::read(file)? {
        let mut headers = Vec::new();
        for (name, value) in recorded.headers {
            headers.push((name.parse::<HeaderName>()?, HeaderValue::from_str(&value)?));
        }
        all.insert(recorded.path, Ready { headers, body: recorded.body.into() });
    }
    let all = web::Data::new(all);
    HttpServer::new(move || {
        App::new().app_data(all.clone()).default_service(web::to(answer)).wrap(Compress::default())
    })
    .workers(workers)
    .bind(listen)?
    .run()
    .await?;
    Ok(())
}

async fn answer(request: HttpRequest, all: web::Data<All>) -> HttpResponse {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    // The question whether it has started.
    if path == "/" {
        return HttpResponse::Ok().finish();
    }
    let Some(ready) = all.get(path) else { return HttpResponse::NotFound().finish() };
    let mut response = HttpResponse::Ok();
    for (name, value) in &ready.headers {
        response.append_header((name.clone(), value.clone()));
    }
    response.body(ready.body.clone())
}
