//! Measures Virka against its limits: one module per row of the list in bench/README.md, one report for all.
//! Called by `just bench`, which builds what is measured first.

mod p13_first_visit;
mod report;

use std::path::Path;

fn main() -> Result<(), report::Failure> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let rows = p13_first_visit::measure(&target)?;
    report::write(&target.join("bench"), &rows)
}
