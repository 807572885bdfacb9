//! What our server answers to the requests of a measurement, written down: the bare server repeats it, and whoever asks
//! checks every reply against it.

use std::net::SocketAddr;
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::failure::{Failure, Outcome};
use crate::http::{Connection, Reply};

/// One request and what it is answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Recorded {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// Bytes of the body as it comes to browsers, packed.
    pub(crate) packed: usize,
}

/// What an answer must be like.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) path: String,
    body: String,
    /// Where in the body the time stands.
    times: Vec<Range<usize>>,
    /// Its length, where it comes packed.
    packed: Option<usize>,
}

/// How much the packed length may differ: another time packs a little better or worse.
const PACKED_MAY_DIFFER: usize = 32;

impl Expected {
    pub(crate) fn of(recorded: Recorded, packed: bool) -> Self {
        let Recorded { path, body, packed: length, .. } = recorded;
        Self { path, times: times(&body), body, packed: packed.then_some(length) }
    }

    /// Whether this is the answer that was recorded. A packed one is unpacked only if wished.
    pub(crate) fn check(&self, reply: Reply, connection: &Connection, unpack: bool) -> Outcome<()> {
        let wrong = |what: String| Err(Failure::new(format!("{} is answered with {what}", self.path)));
        if reply.status != 200 {
            return wrong(reply.status.to_string());
        }
        if connection.has_more() {
            return wrong("more than one answer".to_owned());
        }
        let came = connection.body.len();
        let same = match self.packed {
            None if came != self.body.len() => return wrong(format!("{came} bytes instead of {}", self.body.len())),
            Some(packed) if came.abs_diff(packed) > PACKED_MAY_DIFFER => {
                return wrong(format!("{came} packed bytes instead of {packed}"));
            }
            None => self.is(&connection.body),
            Some(_) if unpack => self.is(connection.text(reply)?.as_bytes()),
            Some(_) => true,
        };
        if same { Ok(()) } else { wrong("other bytes than before".to_owned()) }
    }

    /// Whether these are the same bytes but for the time.
    fn is(&self, came: &[u8]) -> bool {
        let recorded = self.body.as_bytes();
        if came.len() != recorded.len() {
            return false;
        }
        let mut from = 0;
        for time in &self.times {
            if came.get(from..time.start) != recorded.get(from..time.start) {
                return false;
            }
            from = time.end;
        }
        came.get(from..) == recorded.get(from..)
    }
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
        let body = connection.text(reply)?;
        connection.exchange(request(address, path, true).as_bytes()).await?;
        all.push(Recorded { path: path.clone(), headers, body, packed: connection.body.len() });
    }
    Ok(all)
}

/// The bytes of a request; `packed` as browsers ask.
pub(crate) fn request(address: SocketAddr, path: &str, packed: bool) -> String {
    let encoding = if packed { "accept-encoding: gzip, deflate, br\r\n" } else { "" };
    format!("GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: */*\r\n{encoding}\r\n")
}

/// Where the time stands at which the body was written, which differs from reply to reply.
fn times(body: &str) -> Vec<Range<usize>> {
    const MARK: &str = "\"now\":\"";
    body.match_indices(MARK)
        .map(|(at, _)| {
            let start = at + MARK.len();
            start..body[start..].find('"').map_or(body.len(), |length| start + length)
        })
        .collect()
}

pub(crate) fn write(file: &Path, recorded: &[Recorded]) -> Outcome<()> {
    Ok(std::fs::write(file, serde_json::to_vec(recorded)?)?)
}

pub(crate) fn read(file: &Path) -> Outcome<Vec<Recorded>> {
    Ok(serde_json::from_slice(&std::fs::read(file)?)?)
}

#[cfg(test)]
mod tests {
    use super::{Expected, Recorded};

    fn expected(body: &str) -> Expected {
        let recorded = Recorded { path: "/".to_owned(), headers: Vec::new(), body: body.to_owned(), packed: 0 };
        Expected::of(recorded, false)
    }

    #[test]
    fn only_the_time_is_left_out_of_the_comparison() {
        let one = expected(r#"{"a":1,"now":"2026-11-25T08:00:00.000Z","b":2}"#);
        assert!(one.is(br#"{"a":1,"now":"2026-11-26T09:09:09.999Z","b":2}"#));
        assert!(!one.is(br#"{"a":2,"now":"2026-11-25T08:00:00.000Z","b":2}"#));
        assert!(!one.is(br#"{"a":1,"now":"2026-11-25T08:00:00.000Z","b":3}"#));
        assert!(!one.is(br#"{"a":1,"now":"2026-11-25T08:00:00.000Z"}"#));
        assert!(!expected("<p>now</p>").is(b"<p>not</p>"));
    }
}
