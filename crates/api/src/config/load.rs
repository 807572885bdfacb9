//! Reading settings: the file, then the environment over it.

use std::path::Path;

use figment::error::Kind;
use figment::providers::{Env, Format, Toml};
use figment::{Figment, Provider};

use super::{REFERENCE, Settings};

/// Settings that cannot be used; the words name each setting and its variable, and never a value: it may be a secret.
#[derive(Debug, thiserror::Error)]
#[error("wrong settings:\n  {}", .0.join("\n  "))]
pub struct Wrong(Vec<String>);

/// Reads them. Unknown keys and variables are errors: a misspelt setting is not silently ignored.
///
/// # Errors
/// [`Wrong`] with every reason.
pub fn load(file: Option<&Path>) -> Result<Settings, Wrong> {
    let mut figment = Figment::new();
    if let Some(file) = file {
        if !file.is_file() {
            return Err(Wrong(vec![format!("{}: there is no such file", file.display())]));
        }
        figment = figment.merge(Toml::file_exact(file));
    }
    read(figment.merge(Env::prefixed("VIRKA_")))
}

fn read(figment: Figment) -> Result<Settings, Wrong> {
    let mut wrong = unknown(&figment);
    wrong.extend(Settings::unreadable(&figment).into_iter().map(|(name, error)| words(name, &error.kind)));
    if wrong.is_empty() {
        let settings: Settings = figment.extract().map_err(|error| {
            // Only what is no list of settings at all is left: a file that is no TOML.
            Wrong(vec![format!("the file cannot be read: {}", error.kind)])
        })?;
        wrong = settings.wrong();
        if wrong.is_empty() {
            return Ok(settings);
        }
    }
    Err(Wrong(wrong))
}

fn unknown(figment: &Figment) -> Vec<String> {
    let Ok(data) = figment.data() else { return Vec::new() };
    let known = |name: &str| REFERENCE.iter().any(|setting| setting.name == name);
    data.values()
        .flat_map(|settings| settings.keys())
        .filter(|name| !known(name))
        .map(|name| format!("VIRKA_{}: there is no such setting", name.to_uppercase()))
        .collect()
}

fn words(name: &str, kind: &Kind) -> String {
    let variable = format!("VIRKA_{}", name.to_uppercase());
    match kind {
        Kind::InvalidType(_, wanted) if ["usize", "u32", "u16"].contains(&wanted.as_str()) => {
            format!("{variable}: it must be a whole number")
        }
        Kind::UnknownVariant(_, choices) => format!("{variable}: it must be one of {}", choices.join(", ")),
        _ => format!("{variable}: it cannot be read"),
    }
}

#[cfg(test)]
mod tests {
    use figment::Figment;
    use figment::providers::{Format, Toml};

    use super::read;

    /// Holds X15-1: everything that is wrong is named at once, and no value is repeated.
    #[test]
    fn wrong_settings_are_named_all_at_once() {
        let file = "listn = 1\njson_limit = \"abc\"\nlog_format = \"xml\"\nlisten = \"nowhere\"";
        let told = read(Figment::from(Toml::string(file))).unwrap_err().to_string();
        for line in [
            "VIRKA_LISTN: there is no such setting",
            "VIRKA_JSON_LIMIT: it must be a whole number",
            "VIRKA_LOG_FORMAT: it must be one of text, json",
            "VIRKA_LISTEN: it cannot be read",
        ] {
            assert!(told.contains(line), "{told}");
        }
        let file = "database_url = \"mysql://virka:hunter2@db\"\nsmtp_url = \"ftp://hunter2\"\njson_limit = 1";
        let told = read(Figment::from(Toml::string(file))).unwrap_err().to_string();
        assert!(told.contains("VIRKA_DATABASE_URL") && told.contains("VIRKA_SMTP_URL"), "{told}");
        assert!(told.contains("VIRKA_JSON_LIMIT: at least 16384") && !told.contains("hunter2"), "{told}");
    }

    /// Holds X15-1. Of X15-6: a secret is not printed with the settings.
    #[test]
    fn a_secret_is_not_printed() {
        let file = "database_url = \"postgres://virka:hunter2@db/virka\"";
        let settings = read(Figment::from(Toml::string(file))).unwrap();
        assert!(!format!("{settings:?}").contains("hunter2"));
        assert_eq!(settings.database_url().reveal(), "postgres://virka:hunter2@db/virka");
    }
}
