//! The colours of the theme can be told apart, in the light and in the dark (check C19; WCAG 1.4.3 and 1.4.11).

use crate::{files_below, read};
use std::collections::HashMap;

type Colours = HashMap<String, [f64; 3]>;

/// The custom properties with a plain colour in the layer of that scheme.
fn scheme(name: &str) -> Colours {
    let theme = read("crates/web/styles/virka-theme.css");
    let layer =
        theme.split_once(&format!("@layer ds.theme.color-scheme.{name} {{")).expect("the layer of the scheme").1;
    // Only the first block: what follows repeats it for data-color-scheme="auto".
    let block = layer.split_once('}').expect("an end").0;
    block
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--ds-color-")?.split_once(": #")?;
            let hex = value.trim_end_matches(';');
            let part = |at: usize| Some(f64::from(u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?) / 255.0);
            Some((name.to_owned(), [part(0)?, part(2)?, part(4)?]))
        })
        .collect()
}

/// WCAG's relative luminance.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] =
        colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Role · what is seen · ground · measured when the theme was chosen: light, dark.
const LIGHT_AND_DARK: [(&str, &str, &str, f64, f64); 13] = [
    ("text", "neutral-text-default", "neutral-background-default", 14.1, 15.1),
    ("secondary text", "neutral-text-subtle", "neutral-background-default", 6.6, 7.5),
    ("secondary text on tint", "neutral-text-subtle", "neutral-background-tinted", 5.9, 6.9),
    ("action", "petrol-base-contrast-default", "petrol-base-default", 8.4, 8.3),
    ("link", "petrol-text-subtle", "neutral-background-default", 6.5, 7.5),
    ("link on tint", "petrol-text-subtle", "neutral-background-tinted", 5.9, 6.9),
    ("error text", "danger-text-subtle", "neutral-background-default", 6.6, 7.5),
    ("success text", "success-text-subtle", "neutral-background-default", 6.6, 7.4),
    ("warning text", "warning-text-subtle", "neutral-background-default", 6.6, 7.4),
    ("info text", "info-text-subtle", "neutral-background-default", 6.5, 7.4),
    ("closing soon", "cloudberry-text-default", "cloudberry-surface-tinted", 11.5, 11.5),
    ("heart", "lingon-text-subtle", "neutral-background-default", 6.6, 7.5),
    ("focus ring", "focus-outer", "focus-inner", 14.1, 15.1),
];

/// The facts box lies on another ground in the dark; the classes of styles/blue.css say which.
const LIGHT: [(&str, &str, &str, f64); 3] = [
    ("facts", "lake-base-contrast-default", "lake-base-default", 9.9),
    ("labels of facts", "lake-surface-active", "lake-base-default", 6.0),
    ("field border", "neutral-border-default", "neutral-background-default", 4.4),
];
const DARK: [(&str, &str, &str, f64); 3] = [
    ("facts", "lake-text-default", "lake-surface-default", 12.6),
    ("labels of facts", "lake-text-subtle", "lake-surface-default", 6.2),
    ("field border", "neutral-border-default", "neutral-background-default", 4.6),
];

fn holds(colours: &Colours, role: &str, seen: &str, ground: &str, measured: f64) {
    let find = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("the theme has no colour {name}"));
    let ratio = contrast(find(seen), find(ground));
    assert!((ratio - measured).abs() < 0.1, "{role}: {seen} on {ground} has {ratio:.2}, chosen was {measured}");
    let needed = if role == "field border" { 3.0 } else { 4.5 };
    assert!(ratio >= needed, "{role}: {ratio:.2} is too little");
}

#[test]
fn the_light_theme_has_the_contrasts_it_was_chosen_for() {
    let colours = scheme("light");
    for (role, seen, ground, light, _) in LIGHT_AND_DARK {
        holds(&colours, role, seen, ground, light);
    }
    for (role, seen, ground, light) in LIGHT {
        holds(&colours, role, seen, ground, light);
    }
}

#[test]
fn the_dark_theme_has_the_contrasts_it_was_chosen_for() {
    let colours = scheme("dark");
    for (role, seen, ground, _, dark) in LIGHT_AND_DARK {
        holds(&colours, role, seen, ground, dark);
    }
    for (role, seen, ground, dark) in DARK {
        holds(&colours, role, seen, ground, dark);
    }
}

#[test]
fn the_luminance_formula_gives_the_known_extremes() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0.5; 3], [0.5; 3]) - 1.0).abs() < 1e-9);
}

#[test]
fn own_styles_name_no_colour_of_their_own() {
    let words = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab(", "lch("];
    for (name, text) in files_below("crates/web/styles", ".css") {
        if name.ends_with("virka-theme.css") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let hex = line.split('#').skip(1).any(|after| {
                let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
                let ends =
                    after.chars().nth(digits).is_none_or(|next| !next.is_alphanumeric() && next != '-' && next != '_');
                matches!(digits, 3 | 4 | 6 | 8) && ends && line.contains(':')
            });
            let function = words.iter().any(|word| line.contains(word));
            assert!(!hex && !function, "{name}:{}: a raw colour; take a var(--ds-color-…): {line}", number + 1);
        }
    }
}

#[test]
fn every_colour_that_own_styles_name_is_in_the_theme() {
    let theme = read("crates/web/styles/virka-theme.css");
    for (name, text) in files_below("crates/web/styles", ".css") {
        for after in text.split("var(--ds-").skip(1) {
            let variable: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            if variable.is_empty() {
                continue; // a comment that speaks of all of them
            }
            assert!(theme.contains(&format!("--ds-{variable}:")), "{name}: the theme has no --ds-{variable}");
        }
    }
}
