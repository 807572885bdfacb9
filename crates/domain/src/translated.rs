//! One thing said in up to three languages.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A value in up to three languages; at least one is there in everything the service accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Translated<T = String> {
    /// Finnish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, nullable = false))]
    pub fi: Option<T>,
    /// Swedish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, nullable = false))]
    pub sv: Option<T>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, nullable = false))]
    pub en: Option<T>,
}

impl<T> Translated<T> {
    /// The same thing in all three languages.
    pub const fn all(fi: T, sv: T, en: T) -> Self {
        Self { fi: Some(fi), sv: Some(sv), en: Some(en) }
    }

    /// What is said in exactly this language.
    pub const fn get(&self, language: Language) -> Option<&T> {
        match language {
            Language::Fi => self.fi.as_ref(),
            Language::Sv => self.sv.as_ref(),
            Language::En => self.en.as_ref(),
        }
    }

    /// Sets one language.
    pub fn set(&mut self, language: Language, value: T) {
        match language {
            Language::Fi => self.fi = Some(value),
            Language::Sv => self.sv = Some(value),
            Language::En => self.en = Some(value),
        }
    }

    /// The wanted language if it is there, else Finnish, Swedish, English (G2-2), with the language it is in.
    pub fn pick(&self, wanted: Language) -> Option<(Language, &T)> {
        wanted.then_fallbacks().find_map(|language| Some((language, self.get(language)?)))
    }

    /// The languages that are there, in the order fi, sv, en.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL.into_iter().filter(|language| self.get(*language).is_some())
    }
}

impl Translated<String> {
    /// The text in the wanted language or its stand-in; empty where nothing is there at all.
    #[must_use]
    pub fn text(&self, wanted: Language) -> &str {
        self.pick(wanted).map_or("", |(_, text)| text.as_str())
    }
}
