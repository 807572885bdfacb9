//! The six-digit code that proves an address (G4-3).

/// Minutes for which a code is good (G4-3).
pub const CODE_MINUTES: i64 = 20;
/// Guesses a code survives (D50).
pub const MAX_TRIES: i32 = 5;

/// Six digits. Spaces in what is typed do not matter: people paste ‹123 456›.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Reads what was typed; `None` when it is not six digits.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let digits: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
        (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    /// Holds G4-3.
    #[test]
    fn spaces_do_not_matter_but_the_number_of_digits_does() {
        assert_eq!(Code::parse(" 123 456 ").unwrap().as_str(), "123456");
        assert!(Code::parse("12345").is_none());
        assert!(Code::parse("1234567").is_none());
        assert!(Code::parse("12345a").is_none());
        assert!(Code::parse("\u{0661}23456").is_none());
    }
}
