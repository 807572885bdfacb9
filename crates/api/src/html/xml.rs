//! Text in XML.

use super::times::escape;

/// Text as it may stand in an element or in an attribute. What XML 1.0 has no way to say at all becomes `�`.
pub(super) fn text(raw: &str) -> String {
    let allowed = |letter: char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => other >= ' ',
    };
    if raw.chars().all(allowed) {
        return escape(raw);
    }
    escape(&raw.chars().map(|letter| if allowed(letter) { letter } else { '\u{fffd}' }).collect::<String>())
}
