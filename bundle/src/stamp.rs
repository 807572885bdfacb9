//! Whether anything has changed since the bundle was built: a second start of the demo takes seconds.

use crate::Care;
use crate::assets::hex;
use crate::failure::{Done, While};
use crate::places::Places;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Everything that the bundle is made of.
const INPUTS: [&str; 14] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "rust-toolchain.toml",
    "bundle",
    "crates/client",
    "crates/domain",
    "crates/icons",
    "crates/texts",
    "crates/web/Cargo.toml",
    "crates/web/boot.js",
    "crates/web/favicon.svg",
    "crates/web/package-lock.json",
    "crates/web/styles",
];
const WEB_SOURCE: &str = "crates/web/src";

pub(crate) fn of_inputs(places: &Places) -> Done<String> {
    let mut files = Vec::new();
    for input in INPUTS.iter().chain([&WEB_SOURCE]) {
        collect(&places.root.join(input), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(Sha256::digest(std::fs::read(&file).during(format_args!("reading {}", file.display()))?));
    }
    Ok(hex(&hash.finalize()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Done {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).during(format_args!("listing {}", path.display()))? {
            collect(&entry.during("listing")?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// A small bundle also serves one who only asked for a quick one.
pub(crate) fn fits(places: &Places, inputs: &str, care: Care) -> bool {
    let Ok(kept) = std::fs::read_to_string(place(places)) else { return false };
    let good_enough: &[Care] = match care {
        Care::Dev => &[Care::Dev, Care::Release],
        Care::Release => &[Care::Release],
    };
    places.out.join("manifest.json").is_file() && good_enough.iter().any(|care| kept == text(inputs, *care))
}

pub(crate) fn keep(places: &Places, inputs: &str, care: Care) -> Done {
    std::fs::write(place(places), text(inputs, care)).during("keeping the stamp of the bundle")
}

fn place(places: &Places) -> PathBuf {
    places.out.with_extension("stamp")
}

fn text(inputs: &str, care: Care) -> String {
    format!("{inputs} {care:?}\n")
}
