//! Domain values as database columns. The only file of this crate that names sea-orm (feature `columns`).

/// Stores a newtype as the column of what it wraps.
macro_rules! column_over {
    ($name:ident, $inner:ty, $make:expr, $column:expr) => {
        impl From<$name> for sea_orm::Value {
            fn from(value: $name) -> Self {
                Self::from(value.0)
            }
        }

        impl sea_orm::TryGetable for $name {
            fn try_get_by<I: sea_orm::ColIdx>(
                row: &sea_orm::QueryResult,
                index: I,
            ) -> Result<Self, sea_orm::TryGetError> {
                <$inner as sea_orm::TryGetable>::try_get_by(row, index).map($make)
            }
        }

        impl sea_orm::sea_query::ValueType for $name {
            fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
                <$inner as sea_orm::sea_query::ValueType>::try_from(value).map($make)
            }

            fn type_name() -> String {
                stringify!($name).to_owned()
            }

            fn array_type() -> sea_orm::sea_query::ArrayType {
                <$inner as sea_orm::sea_query::ValueType>::array_type()
            }

            fn column_type() -> sea_orm::sea_query::ColumnType {
                $column
            }
        }

        impl sea_orm::sea_query::Nullable for $name {
            fn null() -> sea_orm::Value {
                <$inner as sea_orm::sea_query::Nullable>::null()
            }
        }
    };
}
pub(crate) use column_over;

/// Stores a typed id as a UUID column that may be a primary key.
macro_rules! uuid_column {
    ($name:ident) => {
        crate::columns::column_over!($name, uuid::Uuid, $name, sea_orm::sea_query::ColumnType::Uuid);

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    };
}
pub(crate) use uuid_column;

/// Stores a closed list of codes as text.
macro_rules! choice_column {
    ($name:ident) => {
        impl From<$name> for sea_orm::Value {
            fn from(choice: $name) -> Self {
                Self::from(<$name as crate::codes::Choice>::slug(choice))
            }
        }

        impl sea_orm::TryGetable for $name {
            fn try_get_by<I: sea_orm::ColIdx>(
                row: &sea_orm::QueryResult,
                index: I,
            ) -> Result<Self, sea_orm::TryGetError> {
                let slug = <String as sea_orm::TryGetable>::try_get_by(row, index)?;
                <$name as crate::codes::Choice>::from_slug(&slug)
                    .ok_or_else(|| sea_orm::DbErr::Type(format!("no {}: {slug}", stringify!($name))).into())
            }
        }

        impl sea_orm::sea_query::ValueType for $name {
            fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
                let slug = <String as sea_orm::sea_query::ValueType>::try_from(value)?;
                <$name as crate::codes::Choice>::from_slug(&slug).ok_or(sea_orm::sea_query::ValueTypeErr)
            }

            fn type_name() -> String {
                stringify!($name).to_owned()
            }

            fn array_type() -> sea_orm::sea_query::ArrayType {
                sea_orm::sea_query::ArrayType::String
            }

            fn column_type() -> sea_orm::sea_query::ColumnType {
                sea_orm::sea_query::ColumnType::Text
            }
        }

        impl sea_orm::sea_query::Nullable for $name {
            fn null() -> sea_orm::Value {
                <String as sea_orm::sea_query::Nullable>::null()
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    };
}
pub(crate) use choice_column;

/// Part of a composite key, which no database hands out as a number.
impl sea_orm::TryFromU64 for crate::time::Instant {
    fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
        Err(sea_orm::DbErr::ConvertFromU64("Instant"))
    }
}

use crate::ids::AgencyId;
use crate::language::Language;
use crate::row_version::RowVersion;

column_over!(RowVersion, i32, RowVersion, sea_orm::sea_query::ColumnType::Integer);

impl From<AgencyId> for sea_orm::Value {
    fn from(id: AgencyId) -> Self {
        Self::from(String::from(id))
    }
}

impl sea_orm::TryGetable for AgencyId {
    fn try_get_by<I: sea_orm::ColIdx>(row: &sea_orm::QueryResult, index: I) -> Result<Self, sea_orm::TryGetError> {
        <String as sea_orm::TryGetable>::try_get_by(row, index)?
            .parse()
            .map_err(|bad: crate::ids::NotAnAgencyId| sea_orm::DbErr::Type(bad.to_string()).into())
    }
}

impl sea_orm::sea_query::ValueType for AgencyId {
    fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
        <String as sea_orm::sea_query::ValueType>::try_from(value)?
            .parse()
            .map_err(|_unread| sea_orm::sea_query::ValueTypeErr)
    }

    fn type_name() -> String {
        "AgencyId".to_owned()
    }

    fn array_type() -> sea_orm::sea_query::ArrayType {
        sea_orm::sea_query::ArrayType::String
    }

    fn column_type() -> sea_orm::sea_query::ColumnType {
        sea_orm::sea_query::ColumnType::Text
    }
}

impl sea_orm::sea_query::Nullable for AgencyId {
    fn null() -> sea_orm::Value {
        <String as sea_orm::sea_query::Nullable>::null()
    }
}

impl sea_orm::TryFromU64 for AgencyId {
    fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
        Err(sea_orm::DbErr::ConvertFromU64("AgencyId"))
    }
}

impl crate::codes::Choice for Language {
    const ALL: &'static [Self] = &Self::ALL;

    fn slug(self) -> &'static str {
        self.tag()
    }
}

choice_column!(Language);

/// A personal value is stored as what it wraps; only its `Debug` is silent.
impl<T: Into<sea_orm::Value>> From<crate::personal::Personal<T>> for sea_orm::Value {
    fn from(value: crate::personal::Personal<T>) -> Self {
        value.0.into()
    }
}

impl<T: sea_orm::TryGetable> sea_orm::TryGetable for crate::personal::Personal<T> {
    fn try_get_by<I: sea_orm::ColIdx>(row: &sea_orm::QueryResult, index: I) -> Result<Self, sea_orm::TryGetError> {
        T::try_get_by(row, index).map(Self)
    }
}

impl<T: sea_orm::sea_query::ValueType> sea_orm::sea_query::ValueType for crate::personal::Personal<T> {
    fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
        <T as sea_orm::sea_query::ValueType>::try_from(value).map(Self)
    }

    fn type_name() -> String {
        T::type_name()
    }

    fn array_type() -> sea_orm::sea_query::ArrayType {
        T::array_type()
    }

    fn column_type() -> sea_orm::sea_query::ColumnType {
        T::column_type()
    }
}

impl<T: sea_orm::sea_query::Nullable> sea_orm::sea_query::Nullable for crate::personal::Personal<T> {
    fn null() -> sea_orm::Value {
        T::null()
    }
}
