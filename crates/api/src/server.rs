//! Listening and answering.

use std::io;
use std::net::TcpListener;

use actix_web::middleware::{Compress, from_fn};
use actix_web::{HttpServer, web};

use crate::app::App;
use crate::http::fallback::KnownPaths;
use crate::http::{head, headers, packed, problem, request_id};
use crate::openapi::{self, Published};
use crate::router::{self, Shared};
use crate::telemetry;

/// Builds the server on a socket that is already bound. Await what it returns: as long as that lasts, the search follows
/// the feed of ads, and the pages the notices.
///
/// # Errors
/// When the socket cannot be used, or the document of the API cannot be written.
pub fn build(app: App, listener: TcpListener, workers: usize) -> io::Result<impl Future<Output = io::Result<()>>> {
    let document = openapi::document();
    let follower = app.search.follow(app.db.clone(), app.clock.clone());
    let notices = app.notices.follow(app.db.clone(), app.clock.clone());
    let shared = Shared {
        app: web::Data::new(app),
        published: web::Data::new(Published::of(&document)?),
        known: web::Data::new(KnownPaths::of(&document)),
    };
    let server = HttpServer::new(move || {
        let shared = shared.clone();
        // The last one is the outermost: it sees a request first and an answer last.
        actix_web::App::new()
            .configure(|cfg| router::configure(cfg, &shared))
            .wrap(from_fn(problem::render))
            .wrap(from_fn(headers::add))
            .wrap(from_fn(telemetry::log_request))
            .wrap(from_fn(request_id::name))
            .wrap(from_fn(head::as_get))
            .wrap(from_fn(packed::pack))
            .wrap(Compress::default())
    })
    .workers(workers)
    .shutdown_timeout(10)
    .listen(listener)?
    .run();
    Ok(async move {
        let ended = server.await;
        drop((follower, notices));
        ended
    })
}
