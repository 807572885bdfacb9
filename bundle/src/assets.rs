//! The delivered files: named by their content, so that a browser may keep them for ever, and compressed beforehand.

use crate::Care;
use crate::failure::{Done, Failure, While};
use crate::places::Places;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Where the server delivers them.
const ADDRESS: &str = "/assets";

pub(crate) struct Assets {
    /// Written beside, then put in place whole: a server that starts meanwhile never sees half a bundle.
    fresh: PathBuf,
    place: PathBuf,
    care: Care,
    manifest: BTreeMap<String, String>,
}

impl Assets {
    pub(crate) fn new(places: &Places, care: Care) -> Done<Self> {
        let place = places.out.clone();
        let fresh = place.with_extension("new");
        remove(&fresh)?;
        std::fs::create_dir_all(&fresh).during(format_args!("making {}", fresh.display()))?;
        Ok(Self { fresh, place, care, manifest: BTreeMap::new() })
    }

    /// Adds a file under its logical name, for example `app.css`.
    pub(crate) fn add(&mut self, logical: &str, content: &[u8]) -> Done {
        let hash = hex(&Sha256::digest(content));
        let short = hash.get(..16).unwrap_or(&hash);
        let (stem, extension) = logical.rsplit_once('.').unwrap_or((logical, "bin"));
        let name = format!("{stem}-{short}.{extension}");
        self.write(&name, content)?;
        // woff2 is brotli inside: compressing it again makes it bigger.
        if extension != "woff2" {
            self.write(&format!("{name}.br"), &brotli(content, self.care).during(&name)?)?;
            self.write(&format!("{name}.gz"), &gzip(content, self.care).during(&name)?)?;
        }
        self.manifest.insert(logical.to_owned(), format!("{ADDRESS}/{name}"));
        Ok(())
    }

    pub(crate) fn address(&self, logical: &str) -> Done<String> {
        self.manifest.get(logical).cloned().ok_or_else(|| Failure::new(format!("{logical} is not in the bundle")))
    }

    pub(crate) fn finish(self) -> Done {
        let manifest = serde_json::to_vec_pretty(&self.manifest).during("writing the manifest")?;
        self.write("manifest.json", &manifest)?;
        remove(&self.place)?;
        std::fs::rename(&self.fresh, &self.place).during("putting the bundle in its place")
    }

    fn write(&self, name: &str, content: &[u8]) -> Done {
        std::fs::write(self.fresh.join(name), content).during(format_args!("writing {name}"))
    }
}

fn remove(folder: &PathBuf) -> Done {
    if folder.exists() {
        std::fs::remove_dir_all(folder).during(format_args!("removing {}", folder.display()))?;
    }
    Ok(())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}

fn brotli(content: &[u8], care: Care) -> std::io::Result<Vec<u8>> {
    let quality = match care {
        Care::Dev => 5,
        Care::Release => 11,
    };
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 64 * 1024, quality, 24);
    writer.write_all(content)?;
    drop(writer);
    Ok(packed)
}

fn gzip(content: &[u8], care: Care) -> std::io::Result<Vec<u8>> {
    let level = match care {
        Care::Dev => flate2::Compression::fast(),
        Care::Release => flate2::Compression::best(),
    };
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
    writer.write_all(content)?;
    writer.finish()
}
