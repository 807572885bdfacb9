//! Words for values that the domain knows.

use domain::language::Language;
use domain::password::PasswordRule;

use crate::{account, frame};

/// The name of a language, said in `language`: `finska`.
#[must_use]
pub const fn language_name(language: Language, named: Language) -> &'static str {
    match named {
        Language::Fi => frame::finnish(language),
        Language::Sv => frame::swedish(language),
        Language::En => frame::english(language),
    }
}

/// The tag at an ad that is shown in another language than the page: `på finska` (G2-2).
#[must_use]
pub const fn ad_in_language(language: Language, ad: Language) -> &'static str {
    match ad {
        Language::Fi => frame::in_finnish(language),
        Language::Sv => frame::in_swedish(language),
        Language::En => frame::in_english(language),
    }
}

/// One rule of a password, as the list under the field says it (G4-2).
#[must_use]
pub const fn password_rule(language: Language, rule: PasswordRule) -> &'static str {
    match rule {
        PasswordRule::Length => account::password_rule_length(language),
        PasswordRule::Digit => account::password_rule_digit(language),
        PasswordRule::Lower => account::password_rule_lower(language),
        PasswordRule::Upper => account::password_rule_upper(language),
        PasswordRule::Special => account::password_rule_special(language),
    }
}
