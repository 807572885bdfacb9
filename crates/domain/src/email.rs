//! An address that mail can reach (D51).

use std::fmt;

use serde::Serialize;

use crate::problem::FieldCode;

/// Longest address in characters (RFC 5321 leaves 254).
pub const MAX_CHARS: usize = 254;

/// An e-mail address: trimmed, an ASCII local part, the domain in its ASCII form, compared in lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Reads what was typed.
    ///
    /// In the browser a domain with letters beyond ASCII is let through as it is: the server has the IDNA tables
    /// (feature `fold`) and decides.
    ///
    /// # Errors
    /// [`FieldCode::Missing`], [`FieldCode::TooLong`] or [`FieldCode::NotAnEmail`].
    pub fn parse(raw: &str) -> Result<Self, FieldCode> {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return Err(FieldCode::Missing);
        }
        if trimmed.chars().count() > MAX_CHARS {
            return Err(FieldCode::TooLong);
        }
        let (local, domain) = trimmed.rsplit_once('@').ok_or(FieldCode::NotAnEmail)?;
        let domain = ascii_domain(domain).ok_or(FieldCode::NotAnEmail)?;
        if !local_fits(local) || !domain_fits(&domain) {
            return Err(FieldCode::NotAnEmail);
        }
        let address = format!("{local}@{domain}");
        if address.len() > MAX_CHARS { Err(FieldCode::TooLong) } else { Ok(Self(address)) }
    }

    /// The address as mail is sent to it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which addresses are compared: two spellings that differ in case are one address (D51).
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<email>")
    }
}

fn local_fits(local: &str) -> bool {
    (1..=64).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b))
}

fn domain_fits(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let last_is_name = labels.last().is_some_and(|top| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()));
    domain.len() <= 253
        && labels.len() >= 2
        && last_is_name
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || (!c.is_ascii() && c.is_alphanumeric()))
        })
}

#[cfg(feature = "fold")]
fn ascii_domain(domain: &str) -> Option<String> {
    idna::domain_to_ascii_strict(domain).ok()
}

#[cfg(not(feature = "fold"))]
fn ascii_domain(domain: &str) -> Option<String> {
    Some(domain.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::Email;
    use crate::problem::FieldCode;

    /// Holds D51.
    #[test]
    fn an_address_is_trimmed_and_compared_in_lower_case() {
        let email = Email::parse("  Ada.Exempelsson+virka@Example.ORG ").unwrap();
        assert_eq!(email.folded(), "ada.exempelsson+virka@example.org");
    }

    /// Holds D51.
    #[test]
    fn what_mail_cannot_reach_is_refused() {
        for bad in [
            "ada",
            "ada@",
            "@example.org",
            "a b@example.org",
            "ada@example",
            "ada@exa mple.org",
            "ädä@example.org",
            ".ada@example.org",
            "a..b@example.org",
            "ada@-example.org",
            "ada@example.123",
            "ada@example.org\0",
        ] {
            assert_eq!(Email::parse(bad), Err(FieldCode::NotAnEmail), "{bad}");
        }
        assert_eq!(Email::parse("   "), Err(FieldCode::Missing));
        assert_eq!(Email::parse(&format!("{}@example.org", "a".repeat(300))), Err(FieldCode::TooLong));
    }

    /// Holds D51.
    #[cfg(feature = "fold")]
    #[test]
    fn a_domain_with_letters_beyond_ascii_gets_its_ascii_form() {
        assert_eq!(Email::parse("ada@räksmörgås.example").unwrap().as_str(), "ada@xn--rksmrgs-5wao1o.example");
    }
}
