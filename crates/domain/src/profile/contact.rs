//! The contact e-mail of the basics, and whether mails about recruitments may go there (D45).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::email::Email;
use crate::ids::EmailChangeId;
use crate::personal::Personal;
use crate::time::Instant;

choices! {
    /// How a contact e-mail stands.
    ContactStanding {
        /// It is the user name, which a code confirmed at registration.
        UserName = "user_name",
        /// It is another address, and a code confirmed it.
        Confirmed = "confirmed",
        /// It is another address that no code has confirmed: mails about recruitments go to the user name.
        Unconfirmed = "unconfirmed",
        /// There is none, or what stands there is no address yet: mails about recruitments go to the user name.
        NoAddress = "no_address",
    }
}

impl ContactStanding {
    /// Whether mails about recruitments go to the address itself.
    #[must_use]
    pub const fn is_used(self) -> bool {
        match self {
            Self::UserName | Self::Confirmed => true,
            Self::Unconfirmed | Self::NoAddress => false,
        }
    }
}

/// How what stands in the profile stands, beside the user name and the address that a code confirmed last.
#[must_use]
pub fn contact_standing(contact: Option<&str>, user_name: &str, confirmed: Option<&str>) -> ContactStanding {
    let Ok(contact) = Email::parse(contact.unwrap_or_default()) else { return ContactStanding::NoAddress };
    let is = |other: &str| Email::parse(other).is_ok_and(|other| other.folded() == contact.folded());
    if is(user_name) {
        ContactStanding::UserName
    } else if confirmed.is_some_and(is) {
        ContactStanding::Confirmed
    } else {
        ContactStanding::Unconfirmed
    }
}

/// `GET /me/contact-email`, and the answer to what changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactEmailView {
    /// The user name, where mails about the account go.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@example.org"))]
    pub user_name: Personal<String>,
    /// `email` of the basic details, as typed.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required = true, example = "ada@annan.example"))]
    pub contact_email: Option<Personal<String>>,
    /// How it stands.
    pub standing: ContactStanding,
    /// The address that a code confirmed last, where it is not the user name.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required = true))]
    pub confirmed_email: Option<Personal<String>>,
    /// Where mails about recruitments go now.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@example.org"))]
    pub mails_go_to: Personal<String>,
    /// The code that is on its way or waits to be typed.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub waiting: Option<ContactCode>,
    /// The server's clock when it answered.
    pub now: Instant,
}

impl ContactEmailView {
    /// How what is typed stands: as the server said of what it has, else by the same rule.
    #[must_use]
    pub fn standing_of(&self, typed: &str) -> ContactStanding {
        if self.contact_email.as_ref().is_some_and(|stored| stored.0 == typed) {
            return self.standing;
        }
        let confirmed = self.confirmed_email.as_ref().map(|confirmed| confirmed.0.as_str());
        contact_standing(Some(typed), &self.user_name, confirmed)
    }
}

/// A code that was sent to a contact address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactCode {
    /// Names it in the confirmation.
    pub id: EmailChangeId,
    /// Where it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@annan.example"))]
    pub email: Personal<String>,
    /// Until when it is good (20 minutes).
    pub expires_at: Instant,
    /// From when another can be asked for.
    pub next_code_at: Instant,
}

/// `POST /me/contact-email/codes`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskContactCode {
    /// The address that is to be confirmed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@annan.example"))]
    pub email: Personal<String>,
}

#[cfg(test)]
mod tests {
    use super::{ContactStanding, contact_standing};

    /// Holds D45: the user name needs no code, another address is used once a code confirmed that very one.
    #[test]
    fn another_address_is_used_once_it_is_confirmed() {
        let standing = |contact, confirmed| contact_standing(contact, "Ada@example.org", confirmed);
        assert_eq!(standing(Some(" ada@EXAMPLE.org"), None), ContactStanding::UserName);
        assert_eq!(standing(Some("ada@annan.example"), None), ContactStanding::Unconfirmed);
        assert_eq!(standing(Some("Ada@annan.example"), Some("ada@annan.example")), ContactStanding::Confirmed);
        assert_eq!(standing(Some("eva@annan.example"), Some("ada@annan.example")), ContactStanding::Unconfirmed);
        assert_eq!(standing(Some("ada@"), Some("ada@annan.example")), ContactStanding::NoAddress);
        assert_eq!(standing(None, Some("ada@annan.example")), ContactStanding::NoAddress);
        assert!(ContactStanding::UserName.is_used() && ContactStanding::Confirmed.is_used());
        assert!(!ContactStanding::Unconfirmed.is_used() && !ContactStanding::NoAddress.is_used());
    }
}
