//! Background work: from what happened to its effects.
