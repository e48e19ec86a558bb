//! A role as it is asked for, and what it must be.

use isekai_auth::rbac;
use isekai_domain::Permission;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::PermissionView;
use crate::error::{ApiError, FieldError};

const MAX_NAME_CHARS: usize = 64;
const MAX_DESCRIPTION_CHARS: usize = 500;
/// Of a long list of mistakes.
const SHOWN: usize = 20;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleRequest {
    /// A letter from `a` to `z`, then at most 63 of `a` to `z`, `0` to `9`, `-` and `_`.
    #[schema(pattern = "^[a-z][a-z0-9_-]{0,63}$")]
    name: String,
    #[serde(default)]
    #[schema(max_length = 500)]
    description: String,
    #[schema(max_items = 50)]
    permissions: Vec<PermissionView>,
}

pub struct Wanted {
    pub name: String,
    pub description: String,
    pub permissions: Vec<Permission>,
}

impl RoleRequest {
    pub fn checked(self) -> Result<Wanted, ApiError> {
        let permissions: Vec<Permission> = self.permissions.into_iter().map(Permission::from).collect();
        let wanted = Wanted { name: self.name, description: self.description, permissions };
        let mut wrong = Vec::new();
        if !is_name(&wanted.name) {
            let message = format!(
                "a name begins with a letter from a to z and has at most {MAX_NAME_CHARS} of a to z, 0 to 9, '-' and '_'"
            );
            wrong.push(FieldError { field: "name".to_owned(), message });
        }
        let text = &wanted.description;
        if text.chars().count() > MAX_DESCRIPTION_CHARS || text.chars().any(|c| c.is_control() && c != '\n') {
            let message =
                format!("a description has at most {MAX_DESCRIPTION_CHARS} characters, without control characters");
            wrong.push(FieldError { field: "description".to_owned(), message });
        }
        let mistakes = rbac::validate(&wanted.permissions).into_iter();
        wrong.extend(mistakes.map(|mistake| FieldError { field: mistake.place, message: mistake.message }));
        wrong.truncate(SHOWN);
        match wrong.first() {
            None => Ok(wanted),
            Some(first) => {
                let message = format!("{}: {}", first.field, first.message).into();
                Err(ApiError::Validation { message, fields: wrong })
            }
        }
    }
}

/// Only such names cannot be mistaken for one another.
fn is_name(text: &str) -> bool {
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    let rest = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    first && text.len() <= MAX_NAME_CHARS && text.bytes().all(rest)
}
