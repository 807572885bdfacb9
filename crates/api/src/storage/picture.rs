//! Pictures that we show ourselves: decoded, turned upright, made smaller and written anew. Of the file that came nothing is
//! left but the pixels: no place where it was taken, no camera, no comment, nothing behind its end.

use std::io::Cursor;

use actix_web::web::Bytes;
use domain::content::LONGEST_SIDE;
use domain::problem::{FieldCode, FieldError};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

/// As good as the eye asks for.
const QUALITY: u8 = 85;
/// The longest side of what is taken, in pixels.
const MOST_PIXELS: u32 = 10_000;
/// Memory for one picture while it is decoded.
const MOST_MEMORY: u64 = 200 * 1_024 * 1_024;
/// What can be told apart by what is taken.
const TAKEN: &str = "jpg png";

/// A picture as it is kept.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its bytes.
    pub bytes: Bytes,
    /// What it is.
    pub media_type: &'static str,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Makes it of an uploaded file.
///
/// # Errors
/// A file that is no JPEG or PNG, whatever its name says, or broken, or far larger than it looks.
pub fn made(file: &[u8]) -> Result<Made, FieldError> {
    let error = |code: FieldCode| FieldError::new("/file", code);
    if file.is_empty() {
        return Err(error(FieldCode::FileBroken));
    }
    let format = image::guess_format(file).ok();
    let Some(format) = format.filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png)) else {
        return Err(error(FieldCode::FileType).with("allowed", TAKEN));
    };
    let picture = upright(file, format).map_err(|failed| {
        error(match failed {
            ImageError::Limits(_) => FieldCode::FileUnpacksTooLarge,
            ImageError::Decoding(_)
            | ImageError::Encoding(_)
            | ImageError::Parameter(_)
            | ImageError::Unsupported(_)
            | ImageError::IoError(_) => FieldCode::FileBroken,
        })
    })?;
    let picture = if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, image::imageops::FilterType::Lanczos3)
    } else {
        picture
    };
    let (width, height) = (picture.width(), picture.height());
    let (media_type, bytes) = written(picture, format).map_err(|_failed| error(FieldCode::FileBroken))?;
    Ok(Made { bytes: bytes.into(), media_type, width, height })
}

fn upright(file: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn written(picture: DynamicImage, format: ImageFormat) -> Result<(&'static str, Vec<u8>), ImageError> {
    let mut bytes = Vec::new();
    if format == ImageFormat::Png {
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
        // 8 bits a colour are what a screen shows.
        if picture.color().has_alpha() {
            DynamicImage::from(picture.into_rgba8()).write_with_encoder(encoder)?;
        } else {
            DynamicImage::from(picture.into_rgb8()).write_with_encoder(encoder)?;
        }
        return Ok(("image/png", bytes));
    }
    DynamicImage::from(picture.into_rgb8()).write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    Ok(("image/jpeg", bytes))
}

#[cfg(test)]
mod tests {
    use domain::problem::FieldCode;
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

    use super::made;

    /// A camera's notes, of which one says that the picture lies on its side.
    const NOTES: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, _| Rgb([u8::try_from(x % 256).unwrap(), 90, 30]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        picture(width, height, ImageFormat::Png)
    }

    /// As a camera writes it: notes right after the first two bytes.
    fn photo() -> Vec<u8> {
        let plain = picture(64, 48, ImageFormat::Jpeg);
        let length = u16::try_from(NOTES.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], &[0xFF, 0xE1], &length, NOTES, &plain[2..]].concat()
    }

    /// Of X15-4: of a photo nothing is kept but what is to be seen, the right side up.
    #[test]
    fn a_photo_keeps_nothing_of_its_camera() {
        let kept = made(&photo()).unwrap();
        assert_eq!((kept.media_type, kept.width, kept.height), ("image/jpeg", 48, 64));
        assert!(!kept.bytes.windows(4).any(|at| at == b"Exif"));
        let followed = [photo(), b"<script>alert(1)</script>".to_vec()].concat();
        let kept = made(&followed).unwrap();
        assert!(!kept.bytes.windows(7).any(|at| at == b"<script"), "nor anything behind its end");
    }

    #[test]
    fn a_large_picture_becomes_as_large_as_a_page() {
        let kept = made(&png(2_000, 1_000)).unwrap();
        assert_eq!((kept.media_type, kept.width, kept.height), ("image/png", 1_600, 800));
        let kept = made(&png(30, 20)).unwrap();
        assert_eq!((kept.width, kept.height), (30, 20));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let code = |file: &[u8]| made(file).unwrap_err().code;
        assert_eq!(code(b""), FieldCode::FileBroken);
        assert_eq!(code(b"GIF89a"), FieldCode::FileType);
        assert_eq!(code(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), FieldCode::FileType);
        assert_eq!(code(&png(300, 300)[..200]), FieldCode::FileBroken);
        assert_eq!(code(&png(10_001, 1)), FieldCode::FileUnpacksTooLarge);
    }
}
