//! An API token as the API shows it: never the token itself.

use chrono::{DateTime, Utc};
use isekai_domain::ApiTokenId;
use isekai_store::api_tokens::ApiToken;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ApiToken)]
pub struct TokenView {
    #[schema(value_type = uuid::Uuid)]
    id: ApiTokenId,
    name: String,
    /// `resource:action`; `*` stands for any.
    scopes: Vec<String>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// To the minute.
    #[schema(required)]
    last_used_at: Option<DateTime<Utc>>,
}

impl From<ApiToken> for TokenView {
    fn from(token: ApiToken) -> Self {
        Self {
            id: token.id,
            name: token.name,
            scopes: token.scopes,
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
        }
    }
}
