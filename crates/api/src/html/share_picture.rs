//! The picture that others show beside a link to one of our pages (G3.6-1): our own, the same for all that have none.

use actix_web::HttpResponse;
use actix_web::http::header;

/// Where it is.
pub(super) const ADDRESS: &str = "/share.png";
/// Its size in pixels, as networks want it.
pub(super) const WIDTH: u32 = 1_200;
pub(super) const HEIGHT: u32 = 630;

const PICTURE: &[u8] = include_bytes!("share.png");

pub(super) async fn serve() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/png"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(PICTURE)
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, PICTURE, WIDTH};

    #[test]
    fn it_is_as_large_as_the_pages_say() {
        let picture = image::load_from_memory(PICTURE).unwrap();
        assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
    }
}
