//! Where a request comes from.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use crate::app::App;

/// The address of the client. `X-Forwarded-For` counts only where a configured proxy wrote it: the last entry that is
/// none of our proxies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequest for ClientAddress {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        let proxies =
            request.app_data::<web::Data<App>>().and_then(|app| app.settings.proxies().ok()).unwrap_or_default();
        let forwarded: Vec<&str> = request
            .headers()
            .get_all("x-forwarded-for")
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        ready(Ok(Self(client(peer, &forwarded, &proxies))))
    }
}

fn client(peer: IpAddr, forwarded: &[&str], proxies: &[IpAddr]) -> IpAddr {
    let mut client = peer;
    for hop in forwarded.iter().rev() {
        if !proxies.contains(&client) {
            break;
        }
        match hop.trim().parse() {
            Ok(address) => client = address,
            Err(_) => break,
        }
    }
    client
}

impl ClientAddress {
    /// What limits are counted by: an IPv6 network of 64 bits is one client.
    #[must_use]
    pub fn key(self) -> String {
        match self.0 {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::client;

    /// Of X15-6: nobody chooses the address by which limits are counted.
    #[test]
    fn only_a_proxy_of_ours_is_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let proxies = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(client(ip("192.0.2.9"), &["198.51.100.1"], &proxies), ip("192.0.2.9"));
        assert_eq!(client(ip("10.0.0.1"), &["203.0.113.5", "198.51.100.1"], &proxies), ip("198.51.100.1"));
        assert_eq!(client(ip("10.0.0.1"), &["198.51.100.1", " 10.0.0.2"], &proxies), ip("198.51.100.1"));
        assert_eq!(client(ip("10.0.0.1"), &["nonsense"], &proxies), ip("10.0.0.1"));
    }
}
