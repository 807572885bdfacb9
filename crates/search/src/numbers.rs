//! Numbers of rows, words and values are kept in 32 bits, places in lists are `usize`.

/// A stored number as a place in a list.
pub(crate) fn at(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A place in a list as a stored number. Nothing here comes near four thousand million.
pub(crate) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
