//! Photos: looked at with a limit, turned upright, cut, made smaller and written anew, so that nothing of the file that
//! came is kept but what one sees: no place, no camera, no hidden second picture (G7.1-4, D41).

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use actix_web::web::{self, Bytes};
use domain::attachments::MAX_BYTES;
use domain::codes::Choice;
use domain::problem::{FieldCode, FieldError};
use domain::profile::{Crop, MAX_PIXELS, PHOTO_SIDE, PhotoKind, photo_by_name};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::clean_name;

/// How well the picture is kept, of 100.
const QUALITY: u8 = 88;
/// Bytes that one picture may take while it is looked at: 40 million pixels of eight bytes.
const MEMORY: u64 = MAX_PIXELS * 8;

/// One picture at a time: each may take hundreds of megabytes for a moment.
static ONE: Mutex<()> = Mutex::new(());

/// A photo as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its bytes, JPEG.
    pub bytes: Vec<u8>,
    /// `image/jpeg`.
    pub media_type: &'static str,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// The same as [`make_photo`], on a thread that may take its time.
///
/// # Errors
/// Why it is not taken.
pub async fn prepare_photo(name: &str, bytes: Bytes, crop: Option<Crop>, pointer: &str) -> Result<Photo, FieldError> {
    let (name, at) = (name.to_owned(), pointer.to_owned());
    let made = web::block(move || {
        let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        make_photo(&name, &bytes, crop, &at)
    });
    made.await.unwrap_or_else(|_gone| Err(FieldError::new(pointer, FieldCode::FileBroken)))
}

/// Judges a picture by its name, size and content and makes the photo out of it.
///
/// # Errors
/// Why it is not taken, at `pointer`: the type, the size, a content that is not what the name says, a broken file, more
/// pixels than are looked at, or a square that does not lie within it.
pub fn make_photo(raw_name: &str, bytes: &[u8], crop: Option<Crop>, pointer: &str) -> Result<Photo, FieldError> {
    let refuse = |code| FieldError::new(pointer, code);
    let name = clean_name(raw_name);
    let Some(kind) = photo_by_name(&name) else {
        let allowed: Vec<&str> = PhotoKind::ALL.iter().map(|kind| kind.slug()).collect();
        return Err(refuse(FieldCode::FileType).with("allowed", allowed.join(", ")));
    };
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(refuse(FieldCode::FileTooLarge).with("max", MAX_BYTES).with("name", name));
    }
    let (format, magic): (ImageFormat, &[u8]) = match kind {
        PhotoKind::Jpg | PhotoKind::Jpeg => (ImageFormat::Jpeg, &[0xff, 0xd8, 0xff]),
        PhotoKind::Png => (ImageFormat::Png, b"\x89PNG\r\n\x1a\n"),
    };
    if bytes.is_empty() {
        return Err(refuse(FieldCode::FileBroken));
    }
    if !bytes.starts_with(magic) {
        return Err(refuse(FieldCode::FileContent));
    }
    let picture = decode(bytes, format).map_err(refuse)?;
    let picture = match crop {
        None => picture,
        Some(crop) if crop.fits(picture.width(), picture.height()) => {
            picture.crop_imm(crop.left, crop.top, crop.side, crop.side)
        }
        Some(_) => return Err(refuse(FieldCode::OutOfRange)),
    };
    let picture = if picture.width().max(picture.height()) > PHOTO_SIDE {
        picture.resize(PHOTO_SIDE, PHOTO_SIDE, FilterType::Triangle)
    } else {
        picture
    };
    let picture = on_white(&picture);
    let mut written = Vec::new();
    JpegEncoder::new_with_quality(&mut written, QUALITY)
        .encode_image(&picture)
        .map_err(|_unwritable| refuse(FieldCode::FileBroken))?;
    Ok(Photo { bytes: written, media_type: "image/jpeg", width: picture.width(), height: picture.height() })
}

/// Reads the head first: how large the picture is decides whether it is looked at further.
fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, FieldCode> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width).saturating_mul(u64::from(height)) > MAX_PIXELS {
        return Err(FieldCode::FileUnpacksTooLarge);
    }
    let upright = decoder.orientation().map_err(|error| why(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    picture.apply_orientation(upright);
    Ok(picture)
}

fn why(error: &image::ImageError) -> FieldCode {
    match error {
        image::ImageError::Limits(_) => FieldCode::FileUnpacksTooLarge,
        _broken => FieldCode::FileBroken,
    }
}

/// What one sees through is white, as on paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let over = |colour: u8| {
            let mixed = (u16::from(colour) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}
