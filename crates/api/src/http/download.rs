//! Files that people uploaded: always saved, never shown by us, so that what is in them cannot act in our name.

use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderValue,
};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};

/// The bytes of a file, for the document.
#[derive(Debug)]
pub enum FileBytes {}

impl utoipa::PartialSchema for FileBytes {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Binary)))
            .into()
    }
}

impl utoipa::ToSchema for FileBytes {}

/// Answers a file for saving under its name.
#[must_use]
pub fn answer(name: &str, media_type: &str, bytes: Bytes) -> HttpResponse {
    head(name, media_type).body(bytes)
}

/// The same without the bytes, for what is written while it is sent.
#[must_use]
pub fn head(name: &str, media_type: &str) -> HttpResponseBuilder {
    // Old readers take the plain name, all others the one with all its letters (RFC 6266).
    let plain: String =
        name.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '_' }).filter(|c| *c != '%').collect();
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(plain),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.as_bytes().to_vec(),
            }),
        ],
    };
    let mut response = HttpResponse::Ok();
    response
        .insert_header(disposition)
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        // Compressing again what is compressed already costs time and tells nothing.
        .insert_header((header::CONTENT_ENCODING, "identity"));
    if let Ok(media_type) = HeaderValue::from_str(media_type) {
        response.insert_header((header::CONTENT_TYPE, media_type));
    }
    response
}
