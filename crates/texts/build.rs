//! Makes the typed functions out of `locales/`; a gap in a translation fails the build and names file and key.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/functions.rs"]
mod functions;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    if let Err(complaints) = write_functions() {
        for complaint in complaints {
            println!("cargo::error={complaint}");
        }
    }
}

fn write_functions() -> Result<(), Vec<String>> {
    let source = Path::new("locales");
    let catalogue = catalogue::read(source)?;
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| vec!["cargo sets no OUT_DIR".to_owned()])?;
    let out = out.join("functions.rs");
    fs::write(&out, functions::write(&catalogue)).map_err(|error| vec![format!("{}: {error}", out.display())])
}
