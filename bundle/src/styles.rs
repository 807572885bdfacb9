//! One stylesheet out of the theme, the package's components and our own files, in cascade layers.

use crate::failure::{Done, Failure, While};
use crate::places::Places;

/// Latin is loaded with the page; latin-ext only where a Sámi name needs it (`unicode-range`).
pub(crate) const FONTS: [&str; 2] =
    ["source-sans-3-latin-ext-wght-normal.woff2", "source-sans-3-latin-wght-normal.woff2"];

/// Components of the package that the pages use. Each costs bytes of every first visit: add one when it is used.
const BASE: [&str; 5] = ["base", "heading", "label", "paragraph", "validation-message"];
const COMPONENTS: [&str; 12] = [
    "alert",
    "button",
    "dialog",
    "divider",
    "field",
    "fieldset",
    "file-upload",
    "input",
    "link",
    "skeleton",
    "skip-link",
    "spinner",
];

/// Our own files, in the order of the cascade.
const OWN: [&str; 31] = [
    "base",
    "header",
    "menu",
    "footer",
    "notices",
    "blue",
    "hero",
    "job",
    "front",
    "results",
    "chips",
    "filters",
    "pager",
    "note",
    "nothing-found",
    "sheet",
    "ad",
    "form",
    "progress",
    "panel",
    "facts-list",
    "error-summary",
    "preview",
    "profile",
    "applications",
    "account",
    "interview",
    "content",
    "favourites",
    "adapt",
    "print",
];

/// Arial shaped like Source Sans 3, so that nothing jumps when the font arrives.
const FALLBACK_FONT: &str = r#"@font-face{font-family:"Virka fallback";src:local("Arial"),local("Liberation Sans");size-adjust:93.76%;ascent-override:109.21%;descent-override:42.66%;line-gap-override:0%}
"#;

pub(crate) fn build(places: &Places, address: impl Fn(&str) -> Done<String>) -> Done<String> {
    let mut css = String::from("@charset \"UTF-8\";\n@layer ds.theme,ds.base,ds.components,virka;\n");
    css.push_str(FALLBACK_FONT);
    css.push_str(&font_faces(places, address)?);
    let theme = read(places, "styles/virka-theme.css")?;
    css.push_str(theme.trim_start_matches("@charset \"UTF-8\";"));
    layer(&mut css, "ds.base", BASE.iter().map(|name| package_file(places, name)))?;
    layer(&mut css, "ds.components", COMPONENTS.iter().map(|name| package_file(places, name)))?;
    layer(&mut css, "virka", OWN.iter().map(|name| read(places, &format!("styles/{name}.css"))))?;
    refuse_forgotten(places)?;
    Ok(squeeze(&css))
}

fn layer(css: &mut String, name: &str, parts: impl Iterator<Item = Done<String>>) -> Done {
    css.push_str("@layer ");
    css.push_str(name);
    css.push_str("{\n");
    for part in parts {
        css.push_str(&part?);
        css.push('\n');
    }
    css.push_str("}\n");
    Ok(())
}

fn package_file(places: &Places, name: &str) -> Done<String> {
    read(places, &format!("node_modules/@digdir/designsystemet-css/dist/src/{name}.css"))
}

fn read(places: &Places, path: &str) -> Done<String> {
    std::fs::read_to_string(places.web.join(path)).during(format_args!("reading crates/web/{path}"))
}

/// The package's own `@font-face` rules (they know the character ranges) with our addresses.
fn font_faces(places: &Places, address: impl Fn(&str) -> Done<String>) -> Done<String> {
    let rules = read(places, "node_modules/@fontsource-variable/source-sans-3/wght.css")?;
    let mut faces = String::new();
    for font in FONTS {
        let from = format!("./files/{font}");
        let rule = rules
            .split("@font-face")
            .find(|rule| rule.contains(&from))
            .and_then(|rule| rule.split('}').next())
            .ok_or_else(|| Failure::new(format!("the font package has no rule for {font}")))?;
        faces.push_str("@font-face");
        faces.push_str(&rule.replace(&from, &address(font)?));
        faces.push_str("}\n");
    }
    Ok(faces)
}

/// A style file that nobody lists would be edited in vain.
fn refuse_forgotten(places: &Places) -> Done {
    for entry in std::fs::read_dir(places.web.join("styles")).during("listing crates/web/styles")? {
        let path = entry.during("listing crates/web/styles")?.path();
        let is_css = path.extension().is_some_and(|extension| extension == "css");
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if is_css && name != "virka-theme" && !OWN.contains(&name) {
            return Err(Failure::new(format!("crates/web/styles/{name}.css is in no list of bundle/src/styles.rs")));
        }
    }
    Ok(())
}

/// Takes out comments, indentation and empty lines. Real minifying would save some hundred bytes after brotli.
fn squeeze(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn squeezing_takes_comments_and_indentation_only() {
        let css = "/* why */\na {\n  color: red; /* b */\n\n  content: \"x\";\n}\n";
        assert_eq!(squeeze(css), "a {\ncolor: red;\ncontent: \"x\";\n}");
    }
}
