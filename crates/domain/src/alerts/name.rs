//! The name that somebody gives an alert.

use crate::problem::FieldCode;

/// Longest name in characters.
pub const MAX_NAME_CHARS: usize = 100;

/// Reads a name: white space of every kind becomes single spaces.
///
/// The name stands in a mail to an address that nobody has confirmed yet. So that no stranger is sent an advertisement
/// in our name, it is no place for addresses of the web or of mail.
///
/// # Errors
/// [`FieldCode::Missing`], [`FieldCode::TooLong`], [`FieldCode::BadCharacter`], [`FieldCode::NoAddress`].
pub fn parse_name(raw: &str) -> Result<String, FieldCode> {
    let name = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(FieldCode::Missing);
    }
    if name.chars().count() > MAX_NAME_CHARS {
        return Err(FieldCode::TooLong);
    }
    if name.chars().any(char::is_control) {
        return Err(FieldCode::BadCharacter);
    }
    if has_address(&name) { Err(FieldCode::NoAddress) } else { Ok(name) }
}

/// Whether a mail program would make a link of something in this text. A full stop alone is none: `node.js`, `t.ex.`.
pub(super) fn has_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.to_lowercase();
        let path = word.split_once('.').is_some_and(|(_, after)| after.contains('/'));
        word.contains('@') || word.contains("://") || word.contains("www.") || path
    })
}

#[cfg(test)]
mod tests {
    use super::parse_name;
    use crate::problem::FieldCode;

    /// Holds G3.7-1: the guide's own example is a name.
    #[test]
    fn a_name_is_one_line_of_words() {
        let guides = "Alla öppna arbetsplatser vid Servicecentret för statens ekonomi- och personalförvaltning";
        assert_eq!(parse_name(guides).unwrap(), guides);
        assert_eq!(parse_name("  Jurist,\n\t Helsingfors ").unwrap(), "Jurist, Helsingfors");
        assert_eq!(parse_name(" \u{a0} "), Err(FieldCode::Missing));
        assert_eq!(parse_name(&"a".repeat(101)), Err(FieldCode::TooLong));
        assert_eq!(parse_name("a\u{0}b"), Err(FieldCode::BadCharacter));
    }

    /// Nobody advertises by our mails to strangers.
    #[test]
    fn a_name_is_no_place_for_addresses() {
        for bad in ["Vinn på https://example.org", "WWW.example.org", "skriv till x@example.org", "example.org/vinn"] {
            assert_eq!(parse_name(bad), Err(FieldCode::NoAddress), "{bad}");
        }
        for good in ["node.js och .NET", "Jurist t.ex. i Åbo", "1/2-tid"] {
            assert!(parse_name(good).is_ok(), "{good}");
        }
    }
}
