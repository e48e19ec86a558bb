//! Parameters after the `?`.

use axum::extract::{FromRequestParts, Query as AxumQuery};
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::ApiError;

pub struct Query<T>(pub T);

impl<T, S> FromRequestParts<S> for Query<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        AxumQuery::<T>::try_from_uri(&parts.uri).map(|AxumQuery(value)| Self(value)).map_err(|error| {
            let cause = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
            let (place, message) = cause.split_once(": ").unwrap_or((".", cause.as_str()));
            ApiError::misread(place, message)
        })
    }
}
