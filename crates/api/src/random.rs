//! The only place that draws lots: ids, tokens, codes.
#![expect(clippy::disallowed_methods, reason = "this is the place that draws lots")]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A new id, of any kind. They grow with time, which keeps indexes compact.
#[must_use]
pub fn id<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}

/// A name for something that passes and is never looked up by order, drawn without asking the system each time.
#[must_use]
pub fn name() -> Uuid {
    uuid::Builder::from_random_bytes(rand::random()).into_uuid()
}

/// A secret of 256 bits, fit for cookies and links.
#[must_use]
pub fn token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// Six digits, each as likely as any other (G4-3).
#[must_use]
pub fn six_digits() -> String {
    format!("{:06}", rand::random_range(0..1_000_000_u32))
}

/// Random bytes, for salts and receipt numbers.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes[..]);
    bytes
}

/// A number of `from..to`.
#[must_use]
pub fn between(from: u64, to: u64) -> u64 {
    rand::random_range(from..to)
}

/// SHA-256 in lower-case hex: how secrets are looked up and contents compared.
#[must_use]
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes.as_ref()) {
        hex.push_str(&format!("{byte:02x}"));
    }
    hex
}
