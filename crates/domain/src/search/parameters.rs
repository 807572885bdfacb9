//! The part of an address after `?`: names and values, written and read.

use std::fmt::Write as _;

/// Splits the part of an address after `?` into decoded names and values. What cannot be decoded becomes `�`.
#[must_use]
pub fn pairs(query_string: &str) -> Vec<(String, String)> {
    query_string
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// Adds a name and a value to the part of an address after `?`.
pub(super) fn add(url: &mut String, name: &str, value: &str) {
    if !url.is_empty() {
        url.push('&');
    }
    url.push_str(name);
    url.push('=');
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            url.push(char::from(byte));
        } else if byte == b' ' {
            url.push('+');
        } else {
            // Writing to a String cannot fail.
            let _written = write!(url, "%{byte:02X}");
        }
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (*first, after) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, beyond @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = beyond;
                }
                (Some(_) | None, _) => bytes.push(b'%'),
            },
            (byte, _) => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
