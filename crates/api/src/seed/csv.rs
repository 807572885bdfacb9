//! Reads our own CSV: a header line, commas, quotes around values that hold a comma.

use std::collections::BTreeMap;

/// One line by the names of the header.
pub(super) type Line = BTreeMap<String, String>;

/// All lines after the header.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(values);
    let header = lines.next().unwrap_or_default();
    lines.map(|values| header.iter().cloned().zip(values).collect()).collect()
}

/// A value that is there and not empty.
pub(super) fn value(line: &Line, name: &str) -> Option<String> {
    line.get(name).filter(|value| !value.is_empty()).cloned()
}

fn values(line: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match (c, values.last_mut()) {
            ('"', _) => quoted = !quoted,
            (',', _) if !quoted => values.push(String::new()),
            (c, Some(value)) => value.push(c),
            (_, None) => {}
        }
    }
    values
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_quoted_comma_is_part_of_the_value() {
        let lines = super::lines("id,name\nculture,\"museer, arkiv\"\n");
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["name"], "museer, arkiv");
    }
}
