//! Telephone numbers as people write them.

/// Whether this can be a telephone number: an optional plus, 5–15 digits, and spaces, hyphens and brackets between them.
#[must_use]
pub fn is_phone(raw: &str) -> bool {
    let trimmed = raw.trim();
    let digits = trimmed.chars().filter(char::is_ascii_digit).count();
    let plus_leads = trimmed.rfind('+').is_none_or(|at| at == 0);
    (5..=15).contains(&digits)
        && plus_leads
        && trimmed.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '\u{a0}'))
}

#[cfg(test)]
mod tests {
    use super::is_phone;

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        for good in ["+358 40 123 4567", "040-1234567", "(09) 123 456"] {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "123", "ring mig", "040+123456", "1234567890123456"] {
            assert!(!is_phone(bad), "{bad}");
        }
    }
}
