//! The rules of a password, one by one, so that the page can tick them off while one types (G4-2, D16).

use serde::{Deserialize, Serialize};

/// Special characters that count; any other character is welcome too, it just does not count (D16).
pub const SPECIAL: &str = "!@#$£€%^&*()-_=+{}|\\/;:,.`´'’<>[]?";
/// Fewest characters of a password (G4-2).
pub const MIN_CHARS: usize = 12;
/// Most characters of a password (D16).
pub const MAX_CHARS: usize = 128;

/// One rule of G4-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PasswordRule {
    /// “vara minst 12 tecken långt”
    Length,
    /// “ett nummer”
    Digit,
    /// “en liten bokstav”
    Lower,
    /// “EN STOR BOKSTAV”
    Upper,
    /// “ett specialtecken”
    Special,
}

impl PasswordRule {
    /// All rules, in the order in which the page lists them.
    pub const ALL: [Self; 5] = [Self::Length, Self::Digit, Self::Lower, Self::Upper, Self::Special];

    /// Whether what was typed fulfils this rule.
    #[must_use]
    pub fn holds(self, raw: &str) -> bool {
        match self {
            Self::Length => raw.chars().count() >= MIN_CHARS,
            Self::Digit => raw.chars().any(|c| c.is_ascii_digit()),
            Self::Lower => raw.chars().any(char::is_lowercase),
            Self::Upper => raw.chars().any(char::is_uppercase),
            Self::Special => raw.chars().any(|c| SPECIAL.contains(c)),
        }
    }
}

/// The rules that what was typed does not fulfil yet.
#[must_use]
pub fn broken_rules(raw: &str) -> Vec<PasswordRule> {
    PasswordRule::ALL.into_iter().filter(|rule| !rule.holds(raw)).collect()
}

#[cfg(test)]
mod tests {
    use super::{PasswordRule, broken_rules};

    /// Holds G4-2.
    #[test]
    fn each_rule_is_told_by_itself() {
        assert!(broken_rules("Sommar-2026-ute").is_empty());
        assert_eq!(broken_rules("sommar-2026-ute"), vec![PasswordRule::Upper]);
        assert_eq!(broken_rules("SOMMAR-2026-UTE"), vec![PasswordRule::Lower]);
        assert_eq!(broken_rules("Sommar-ute-igen"), vec![PasswordRule::Digit]);
        assert_eq!(broken_rules("Sommar2026utee"), vec![PasswordRule::Special]);
        assert_eq!(broken_rules("Sommar-2026"), vec![PasswordRule::Length]);
        assert_eq!(broken_rules("").len(), 5);
    }

    /// Holds G4-2: every special character of the guide counts.
    #[test]
    fn every_listed_special_character_counts() {
        for special in "!@#$£€%^&*()-_=+{}|\\/;:,.`´'’<>[]?".chars() {
            assert!(PasswordRule::Special.holds(&special.to_string()), "{special}");
        }
        for other in ["\"", "~", "§", "¤", " "] {
            assert!(!PasswordRule::Special.holds(other), "{other}");
        }
    }
}
