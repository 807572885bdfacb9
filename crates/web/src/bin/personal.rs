//! The pages of a person: login, account, applications.

fn main() {
    web::start(web::pages::PERSONAL);
}
