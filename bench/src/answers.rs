//! What our server answers to the requests of a measurement, written down: the bare server repeats it, and whoever asks
//! checks every reply against it.

use std::net::SocketAddr;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::failure::{Failure, Outcome};
use crate::http::Connection;

/// One request and what it is answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Recorded {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// What the connection itself adds, or what differs from reply to reply.
const NOT_KEPT: [&str; 4] = ["content-length", "transfer-encoding", "connection", "date"];

/// Asks our server once for each path.
pub(crate) async fn record(address: SocketAddr, paths: &[String]) -> Outcome<Vec<Recorded>> {
    let mut connection = Connection::open(address).await?;
    let mut all = Vec::new();
    for path in paths {
        let reply = connection.exchange(request(address, path, false).as_bytes()).await?;
        if reply.status != 200 {
            return Err(Failure::new(format!("{path} is answered with {}", reply.status)));
        }
        let headers = connection
            .headers()
            .filter(|(name, _)| !NOT_KEPT.contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        all.push(Recorded { path: path.clone(), headers, body: connection.text(reply)? });
    }
    Ok(all)
}

/// The bytes of a request; `packed` as browsers ask.
pub(crate) fn request(address: SocketAddr, path: &str, packed: bool) -> String {
    let encoding = if packed { "accept-encoding: gzip, deflate, br\r\n" } else { "" };
    format!("GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: */*\r\n{encoding}\r\n")
}

/// The body without the time at which it was written, which differs from reply to reply.
pub(crate) fn timeless(body: &str) -> String {
    const MARK: &str = "\"now\":\"";
    let mut kept = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find(MARK) {
        let (before, after) = rest.split_at(at + MARK.len());
        kept.push_str(before);
        rest = after.find('"').map_or("", |end| &after[end..]);
    }
    kept.push_str(rest);
    kept
}

pub(crate) fn write(file: &Path, recorded: &[Recorded]) -> Outcome<()> {
    Ok(std::fs::write(file, serde_json::to_vec(recorded)?)?)
}

pub(crate) fn read(file: &Path) -> Outcome<Vec<Recorded>> {
    Ok(serde_json::from_slice(&std::fs::read(file)?)?)
}

#[cfg(test)]
mod tests {
    use super::timeless;

    #[test]
    fn only_the_time_is_left_out_of_the_comparison() {
        assert_eq!(timeless(r#"{"a":1,"now":"2026-11-25T08:00:00.000Z","b":2}"#), r#"{"a":1,"now":"","b":2}"#);
        assert_eq!(timeless("<p>now</p>"), "<p>now</p>");
    }
}
