//! Hashing passwords: argon2id with OWASP's parameters, a few at a time, and as long for nobody as for somebody.

use std::sync::Arc;
use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use domain::personal::Personal;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use crate::failure::{Failure, Outcome};
use crate::random;

/// 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
/// How long one waits for a place; then the request is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// The narrow pool: a storm of logins waits its turn instead of eating the memory.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    /// Verified where there is no account, so that the time tells nothing (X4-5).
    decoy: Arc<str>,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

fn argon2() -> Outcome<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Two ways to type the same letter are one password (D16).
fn normalised(password: &str) -> Vec<u8> {
    password.nfc().collect::<String>().into_bytes()
}

fn hash_now(password: &[u8]) -> Outcome<String> {
    argon2()?
        .hash_password_with_salt(password, &random::bytes::<16>())
        .map(|hash| hash.to_string())
        .map_err(|error| Failure::bug(error.to_string()))
}

impl Passwords {
    /// A pool that hashes so many at a time.
    ///
    /// # Errors
    /// A fault, when hashing does not work on this machine.
    pub fn new(width: usize) -> Outcome<Self> {
        let decoy = hash_now(random::token().as_bytes())?;
        Ok(Self { places: Arc::new(Semaphore::new(width)), decoy: decoy.into() })
    }

    /// Hashes a new password.
    ///
    /// # Errors
    /// A fault, when too many wait already.
    pub async fn hash(&self, password: &Personal<String>) -> Outcome<Personal<String>> {
        let password = normalised(password);
        self.in_turn(move || hash_now(&password)).await.map(Personal)
    }

    /// Whether the password is right. Takes as long without a hash.
    ///
    /// # Errors
    /// A fault, when too many wait already.
    pub async fn verify(&self, password: &Personal<String>, hash: Option<&Personal<String>>) -> Outcome<bool> {
        let known = hash.is_some();
        let hash = hash.map_or_else(|| self.decoy.to_string(), |hash| hash.0.clone());
        let password = normalised(password);
        let right = self.in_turn(move || Ok(argon2()?.verify_password(&password, hash.as_str()).is_ok())).await?;
        Ok(right && known)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Outcome<T> {
        let place = tokio::time::timeout(PATIENCE, self.places.acquire())
            .await
            .map_err(|_waited| Failure::unavailable("too many passwords to hash"))?
            .map_err(|error| Failure::bug(error.to_string()))?;
        let done = tokio::task::spawn_blocking(work).await.map_err(|error| Failure::bug(error.to_string()))?;
        drop(place);
        done
    }
}

#[cfg(test)]
mod tests {
    use domain::personal::Personal;

    use super::Passwords;

    /// Holds X4-5, D16.
    #[tokio::test]
    async fn a_password_is_right_however_its_letters_are_composed_and_nobody_has_none() {
        let passwords = Passwords::new(1).unwrap();
        let hash = passwords.hash(&Personal("Sommar-2026-\u{e5}".to_owned())).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.verify(&Personal("Sommar-2026-a\u{30a}".to_owned()), Some(&hash)).await.unwrap());
        assert!(!passwords.verify(&Personal("sommar-2026-\u{e5}".to_owned()), Some(&hash)).await.unwrap());
        assert!(!passwords.verify(&Personal("Sommar-2026-\u{e5}".to_owned()), None).await.unwrap());
    }
}
