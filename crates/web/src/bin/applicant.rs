//! The public pages: what everybody can read, and the first thing that anybody loads.

fn main() {
    web::start(web::pages::PUBLIC);
}
