//! The page for integrators, from which the tests take what they run.

use crate::workspace;

/// The address that its commands name.
pub(crate) const ADDRESS: &str = "http://127.0.0.1:8080";

/// The block of code with this name, which stands behind the language.
pub(crate) fn block(name: &str) -> String {
    let page = std::fs::read_to_string(workspace().join("docs/clients.md")).unwrap();
    let mut lines = page.lines();
    lines
        .by_ref()
        .find(|line| line.starts_with("```") && line.split_once(' ').is_some_and(|(_, named)| named == name))
        .unwrap_or_else(|| panic!("docs/clients.md has no block named {name}"));
    let mut block: String = lines.by_ref().take_while(|line| !line.starts_with("```")).collect::<Vec<_>>().join("\n");
    assert!(!block.is_empty(), "the block {name} is empty");
    block.push('\n');
    block
}
