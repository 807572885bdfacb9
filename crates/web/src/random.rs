//! The browser's one source of ids (rows, attachments, Idempotency-Keys).

use uuid::Uuid;

/// A new id; ids of one device sort by the time at which they were made.
#[expect(clippy::disallowed_methods, reason = "this is the place in the browser where ids come from")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
