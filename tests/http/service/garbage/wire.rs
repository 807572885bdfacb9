//! Bytes that no HTTP library would send.

use std::time::Duration;

use futures_util::future::join_all;
use tests::{Dice, TestApp};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::world::World;

/// How long an answer may take: longer than the server waits for a request that never ends.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends each request on a connection of its own; answers what came back, nothing where the server hung up.
pub(super) async fn talk(app: &TestApp, world: &World, seed: u64) -> Vec<(Vec<u8>, String)> {
    let host = app.url.strip_prefix("http://").unwrap();
    let cookie = world.applicant.cookie();
    let mut all = Vec::new();
    let mut say = |first: &str, rest: &str, body: &[u8]| {
        let head =
            format!("{first}\r\nHost: {host}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n{rest}\r\n\r\n");
        all.push([head.as_bytes(), body].concat());
    };
    let close = "Connection: close";
    for path in
        ["/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/x", "//", "/api/v1//ads", "/api/v1/ads/", "*", "http://[::1"]
    {
        say(&format!("GET {path} HTTP/1.1"), close, b"");
    }
    for first in [
        "GET /health/live HTTP/9.9",
        "GET /health/live",
        "GET  /health/live  HTTP/1.1",
        "CONNECT example.org:443 HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "\u{0}\u{1}\u{2} / HTTP/1.1",
        "PRI * HTTP/2.0",
        "GET /api/v1/ads?q=\u{7f}\u{0} HTTP/1.1",
        "GET /api/v1/ads?q=\u{e5}\u{1f600} HTTP/1.1",
        "GET /api/v1/ads?q=%00 HTTP/1.1",
        "GET /api/v1/agencies/%00/recruitments/%00/applications HTTP/1.1",
        "GET /api/v1/code-lists/%c3%28 HTTP/1.1",
        "GET /api/v1/ads/by-code/%ff%00 HTTP/1.1",
    ] {
        say(first, close, b"");
    }
    say(&format!("GET /{} HTTP/1.1", "x".repeat(200_000)), close, b"");
    say("GET /health/live HTTP/1.1", &format!("X: {}\r\n{close}", "x".repeat(200_000)), b"");
    say("GET /health/live HTTP/1.1", &format!("{}{close}", "X: y\r\n".repeat(500)), b"");
    say("GET /api/v1/session HTTP/1.1", &format!("Cookie: {}\r\n{close}", "a=b; ".repeat(5_000)), b"");
    say("GET /api/v1/ads HTTP/1.1", &format!("Accept-Encoding: ,;q=,br;q=9,\u{1}\r\n{close}"), b"");
    say("GET /api/v1/ads HTTP/1.1", &format!("Accept-Encoding: gzip\r\nRange: bytes=9-1\r\n{close}"), b"");
    say("GET /api/v1/ads HTTP/1.1", "Connection: Upgrade\r\nUpgrade: websocket", b"");
    say(
        "GET /api/v1/ads HTTP/1.1",
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
        b"",
    );
    let json = "Content-Type: application/json";
    let post = "POST /api/v1/session HTTP/1.1";
    for (length, body) in [
        ("Content-Length: 5", "{}"),
        ("Content-Length: -1", "{}"),
        ("Content-Length: 99999999999999999999999", "{}"),
        ("Content-Length: 2\r\nContent-Length: 3", "{}x"),
        ("Content-Length: 2\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
        ("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", "ffffffffffffffffff\r\n{}"),
        ("Transfer-Encoding: chunked", "2\r\n{}\r\n"),
        ("Transfer-Encoding: gzip, chunked", "2\r\n{}\r\n0\r\n\r\n"),
        ("Transfer-Encoding: identity", "{}"),
        ("Expect: 100-continue\r\nContent-Length: 2", "{}"),
        ("Expect: 200-maybe\r\nContent-Length: 2", "{}"),
        ("Content-Encoding: gzip\r\nContent-Length: 2", "{}"),
        ("Content-Encoding: br\r\nContent-Length: 4", "\u{1}\u{2}\u{3}\u{4}"),
    ] {
        say(post, &format!("{json}\r\n{length}\r\n{close}"), body.as_bytes());
    }
    // A good request with a few bytes changed, cut or doubled.
    let good = format!(
        "POST /api/v1/registrations HTTP/1.1\r\nHost: {host}\r\nOrigin: {}\r\n{json}\r\nIdempotency-Key: k\r\n\
         Content-Length: 64\r\n{close}\r\n\r\n{{\"email\":\"a@example.org\",\"password\":\"x\",\"accepted_terms\":[]    }}",
        app.url
    );
    for number in 0..60 {
        let mut dice = Dice::of(seed.wrapping_mul(77).wrapping_add(number));
        let mut bytes = good.clone().into_bytes();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes.insert(at, *dice.pick(b"\0\r\n :/{\xff")),
                2 => drop(bytes.remove(at)),
                _ => bytes[at] = u8::try_from(dice.throw() % 256).unwrap(),
            }
        }
        all.push(bytes);
    }
    let answers = join_all(all.iter().map(|bytes| async { (bytes.clone(), exchange(host, bytes).await) })).await;
    assert!(answers.iter().filter(|(_, answer)| answer.starts_with("HTTP/1.1 4")).count() > 20, "somebody answers");
    answers
}

/// Sends, and reads one answer. Whoever is hung up on while still sending has been answered enough.
async fn exchange(host: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(host).await.unwrap();
    drop(stream.write_all(bytes).await);
    let mut answer = Vec::new();
    let read = tokio::time::timeout(PATIENCE, async {
        // Some of these never end their own body: their connection stays, their answer is there.
        while !is_whole(&answer) && stream.read_buf(&mut answer).await.unwrap_or_default() > 0 {}
    });
    let read = read.await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(read.is_ok(), "no end to {:?}:\n{answer}", String::from_utf8_lossy(&bytes[..bytes.len().min(300)]));
    answer
}

fn is_whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    length.is_some_and(|length: usize| body.len() >= length)
}
