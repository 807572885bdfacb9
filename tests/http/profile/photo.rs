//! The photo of the profile (G7.1-4, D41).

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use tests::both;
use tests::reqwest::Method;

use super::rows::profile;

/// A PNG of this size; its left half is red, its right half blue.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    written(width, height, ImageFormat::Png)
}

fn written(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture =
        RgbaImage::from_fn(
            width,
            height,
            |x, _| {
                if x < width / 2 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 0, 255, 255]) }
            },
        );
    let picture = DynamicImage::ImageRgba8(picture);
    let picture = if format == ImageFormat::Jpeg { picture.to_rgb8().into() } else { picture };
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::write_to(&picture, &mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with an Exif block: orientation 6 (lying on its left side), and a place.
fn jpeg_of_a_phone(width: u32, height: u32) -> Vec<u8> {
    let plain = written(width, height, ImageFormat::Jpeg);
    let mut tiff = b"II\x2a\0\x08\0\0\0\x02\0".to_vec();
    // Orientation, SHORT, 1 value: 6. Then where the GPS block stands, LONG.
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    tiff.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0");
    tiff.extend(b"\0\0\0\0GPS-60.1699N-24.9384E");
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff);
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

/// The head of a PNG that claims 40,000 × 40,000 pixels, and nothing more.
fn bomb() -> Vec<u8> {
    let mut bytes = png(1, 1);
    let crc_of = |chunk: &[u8]| {
        let mut crc = u32::MAX;
        for byte in chunk {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        !crc
    };
    bytes[16..20].copy_from_slice(&40_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&40_000_u32.to_be_bytes());
    let crc = crc_of(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

both! {
    /// Holds G7.1-4: a photo is kept, shown, changed and removed, and its bytes go with it.
    async fn a_photo_is_kept_changed_and_removed(app: &TestApp) {
        let aino = app.applying("Aino").await;
        assert_eq!(aino.ask(Method::GET, "/me/profile/photo").await.status, 404);
        let stored = aino.upload("/me/profile/photo", "Jag.PNG", png(1_200, 600)).await;
        assert_eq!(stored.status, 200, "{}", stored.body);
        assert_eq!((&stored.body["width"], &stored.body["height"]), (&800.into(), &400.into()));
        assert_eq!(profile(&aino).await["photo"], stored.body);
        let shown = aino.ask(Method::GET, "/me/profile/photo").await;
        assert_eq!((shown.status, shown.headers["content-type"].to_str().unwrap()), (200, "image/jpeg"));
        assert_eq!(api::random::sha256_hex(&shown.bytes), stored.body["sha256"].as_str().unwrap());
        assert_eq!(shown.headers["cache-control"], "no-store");

        let other = aino.upload("/me/profile/photo", "jag.jpeg", written(40, 30, ImageFormat::Jpeg)).await;
        assert_eq!((other.status, &other.body["width"]), (200, &40.into()), "{}", other.body);
        app.work().await;
        assert_eq!(app.stored_files(), 1, "the first one is gone");
        assert_eq!(aino.ask(Method::DELETE, "/me/profile/photo").await.status, 204);
        assert_eq!(aino.ask(Method::DELETE, "/me/profile/photo").await.status, 204, "again");
        assert_eq!(aino.ask(Method::GET, "/me/profile/photo").await.status, 404);
        app.work().await;
        assert_eq!(app.stored_files(), 0);
    }

    /// Holds D41: place and camera do not stay, and a photo that was taken with the phone held upright stands upright.
    async fn nothing_but_the_picture_is_kept(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let taken = jpeg_of_a_phone(40, 20);
        assert!(taken.windows(4).any(|bytes| bytes == b"GPS-"));
        let stored = aino.upload("/me/profile/photo", "IMG_1.jpg", taken).await;
        assert_eq!((&stored.body["width"], &stored.body["height"]), (&20.into(), &40.into()), "{}", stored.body);
        let shown = aino.ask(Method::GET, "/me/profile/photo").await.bytes;
        for hidden in [b"GPS-".as_slice(), b"Exif".as_slice()] {
            assert!(!shown.windows(hidden.len()).any(|bytes| bytes == hidden));
        }
        let picture = image::load_from_memory(&shown).unwrap().to_rgb8();
        let (top, bottom) = (picture.get_pixel(10, 5), picture.get_pixel(10, 35));
        assert!(top[0] > 200 && top[2] < 60, "red is above: {top:?}");
        assert!(bottom[2] > 200 && bottom[0] < 60, "blue is below: {bottom:?}");
    }

    /// Holds G7.1-4: the square that one chose is cut out, and no other.
    async fn the_square_that_is_chosen_is_cut_out(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let at = "/me/profile/photo?left=20&top=5&side=20";
        let stored = aino.upload(at, "jag.png", png(40, 30)).await;
        assert_eq!((&stored.body["width"], &stored.body["height"]), (&20.into(), &20.into()), "{}", stored.body);
        let picture = image::load_from_memory(&aino.ask(Method::GET, "/me/profile/photo").await.bytes).unwrap().to_rgb8();
        assert!(picture.pixels().all(|pixel| pixel[2] > 180 && pixel[0] < 80), "only the blue half");
        let outside = aino.upload("/me/profile/photo?left=21&top=5&side=20", "jag.png", png(40, 30)).await;
        assert_eq!((outside.status, outside.errors()), (422, vec!["/photo out_of_range".to_owned()]));
        let half = aino.upload("/me/profile/photo?left=21", "jag.png", png(40, 30)).await;
        assert_eq!((half.status, half.errors()), (400, vec!["?top missing".to_owned()]));
    }

    /// Holds D41, G7.1-4: what is no photo is refused by name, size, content and pixels, before it is unpacked.
    async fn what_is_no_photo_is_refused(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let gif = b"GIF89a\x01\0\x01\0\0\0\0;".to_vec();
        let mut cut_off = png(300, 300);
        cut_off.truncate(90);
        let mut large = png(10, 10);
        large.resize(2_097_153, 0);
        for (name, bytes, code) in [
            ("jag.gif", gif.clone(), "file_type"),
            ("jag", png(10, 10), "file_type"),
            ("jag.png", gif, "file_content"),
            ("jag.jpg", png(10, 10), "file_content"),
            ("jag.png", Vec::new(), "file_broken"),
            ("jag.png", cut_off, "file_broken"),
            ("jag.png", large, "file_too_large"),
            ("jag.png", bomb(), "file_unpacks_too_large"),
        ] {
            let refused = aino.upload("/me/profile/photo", name, bytes).await;
            assert_eq!((refused.status, refused.errors()), (422, vec![format!("/photo {code}")]), "{name} {code}");
        }
        assert_eq!(profile(&aino).await["photo"], serde_json::Value::Null);
        assert_eq!(app.stored_files(), 0);
    }
}
