//! Addresses of remote interviews.

/// Longest address.
const MAX_CHARS: usize = 2_000;

/// The host of an `https` address, in lower case. `None` for anything else: other schemes, a name or password before the
/// host, a host without a dot, spaces and control characters.
#[must_use]
pub fn https_host(address: &str) -> Option<String> {
    let fits = address.len() <= MAX_CHARS && address.is_ascii() && !address.bytes().any(|b| b <= b' ' || b == 0x7f);
    let scheme = address.get(..8).filter(|scheme| fits && scheme.eq_ignore_ascii_case("https://"))?;
    let rest = address.get(scheme.len()..)?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = match authority.split_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => host,
        Some(_) => return None,
        None => authority,
    };
    is_host(host).then(|| host.to_ascii_lowercase())
}

/// Whether this can be the name of a host: letters, digits, hyphens, and at least one dot between them.
#[must_use]
pub(super) fn is_host(host: &str) -> bool {
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}

/// Whether a host is one of those that an agency allows, or below one of them (G12.5).
#[must_use]
pub fn is_allowed_host(host: &str, allowed: &[String]) -> bool {
    allowed.iter().any(|one| host.strip_suffix(one.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::{https_host, is_allowed_host};

    /// Of G12.5: what is no `https` address is none, however it is dressed up.
    #[test]
    fn only_an_https_address_has_a_host() {
        for (address, host) in [
            ("https://teams.example.com/meet/1?a=b", "teams.example.com"),
            ("HTTPS://Video.Example.com:8443", "video.example.com"),
        ] {
            assert_eq!(https_host(address).as_deref(), Some(host));
        }
        for bad in [
            "http://example.com",
            "javascript:alert(1)",
            "https://",
            "https://localhost/x",
            "https://good.example@evil.example/",
            "https://good.example:x@evil.example/",
            "https://a b.example",
            "https://example.com/\r\nX: y",
            "https://-a.example",
            "https://ex..ample",
            "//example.com",
        ] {
            assert_eq!(https_host(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_host_is_allowed_with_what_is_below_it() {
        let allowed = ["recright.com".to_owned()];
        assert!(is_allowed_host("recright.com", &allowed) && is_allowed_host("get.recright.com", &allowed));
        assert!(
            !is_allowed_host("notrecright.com", &allowed) && !is_allowed_host("recright.com.evil.example", &allowed)
        );
        assert!(!is_allowed_host("recright.com", &[]));
    }
}
