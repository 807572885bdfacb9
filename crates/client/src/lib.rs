//! The typed client of the Virka API, one function per operation.
