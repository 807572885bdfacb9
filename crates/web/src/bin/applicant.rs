//! The application of applicants: reading ads, registering, applying.

fn main() {
    web::start();
}
