//! The checked-in drawings are those of the pinned package.

use crate::read;

#[test]
fn every_icon_is_drawn_as_in_the_package() {
    let source = read("crates/icons/src/icon.rs");
    let names: Vec<&str> =
        source.lines().filter_map(|line| line.trim().strip_prefix("/// `")?.strip_suffix('`')).collect();
    assert!(names.len() > 40, "the list of icons was not found in crates/icons/src/icon.rs");
    for name in names {
        let svg = read(&format!("crates/web/node_modules/lucide-static/icons/{name}.svg"));
        let inside = svg.split_once("stroke-linejoin=\"round\"").unwrap().1.split_once('>').unwrap().1;
        let drawing: String = inside.rsplit_once("</svg>").unwrap().0.lines().map(str::trim).collect();
        let drawing = drawing.replace(" />", "/>");
        assert!(source.contains(&drawing), "{name} is not as in the package: run `./just icons`");
    }
}
