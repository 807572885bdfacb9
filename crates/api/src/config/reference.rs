//! The settings as a file to copy and as a table to read, written from the same list.

use super::settings::REFERENCE;

/// `virka.example.toml`.
#[must_use]
pub fn example_file() -> String {
    let mut text = String::from(
        "# Settings of Virka. Copy what you need into a file and name it with `virka --config FILE`,\n\
         # or set the variable named VIRKA_ and the key in capitals: it wins over the file.\n\
         # Written by `virka config`; do not edit.\n",
    );
    for setting in REFERENCE {
        text.push('\n');
        for line in setting.doc.lines() {
            text.push_str("# ");
            text.push_str(line.trim());
            text.push('\n');
        }
        let value = if setting.default.is_empty() { "\"…\"" } else { setting.default };
        text.push_str(&format!("# {} = {value}\n", setting.name));
    }
    text
}

/// `docs/settings.md`.
#[must_use]
pub fn table() -> String {
    let mut text = String::from(
        "# Settings\n\nFrom a file (`virka --config FILE`, keys in lower case) and from the environment, which wins. A setting that does not\nexist or cannot be read stops the program at its start and is named. Written by `virka config`; do not edit.\n\n\
         | variable | key in the file | default | what it is |\n| --- | --- | --- | --- |\n",
    );
    for setting in REFERENCE {
        let default = if setting.default.is_empty() {
            "unset".to_owned()
        } else {
            format!("`{}`", setting.default.replace('"', ""))
        };
        let doc: Vec<&str> = setting.doc.lines().map(str::trim).collect();
        text.push_str(&format!(
            "| `VIRKA_{}` | `{}` | {default} | {} |\n",
            setting.name.to_uppercase(),
            setting.name,
            doc.join(" ")
        ));
    }
    text
}
