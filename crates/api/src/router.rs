//! Every route once: each folder of routes adds its own lines in its own `configure`.

use actix_web::Scope;
use actix_web::web::{self, ServiceConfig};

use crate::app::App;
use crate::failure::Failure;
use crate::http::fallback::{self, KnownPaths};
use crate::openapi::Published;
use crate::{html, routes};
use domain::problem::Kind;

/// What all workers of a server share.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What requests reach.
    pub app: web::Data<App>,
    /// The document as it is served.
    pub published: web::Data<Published>,
    /// Its paths, for 405.
    pub known: web::Data<KnownPaths>,
}

/// Adds all routes.
pub fn configure(cfg: &mut ServiceConfig, shared: &Shared) {
    cfg.app_data(shared.app.clone())
        .app_data(shared.published.clone())
        .app_data(shared.known.clone())
        // An id that cannot be read is an address that does not exist.
        .app_data(web::PathConfig::default().error_handler(|_unread, _| Failure::from(Kind::NotFound).into()))
        .configure(routes::ops::configure)
        .configure(html::configure_first)
        .service(api(shared.app.demo));
    cfg.configure(|cfg| html::configure(cfg, shared.app.demo));
    cfg.default_service(web::to(fallback::handle));
}

fn api(demo: bool) -> Scope {
    let api = web::scope("/api/v1")
        .configure(routes::ads::configure)
        .configure(routes::alerts::configure)
        .configure(routes::codes::configure)
        .configure(routes::content::configure)
        .configure(routes::accounts::configure)
        .configure(routes::my_data::configure)
        .configure(routes::profile::configure)
        .configure(routes::applications::configure)
        .configure(routes::interviews::configure)
        .configure(routes::received::configure)
        .configure(routes::holds::configure)
        .configure(routes::agency::configure)
        .configure(routes::open_bank::configure)
        .configure(routes::rounds::configure)
        .configure(routes::recruitments::configure)
        .configure(routes::admin::configure);
    // What a demo alone has does not exist elsewhere.
    if demo { api.configure(routes::demo::configure) } else { api }
}
