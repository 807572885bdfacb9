//! The passwords that everybody tries first (D16). The rules of G4-2 let `Password1234!` pass; this does not.

/// Words that make a password common, however they are decorated with digits, signs and capitals. Without Nordic dots
/// and rings, as such passwords are mostly written.
const WORDS: &str = include_str!("common_passwords.txt");

/// Whether the letters of a password, decoration aside, are nothing but common words, or the person's own address.
#[must_use]
pub fn is_common(password: &str, email: &str) -> bool {
    let forms = [letters(password, false), letters(password, true)];
    let local = letters(email.split('@').next().unwrap_or_default(), false);
    forms.iter().any(|form| {
        made_of_words(form) || (form.chars().count() >= 4 && (*form == local || *form == letters(email, false)))
    })
}

/// Only the letters, in lower case and without marks; `leet` reads `P@ssw0rd` as it is meant.
fn letters(text: &str, leet: bool) -> String {
    text.to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'å' | 'ä' | 'á' | 'à' | 'â' => Some('a'),
            'ö' | 'ø' | 'ó' | 'ô' => Some('o'),
            'é' | 'è' | 'ê' => Some('e'),
            'ü' => Some('u'),
            '0' if leet => Some('o'),
            '1' | '!' if leet => Some('i'),
            '3' if leet => Some('e'),
            '4' | '@' if leet => Some('a'),
            '5' | '$' if leet => Some('s'),
            '7' if leet => Some('t'),
            c => c.is_alphabetic().then_some(c),
        })
        .collect()
}

/// Whether the text is one or more common words in a row, with at most two letters around them; a text without letters
/// would be common too, but breaks the rules anyway.
fn made_of_words(text: &str) -> bool {
    let mut rest = text;
    let mut words = 0;
    while let Some(next) = longest_word_at_start(rest) {
        rest = next;
        words += 1;
    }
    words > 0 && rest.chars().count() <= 2
}

fn longest_word_at_start(text: &str) -> Option<&str> {
    WORDS
        .lines()
        .filter(|word| !word.is_empty())
        .filter_map(|word| text.strip_prefix(word))
        .min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use super::is_common;

    /// Holds D16.
    #[test]
    fn decoration_does_not_make_a_common_word_uncommon() {
        for common in [
            "Password1234!",
            "P@ssw0rd2026!",
            "Salasana-2026",
            "Lösenord12345!",
            "Qwertyuiop123!",
            "AdminAdmin-2026",
            "Tervetuloa2026!",
            "Ada.Exempel-2026",
        ] {
            assert!(is_common(common, "ada.exempel@example.org"), "{common}");
        }
        for good in ["Sommar-2026-ute", "korrekt-Häst-7-batteri", "Xk3#vvQp91-zL"] {
            assert!(!is_common(good, "ada.exempel@example.org"), "{good}");
        }
    }
}
