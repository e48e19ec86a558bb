//! Between the domain's types and PostgreSQL's.

use std::error::Error;
use std::str::FromStr;

use isekai_domain::{AccountStatus, Activity, AppStatus, CorrelationId, IterationStatus, LogLevel};
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgTypeInfo, PgValueRef};
use sqlx::{Decode, Postgres, Type};
use uuid::Uuid;

/// A value that stands in a text column in the form that its `FromStr` reads.
pub(crate) struct AsText<T>(pub T);

impl<T> Type<Postgres> for AsText<T> {
    fn type_info() -> PgTypeInfo {
        <str as Type<Postgres>>::type_info()
    }

    fn compatible(ty: &PgTypeInfo) -> bool {
        <str as Type<Postgres>>::compatible(ty)
    }
}

impl<'r, T> Decode<'r, Postgres> for AsText<T>
where
    T: FromStr,
    T::Err: Error + Send + Sync + 'static,
{
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(<&str as Decode<Postgres>>::decode(value)?.parse()?))
    }
}

macro_rules! from_text {
    ($($name:ty),+ $(,)?) => {$(
        impl From<$crate::convert::AsText<$name>> for $name {
            fn from(text: $crate::convert::AsText<$name>) -> Self {
                text.0
            }
        }
    )+};
}
pub(crate) use from_text;

from_text!(AccountStatus, Activity, AppStatus, IterationStatus, LogLevel);

/// An id in a column that may be empty.
pub(crate) struct OptionalId(pub Option<Uuid>);

impl Type<Postgres> for OptionalId {
    fn type_info() -> PgTypeInfo {
        <Uuid as Type<Postgres>>::type_info()
    }
}

impl<'r> Decode<'r, Postgres> for OptionalId {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        <Option<Uuid> as Decode<Postgres>>::decode(value).map(Self)
    }
}

/// A correlation id that was well formed when it was stored.
pub(crate) struct StoredCorrelation(String);

impl Type<Postgres> for StoredCorrelation {
    fn type_info() -> PgTypeInfo {
        <str as Type<Postgres>>::type_info()
    }

    fn compatible(ty: &PgTypeInfo) -> bool {
        <str as Type<Postgres>>::compatible(ty)
    }
}

impl<'r> Decode<'r, Postgres> for StoredCorrelation {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        <String as Decode<Postgres>>::decode(value).map(Self)
    }
}

impl From<StoredCorrelation> for CorrelationId {
    fn from(text: StoredCorrelation) -> Self {
        Self::accept(Some(&text.0))
    }
}
