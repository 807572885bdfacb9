//! What can go wrong, said the same way everywhere (X14-4, RFC 9457).

mod field_error;
mod kind;
mod wire;

pub use field_error::{FieldCode, FieldError};
pub use kind::Kind;
pub use wire::{FieldProblem, Problem};
