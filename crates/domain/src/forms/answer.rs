//! An answer as typed (D47).

use std::fmt;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// Longest answer of all kinds, in characters; a question may set a lower limit, and tells it before it is reached.
pub const MAX_ANSWER_CHARS: u32 = 10_000;

/// An answer as it travels and is stored in a draft: as typed, not yet parsed (D47).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum AnswerValue {
    /// Yes or no, or ‹I have none› of an entries question.
    YesNo(bool),
    /// Text, a number or a date as typed, or the id of one choice.
    Text(String),
    /// The ids of many choices.
    Many(Vec<String>),
}

/// Reads by hand what a derive would read by trying one kind after the other, which writes an error for each that it is
/// not: an application is read with dozens of answers.
impl<'de> Deserialize<'de> for AnswerValue {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OfAnyKind)
    }
}

struct OfAnyKind;

impl<'de> Visitor<'de> for OfAnyKind {
    type Value = AnswerValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("yes or no, a text, or a list of texts")
    }

    fn visit_bool<E>(self, yes: bool) -> Result<AnswerValue, E> {
        Ok(AnswerValue::YesNo(yes))
    }

    fn visit_str<E>(self, text: &str) -> Result<AnswerValue, E> {
        Ok(AnswerValue::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<AnswerValue, E> {
        Ok(AnswerValue::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, of: A) -> Result<AnswerValue, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(of)).map(AnswerValue::Many)
    }
}

impl AnswerValue {
    /// Whether nothing is answered: only white space, or no choice.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::YesNo(_) => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::Many(choices) => choices.is_empty(),
        }
    }

    /// The text, where it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::YesNo(_) | Self::Many(_) => None,
        }
    }
}

/// The schema of an answer in a save, where `null` clears. Only for the OpenAPI document.
#[cfg(feature = "openapi")]
#[derive(Debug)]
pub enum AnswerChange {}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for AnswerChange {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, OneOfBuilder, Type};
        let of = |kind: Type| ObjectBuilder::new().schema_type(kind);
        OneOfBuilder::new()
            .item(of(Type::Boolean))
            .item(of(Type::String))
            .item(ArrayBuilder::new().items(of(Type::String)))
            .item(of(Type::Null))
            .description(Some("An answer as typed; null clears it."))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for AnswerChange {
    fn name() -> std::borrow::Cow<'static, str> {
        "AnswerChange".into()
    }
}
