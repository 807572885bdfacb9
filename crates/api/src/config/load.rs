//! Reading settings: the file, then the environment over it.

use std::path::Path;

use figment::Figment;
use figment::providers::{Env, Format, Toml};

use super::Settings;

/// Settings that cannot be used; the words name the setting and its variable.
#[derive(Debug, thiserror::Error)]
#[error("wrong settings:\n{0}")]
pub struct Wrong(String);

/// Reads them. Unknown keys and variables are errors: a misspelt setting is not silently ignored.
///
/// # Errors
/// [`Wrong`] with every reason.
pub fn load(file: Option<&Path>) -> Result<Settings, Wrong> {
    let mut figment = Figment::new();
    if let Some(file) = file {
        if !file.is_file() {
            return Err(Wrong(format!("  {}: there is no such file", file.display())));
        }
        figment = figment.merge(Toml::file_exact(file));
    }
    let settings: Settings = figment.merge(Env::prefixed("VIRKA_")).extract().map_err(|errors| {
        let lines: Vec<String> = errors
            .into_iter()
            .map(|error| {
                let name = error.path.join("_").to_uppercase();
                // The kind tells what is wrong without repeating a value that may be a secret.
                match error.kind {
                    figment::error::Kind::UnknownField(name, _) => {
                        format!("  VIRKA_{}: there is no such setting", name.to_uppercase())
                    }
                    figment::error::Kind::InvalidType(_, wanted) => format!("  VIRKA_{name}: it must be {wanted}"),
                    _ => format!("  VIRKA_{name}: it cannot be read"),
                }
            })
            .collect();
        Wrong(lines.join("\n"))
    })?;
    let wrong = settings.wrong();
    if wrong.is_empty() {
        Ok(settings)
    } else {
        Err(Wrong(wrong.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")))
    }
}
