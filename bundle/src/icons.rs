//! Takes the drawings of the icons that are used out of the npm package into `crates/icons/src/icon.rs`.

use crate::failure::{Done, Failure, While};
use crate::places::Places;
use crate::say::say;

/// Names in the package, in order of the alphabet. Add one here, then run `cargo run -p virka-bundle -- icons`.
const NAMES: [&str; 66] = [
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "bell",
    "briefcase",
    "building-2",
    "calendar",
    "calendar-clock",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "circle",
    "circle-alert",
    "circle-check",
    "circle-dashed",
    "circle-dot",
    "circle-question-mark",
    "clock",
    "clock-alert",
    "cloud-off",
    "copy",
    "download",
    "external-link",
    "eye",
    "eye-off",
    "file",
    "file-text",
    "graduation-cap",
    "heart",
    "house",
    "info",
    "key-round",
    "languages",
    "layout-grid",
    "link",
    "list",
    "list-filter",
    "loader-circle",
    "lock",
    "log-in",
    "log-out",
    "mail",
    "map-pin",
    "menu",
    "minus",
    "paperclip",
    "pencil",
    "phone",
    "plus",
    "printer",
    "refresh-cw",
    "search",
    "send",
    "settings",
    "share-2",
    "sliders-horizontal",
    "trash-2",
    "triangle-alert",
    "upload",
    "user",
    "video",
    "wifi-off",
    "x",
];

pub(crate) fn write(places: &Places) -> Done {
    places.require_packages()?;
    let mut variants = String::new();
    let mut arms = String::new();
    let mut all = String::new();
    for name in NAMES {
        let file = places.packages().join("lucide-static/icons").join(format!("{name}.svg"));
        let svg = std::fs::read_to_string(&file).during(format_args!("reading the icon {name}"))?;
        let variant = pascal(name);
        variants.push_str(&format!("    /// `{name}`\n    {variant},\n"));
        all.push_str(&format!("        Self::{variant},\n"));
        arms.push_str(&format!(
            "            Self::{variant} => {{\n                r#\"{}\"#\n            }}\n",
            drawing(&svg, name)?
        ));
    }
    let source = format!(
        "// Made by `cargo run -p virka-bundle -- icons` from the npm package lucide-static. Do not edit by hand.\n\n\
         /// A small picture beside a word. Drawn in a field of 24 × 24 with lines in the colour of the text.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\n\
         pub enum Icon {{\n{variants}}}\n\n\
         impl Icon {{\n\
         \x20   /// Every icon there is.\n\
         \x20   pub const ALL: [Self; {}] = [\n{all}    ];\n\n\
         \x20   /// What stands inside the `svg` element.\n\
         \x20   pub const fn paths(self) -> &'static str {{\n        match self {{\n{arms}        }}\n    }}\n}}\n",
        NAMES.len()
    );
    let place = places.root.join("crates/icons/src/icon.rs");
    std::fs::write(&place, source).during(format_args!("writing {}", place.display()))?;
    say(&format!("icons: {} drawings written", NAMES.len()));
    Ok(())
}

/// `arrow-down` → `ArrowDown`
fn pascal(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}

/// The elements inside the outer `svg`, on one line.
fn drawing(svg: &str, name: &str) -> Done<String> {
    let inside = svg
        .split_once("<svg")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
        .map(|(inside, _)| inside)
        .ok_or_else(|| Failure::new(format!("the icon {name} is not an svg")))?;
    Ok(inside.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("").replace(" />", "/>"))
}
