//! Builds the web application into `target/bundle/applicant/`: `cargo run -p virka-bundle -- [--dev] [--check-size]`.
//! `cargo run -p virka-bundle -- icons` takes the pictures named in `icons.rs` from the npm package into `crates/icons`.
//!
//! A builder of our own, about four hundred lines, because the usual one downloads its tools by itself and must be kept
//! at the same version as three other things by hand.

mod assets;
mod failure;
mod icons;
mod places;
mod say;
mod sizes;
mod stamp;
mod styles;
mod wasm;

use assets::Assets;
use failure::{Done, Failure, While};
use places::Places;
use say::say;
use std::time::Instant;

/// What is asked for on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// Quick to build, bigger to load: for one's own machine.
    Dev,
    /// Small: what is delivered and measured (P13).
    Release,
}

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let places = Places::of_this_checkout();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["icons"] => icons::write(&places),
        [] => bundle(&places, Care::Release, false),
        ["--dev"] => bundle(&places, Care::Dev, false),
        ["--check-size"] => bundle(&places, Care::Release, true),
        _ => Err(Failure::new("usage: bundle [--dev | --check-size] | bundle icons")),
    }
}

fn bundle(places: &Places, care: Care, check_size: bool) -> Done {
    places.require_packages()?;
    let inputs = stamp::of_inputs(places)?;
    if stamp::fits(places, &inputs, care) {
        say("bundle: nothing has changed");
    } else {
        let start = Instant::now();
        build(places, care)?;
        stamp::keep(places, &inputs, care)?;
        say(&format!("bundle: built in {} s", start.elapsed().as_secs()));
    }
    sizes::report(places, check_size)
}

fn build(places: &Places, care: Care) -> Done {
    let mut assets = Assets::new(places, care)?;
    wasm::compile(places)?;
    for (program, logical) in [("applicant", "app"), ("reader", "reader"), ("personal", "personal")] {
        let app = wasm::finish(places, care, program)?;
        assets.add(&format!("{logical}.wasm"), &app.wasm)?;
        assets.add(&format!("{logical}.js"), app.js.as_bytes())?;
    }
    for logical in ["boot.js", "favicon.svg"] {
        let content = std::fs::read(places.web.join(logical)).during(format_args!("reading {logical}"))?;
        assets.add(logical, &content)?;
    }
    for font in styles::FONTS {
        let content = std::fs::read(places.font(font)).during(format_args!("reading the font {font}"))?;
        assets.add(font, &content)?;
    }
    let styles = styles::build(places, |font| assets.address(font))?;
    assets.add("app.css", styles.as_bytes())?;
    assets.add("licences.txt", licences(places)?.as_bytes())?;
    assets.finish()
}

/// What the authors of the delivered packages ask to be delivered with them.
fn licences(places: &Places) -> Done<String> {
    let mut text = String::new();
    for package in ["@digdir/designsystemet-css", "@fontsource-variable/source-sans-3", "lucide-static"] {
        let licence = std::fs::read_to_string(places.packages().join(package).join("LICENSE"))
            .during(format_args!("reading the licence of {package}"))?;
        text.push_str(&format!("{package}\n\n{licence}\n\n"));
    }
    Ok(text)
}
