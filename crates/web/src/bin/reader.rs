//! What else is for everyone: favourites, alerts, employers, information.

fn main() {
    web::start(web::pages::READER);
}
