//! Domain values kept as JSON in one column.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use domain::forms::AnswerValue;
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, QueryResult, TryGetError, TryGetable, TryGetableFromJson, Value};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A JSON column. Prints nothing: what people typed is in there (X15-4).
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stored<T>(pub T);

/// Fields of which each remembers when it changed, so that two pages clash on one field only (D56).
pub type Fields<K> = BTreeMap<K, Field>;

/// One such field. A cleared one stays with a null value: clearing is a change too.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The value as typed (D47).
    pub v: Option<AnswerValue>,
    /// The row's version that wrote it last.
    #[serde(rename = "in")]
    pub changed_in: i32,
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<personal, changed in {}>", self.changed_in)
    }
}

impl<T> fmt::Debug for Stored<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<stored>")
    }
}

impl<T> Deref for Stored<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Stored<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Serialize> From<Stored<T>> for Value {
    fn from(stored: Stored<T>) -> Self {
        // Our own types have no maps with keys that are no text, the only thing that could fail; the column is
        // NOT NULL where it matters and would refuse.
        Self::Json(serde_json::to_value(stored.0).ok().map(Box::new))
    }
}

impl<T: DeserializeOwned> TryGetable for Stored<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        Read::try_get_from_json(row, index).map(|read: Read<T>| Self(read.0))
    }
}

/// Carries sea-orm's reading of JSON, whose blanket implementation leaves no room for [`Stored`] itself.
#[derive(Deserialize)]
#[serde(transparent)]
struct Read<T>(T);

impl<T: DeserializeOwned> TryGetableFromJson for Read<T> {}

impl<T: Serialize + DeserializeOwned> ValueType for Stored<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        match value {
            Value::Json(Some(json)) => serde_json::from_value(*json).map(Self).map_err(|_unread| ValueTypeErr),
            _ => Err(ValueTypeErr),
        }
    }

    fn type_name() -> String {
        "Stored".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::Json
    }

    fn column_type() -> ColumnType {
        ColumnType::JsonBinary
    }
}

impl<T> Nullable for Stored<T> {
    fn null() -> Value {
        Value::Json(None)
    }
}
