//! How iCalendar writes lines: escaped (RFC 5545, 3.3.11) and folded (3.1).

/// Most octets of a line, its end not counted.
const LINE: usize = 75;

/// A text as the value of a property. Line ends become `\n`, other control characters may not occur and become spaces.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => escaped.push_str("\\n"),
            other if other.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Adds a line, folded so that no part is longer than 75 octets and no letter is cut in two.
pub(crate) fn fold(line: &str, to: &mut String) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            to.push_str("\r\n ");
            // The space counts.
            length = 1;
        }
        to.push(letter);
        length += letter.len_utf8();
    }
    to.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LINE, escape, fold};

    /// Reads an escaped text as calendars do.
    fn read(escaped: &str) -> String {
        let mut text = String::new();
        let mut letters = escaped.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next().unwrap() {
                    'n' | 'N' => text.push('\n'),
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        text
    }

    proptest! {
        /// Of X1-12: a calendar reads the line that was written, whatever stands in it.
        #[test]
        fn a_folded_line_unfolds_to_itself(line in "[^\r\n]{0,400}") {
            let mut folded = String::new();
            fold(&line, &mut folded);
            prop_assert!(folded.ends_with("\r\n"));
            for part in folded.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(part.len() <= LINE, "{} octets", part.len());
            }
            let unfolded = folded.replace("\r\n ", "");
            prop_assert_eq!(unfolded.trim_end_matches("\r\n"), line);
        }

        /// Of X1-12: no text of an ad begins a line or a parameter of its own.
        #[test]
        fn an_escaped_text_reads_as_it_was(text in ".{0,200}", lines in prop::collection::vec("[\\\\;,:a\"]{0,5}", 0..4)) {
            let text: String = text.chars().filter(|letter| !letter.is_control()).collect::<String>() + &lines.join("\n");
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['\n', '\r']));
            prop_assert_eq!(read(&escaped), text);
        }
    }

    #[test]
    fn line_ends_of_any_kind_are_one_and_control_characters_none() {
        assert_eq!(escape("a\r\nb\rc\nd\u{7}e"), "a\\nb\\nc\\nd e");
        assert_eq!(escape("A; B, C\\D"), "A\\; B\\, C\\\\D");
    }
}
