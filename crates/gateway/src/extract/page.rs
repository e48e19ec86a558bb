//! `limit` and `after` of keyset-paginated lists.

use isekai_store::Page;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::error::ApiError;

const DEFAULT_LIMIT: u32 = 20;
const MAX_LIMIT: u32 = 100;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Items per page, 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<Uuid>,
}

impl PageQuery {
    pub fn page(&self) -> Result<Page, ApiError> {
        of(self.limit, self.after)
    }
}

/// As [`PageQuery::page`], for lists with more parameters.
pub fn of(given: Option<u32>, after: Option<Uuid>) -> Result<Page, ApiError> {
    Ok(Page { limit: limit(given, DEFAULT_LIMIT, MAX_LIMIT)?, after })
}

/// `given`, or `default`, if it is from 1 to `max`.
pub fn limit(given: Option<u32>, default: u32, max: u32) -> Result<u32, ApiError> {
    match given.unwrap_or(default) {
        limit if (1..=max).contains(&limit) => Ok(limit),
        _ => Err(ApiError::field("limit", format!("limit is from 1 to {max}"))),
    }
}
