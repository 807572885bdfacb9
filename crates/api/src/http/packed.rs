//! Answers packed for browsers (brotli, RFC 7932).
//!
//! An answer whose bytes are all there is packed at once, in a window no larger than itself. The framework packs streams, so
//! it takes the largest window for whatever comes, on another thread: several megabytes for each answer under way, which the
//! process keeps. What is a stream indeed, and other encodings, are left to it.

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    self, AcceptEncoding, ContentEncoding, Encoding, Header, HeaderValue, TryIntoHeaderValue,
};
use actix_web::middleware::Next;
use actix_web::rt::task::spawn_blocking;
use actix_web::web::Bytes;
use brotli::enc::BrotliEncoderParams;

/// Bytes above which packing takes long enough to keep other requests of the thread waiting.
const LONG: usize = 256 * 1_024;
/// What the framework takes too: the higher ones cost many times as much for a few per cent.
const QUALITY: i32 = 3;
/// The smallest and the largest window, as powers of two.
const WINDOW: (u32, u32) = (10, 22);

/// Packs the answer where the reader takes it.
///
/// # Errors
/// Those of the inner service.
pub async fn pack<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, Bytes>>, Error> {
    let wished = AcceptEncoding::parse(request.request()).ok();
    let response = next.call(request).await?;
    let offered = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
    let takes = wished.and_then(|wished| wished.negotiate(offered.iter())) == Some(Encoding::brotli());
    if !takes || !gains(&response) {
        return Ok(response.map_into_left_body());
    }
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let body = match body.try_into_bytes() {
        Err(stream) => return Ok(ServiceResponse::new(request, response.set_body(EitherBody::left(stream)))),
        Ok(whole) => whole,
    };
    let packed = if body.len() < LONG {
        brotli(&body)
    } else {
        let whole = body.clone();
        spawn_blocking(move || brotli(&whole)).await.ok().flatten()
    };
    let body = match packed {
        None => body,
        Some(packed) => {
            let headers = response.headers_mut();
            if let Ok(encoding) = ContentEncoding::Brotli.try_into_value() {
                headers.insert(header::CONTENT_ENCODING, encoding);
            }
            headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
            Bytes::from(packed)
        }
    };
    Ok(ServiceResponse::new(request, response.set_body(EitherBody::right(body))))
}

/// Whether it is text that nobody has packed or forbidden to pack.
fn gains<B>(response: &ServiceResponse<B>) -> bool {
    let headers = response.headers();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_text = kind.starts_with("text/") || ["json", "xml", "javascript"].iter().any(|end| kind.ends_with(end));
    is_text && !headers.contains_key(header::CONTENT_ENCODING)
}

fn brotli(whole: &[u8]) -> Option<Vec<u8>> {
    let bits = whole.len().next_power_of_two().trailing_zeros().clamp(WINDOW.0, WINDOW.1);
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: i32::try_from(bits).ok()?,
        size_hint: whole.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(whole.len() / 4);
    brotli::BrotliCompress(&mut &*whole, &mut packed, &parameters).ok()?;
    (packed.len() < whole.len()).then_some(packed)
}
