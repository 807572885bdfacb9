//! Front page, search and ads: what a first visit reads.

fn main() {
    web::start(web::pages::APPLICANT);
}
