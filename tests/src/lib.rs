//! Tests of Virka from outside: HTTP on both databases, browser, properties, house rules.
