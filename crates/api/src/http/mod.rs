//! What every request goes through, whatever it asks for.

pub mod allowed;
pub mod arrived;
pub mod client_address;
pub mod download;
pub mod etag;
pub mod fallback;
pub mod head;
pub mod headers;
pub mod idempotency;
pub mod json;
pub mod language;
pub mod packed;
pub mod problem;
pub mod query;
pub mod request_id;
pub mod upload;
pub mod zip_stream;

pub use allowed::Allowed;
pub use arrived::Arrived;
pub use etag::IfMatch;
pub use json::Json;
pub use language::Spoken;
pub use query::Query;
pub use request_id::RequestId;
pub use upload::FileBody;
