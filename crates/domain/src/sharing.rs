//! The addresses by which a page is shared (G3.6-1): plain links, so that no script of anybody else is loaded.

use std::fmt::Write as _;

/// Where a page can be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Facebook
    Facebook,
    /// X
    X,
    /// LinkedIn
    LinkedIn,
    /// WhatsApp
    WhatsApp,
}

impl Network {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Facebook, Self::X, Self::LinkedIn, Self::WhatsApp];

    /// The address that shares `page`, the page's whole address.
    #[must_use]
    pub fn address(self, page: &str, title: &str) -> String {
        let page_alone = encoded(page);
        match self {
            Self::Facebook => format!("https://www.facebook.com/sharer/sharer.php?u={page_alone}"),
            Self::X => format!("https://x.com/intent/post?text={}&url={page_alone}", encoded(title)),
            Self::LinkedIn => format!("https://www.linkedin.com/sharing/share-offsite/?url={page_alone}"),
            Self::WhatsApp => format!("https://wa.me/?text={}", encoded(&format!("{title}\n{page}"))),
        }
    }
}

/// The address that begins a mail about `page`.
#[must_use]
pub fn mail_address(page: &str, title: &str) -> String {
    format!("mailto:?subject={}&body={}", encoded(title), encoded(&format!("{title}\r\n{page}")))
}

/// A value of an address. Spaces too are `%20`: programs of mail do not read `+` as one.
fn encoded(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _written = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Network, mail_address};
    use crate::search::pairs;

    proptest! {
        /// Of G3.6-1: whatever the title, what is shared is this page and nothing else.
        #[test]
        fn a_title_stays_one_value(title in ".*", path in "[a-z0-9/?=&#%-]{0,40}") {
            let page = format!("https://virka.example/sv/{path}");
            for network in Network::ALL {
                let address = network.address(&page, &title);
                prop_assert!(address.is_ascii() && address.starts_with("https://"));
                let (_, query) = address.split_once('?').unwrap();
                let values = pairs(query);
                prop_assert!(values.len() <= 2);
                prop_assert!(values.iter().any(|(_, value)| value.ends_with(&page)), "{}", address);
            }
            let mail = mail_address(&page, &title);
            let (_, query) = mail.split_once('?').unwrap();
            prop_assert_eq!(&pairs(query)[0], &("subject".to_owned(), title.clone()));
            prop_assert_eq!(&pairs(query)[1], &("body".to_owned(), format!("{title}\r\n{page}")));
        }
    }

    #[test]
    fn spaces_are_written_so_that_mail_reads_them() {
        let mail = mail_address("https://virka.example/sv/lediga-jobb/1", "Äldre konstapel & jurist");
        assert!(mail.starts_with("mailto:?subject=%C3%84ldre%20konstapel%20%26%20jurist&body="), "{mail}");
    }
}
