//! File names as people and their systems send them: anything may be in there.

use domain::attachments::MAX_NAME_CHARS;

/// Names that Windows keeps for devices, whatever the extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The name under which a file is shown and downloaded again. Path parts, control characters, characters that turn the
/// direction of writing, markup and what a spreadsheet takes for a formula are gone; the extension stays, and with it
/// the meaning of ‹the last extension counts›.
#[must_use]
pub fn clean_name(raw: &str) -> String {
    let visible: String = raw.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    let last = visible.rsplit(['/', '\\']).next().unwrap_or_default();
    let safe: String =
        last.chars().map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c }).collect();
    let trimmed = safe
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '+' | '-' | '@'))
        .trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let (stem, extension) = match trimmed.rsplit_once('.') {
        Some((stem, extension)) => (stem.trim_end(), Some(extension)),
        None => (trimmed, None),
    };
    let device = stem.split('.').next().unwrap_or_default().trim().to_lowercase();
    let numbered = device.strip_prefix("com").or_else(|| device.strip_prefix("lpt"));
    let guard =
        if DEVICES.contains(&device.as_str()) || numbered.is_some_and(|rest| rest.len() == 1) { "_" } else { "" };
    let extension: String =
        extension.map(|end| format!(".{}", end.chars().take(20).collect::<String>())).unwrap_or_default();
    let room = MAX_NAME_CHARS.saturating_sub(extension.chars().count() + guard.len());
    let stem: String = stem.chars().take(room).collect();
    format!("{guard}{stem}{extension}")
}

/// Characters that have no look of their own: marks of direction, zero-width ones, the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::clean_name;

    /// Holds G9.2.8.
    #[test]
    fn names_lose_what_could_mislead_a_person_or_a_program() {
        for (raw, clean) in [
            ("CV Åäö.doc", "CV Åäö.doc"),
            ("BETYG.DOCX", "BETYG.DOCX"),
            ("intyg.v2.final.pdf", "intyg.v2.final.pdf"),
            ("../../../etc/cron.d/cv.pdf", "cv.pdf"),
            ("..\\..\\windows\\cv.pdf", "cv.pdf"),
            ("cv\r\nSet-Cookie: a=b\r\n.pdf", "cvSet-Cookie_ a=b.pdf"),
            ("cv\u{202e}fdp.exe", "cvfdp.exe"),
            ("cv.pdf\0.exe", "cv.pdf.exe"),
            ("CON.pdf", "_CON.pdf"),
            ("com1.tar.pdf", "_com1.tar.pdf"),
            ("company.pdf", "company.pdf"),
            ("cv.pdf. ", "cv.pdf"),
            ("cv .pdf", "cv.pdf"),
            ("cv", "cv"),
            (".pdf", ".pdf"),
            ("<img src=x onerror=alert(1)>.pdf", "_img src=x onerror=alert(1)_.pdf"),
            ("=SUM(A1).pdf", "SUM(A1).pdf"),
            ("", ""),
        ] {
            assert_eq!(clean_name(raw), clean, "{raw:?}");
        }
        let long = clean_name(&format!("{}.pdf", "å".repeat(300)));
        assert_eq!(long.chars().count(), 120);
        assert!(long.ends_with("å.pdf"));
    }
}
