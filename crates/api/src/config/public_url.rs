//! The address at which people reach the service.

/// `https://jobs.example.org`: no path, no slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// Reads it.
    ///
    /// # Errors
    /// What is wrong, for the one who runs the service.
    pub fn parse(raw: &str) -> Result<Self, &'static str> {
        let url = raw.trim().trim_end_matches('/');
        let host = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"))
            .ok_or("it begins with https:// (or http:// in a demo)")?;
        if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
            return Err("it is a scheme, a host and perhaps a port, without a path");
        }
        Ok(Self(url.to_ascii_lowercase()))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether browsers reach us encrypted: then cookies carry `Secure` and the `__Host-` name.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The host without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.0.split_once("://").map_or("", |(_, rest)| rest);
        match host.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            Some((inner, _)) => inner,
            None => host.rsplit_once(':').map_or(host, |(name, _)| name),
        }
    }

    /// Whether it names this very machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.host() == "localhost" || self.host().parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// Whether an `Origin` header names it.
    #[must_use]
    pub fn is_origin(&self, origin: &str) -> bool {
        origin.trim_end_matches('/').eq_ignore_ascii_case(&self.0)
    }
}
