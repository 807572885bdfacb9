//! What a new password must be (G4-2, D16).

use domain::password::{MAX_CHARS, broken_rules};
use domain::personal::Personal;
use domain::problem::{FieldCode, FieldError};

use crate::auth::common_passwords::is_common;

/// What is wrong with it: one thing at a time, the rules all at once.
#[must_use]
pub fn judge(password: &Personal<String>, email: &str) -> Option<FieldError> {
    const POINTER: &str = "/password";
    let chars = password.chars().count();
    if chars == 0 {
        return Some(FieldError::new(POINTER, FieldCode::Missing));
    }
    if chars > MAX_CHARS {
        return Some(FieldError::new(POINTER, FieldCode::TooLong).with("max", MAX_CHARS));
    }
    let broken = broken_rules(password);
    if !broken.is_empty() {
        let rules: Vec<String> = broken.iter().map(|rule| name(*rule)).collect();
        return Some(FieldError::new(POINTER, FieldCode::PasswordTooWeak).with("rules", rules.join(" ")));
    }
    is_common(password, email).then(|| FieldError::new(POINTER, FieldCode::PasswordTooCommon))
}

/// The rule as the wire names it.
fn name(rule: domain::password::PasswordRule) -> String {
    serde_json::to_value(rule).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
