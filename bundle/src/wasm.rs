//! Rust to wasm, its JavaScript glue, and the squeezing of both.

use crate::failure::{Done, Failure, While};
use crate::places::Places;
use crate::{Care, say::say};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

pub(crate) struct App {
    pub(crate) wasm: Vec<u8>,
    pub(crate) js: String,
}

/// One profile for both: it is built once, and the quick one saves its time by what comes after.
const PROFILE: &str = "wasm";

/// Leptos then compiles each view once instead of once for each combination of types: a tenth less to load.
const RUSTFLAGS: &str = "--cfg erase_components";

/// What rustc 1.95 emits by itself for wasm32-unknown-unknown; wasm-opt refuses what it was not told of.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

pub(crate) fn compile(places: &Places) -> Done {
    say("bundle: compiling crates/web for the browser (the first time takes 1-2 minutes)");
    run(
        Command::new("cargo")
            .current_dir(&places.root)
            .args(["build", "-p", "virka-web", "--bin", "applicant", "--bin", "reader", "--bin", "personal"])
            .args(["--target", "wasm32-unknown-unknown", "--profile", PROFILE])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS),
        "cargo",
    )
}

/// One of the compiled programs, bound to JavaScript and squeezed.
pub(crate) fn finish(places: &Places, care: Care, program: &str) -> Done<App> {
    let raw = places.target.join("wasm32-unknown-unknown").join(PROFILE).join(program).with_extension("wasm");
    let glue = places.target.join("bundle/glue");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&raw)
        .typescript(false)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    let output = bindgen.web(true).and_then(Bindgen::generate_output);
    // anyhow's error shows its causes only in the alternate form
    let mut output = output.map_err(|error| Failure::new(format!("wasm-bindgen: {error:#}")))?;
    // Every crate that uses wasm-bindgen is listed, most with nothing.
    let brought: Vec<&String> =
        output.snippets().iter().filter(|(_, files)| !files.is_empty()).map(|(name, _)| name).collect();
    if !brought.is_empty() || !output.local_modules().is_empty() {
        return Err(Failure::new(format!(
            "dependencies bring JavaScript files of their own, which the bundle does not deliver: {brought:?} {:?}",
            output.local_modules().keys()
        )));
    }
    output.emit(&glue).map_err(|error| Failure::new(format!("wasm-bindgen: {error:#}")))?;
    let (bound, loose) = (glue.join(format!("{program}_bg.wasm")), glue.join(format!("{program}.js")));
    let (finished, js) = match care {
        Care::Dev => (bound, loose),
        Care::Release => {
            say(&format!("bundle: wasm-opt -Os {program} (about 10 seconds)"));
            let small = glue.join(format!("{program}_small.wasm"));
            run(
                Command::new("node")
                    .arg(places.packages().join("binaryen/bin/wasm-opt"))
                    // Packed, the code is smaller than that of `-Oz`, which is smaller as it stands.
                    .arg("-Os")
                    .args(WASM_FEATURES)
                    .arg(&bound)
                    .arg("-o")
                    .arg(&small),
                "wasm-opt",
            )?;
            let tight = glue.join(format!("{program}_small.js"));
            run(
                Command::new(places.packages().join(".bin/esbuild"))
                    .arg(&loose)
                    .args(["--minify", "--format=esm", "--log-level=warning"])
                    .arg(format!("--outfile={}", tight.display())),
                "esbuild",
            )?;
            (small, tight)
        }
    };
    let js = std::fs::read_to_string(js).during("reading the glue of wasm-bindgen")?;
    Ok(App { wasm: std::fs::read(finished).during("reading the finished wasm")?, js })
}

fn run(command: &mut Command, name: &str) -> Done {
    let status = command.status().during(format_args!("starting {name}"))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("{name} failed ({status})"))) }
}
