//! `PUT /api/apps/{id}/egress`: the whole list. A running app keeps no connection that the new list does not allow.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::{AppId, EgressPolicy, EgressPreset, EgressRule, HostPattern, MAX_EGRESS_RULES};
use isekai_store::apps::App;
use isekai_store::egress::rules::{self, NewRules, Rules};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::tell;
use super::view::{EgressView, RuleView, with_etag};
use crate::access::{Caller, Permit, Resource, app_for, audit, entry};
use crate::api::schema::{EgressPresetSchema, ErrorBody};
use crate::error::{ApiError, FieldError};
use crate::extract::{IfMatch, Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "update");

#[derive(Deserialize, ToSchema)]
pub struct EgressRequest {
    #[schema(max_items = 100)]
    rules: Vec<RuleView>,
    #[schema(value_type = Vec<EgressPresetSchema>)]
    presets: Vec<String>,
}

struct Wanted {
    rules: Vec<EgressRule>,
    presets: Vec<EgressPreset>,
}

/// The action of permissions is `update`; the audit log tells it apart from other changes.
const ACTION: &str = "set_egress";

/// Says what an app may connect to from now on. Open connections that are no longer allowed are cut.
#[utoipa::path(
    put, path = "/api/apps/{id}/egress", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("If-Match" = String, Header, description = "The `ETag` that you have seen")),
    request_body = EgressRequest,
    responses(
        (status = 200, body = EgressView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "The administrator does not allow it", body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "Changed by someone else in the meantime", body = ErrorBody),
    )
)]
pub async fn egress_put(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    IfMatch(version): IfMatch,
    Json(request): Json<EgressRequest>,
) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let wanted = request.checked()?;
    let stored = rules::get(&state.store, id).await?;
    if let Err(error) = permitted(&state.settings.egress, &wanted, &stored) {
        let (details, why) = (error.public_details().unwrap_or(Value::Null), error.to_string());
        audit(&state, Some(caller.user_id), &caller.client, ACTION, &Resource::app(&app), details, Err(&why)).await;
        return Err(error);
    }
    let saved = replace(&state, &caller, &app, version, &wanted).await?;
    tell::sandbox(&state, id).await;
    Ok(with_etag(&state.settings.egress, &saved))
}

impl EgressRequest {
    fn checked(&self) -> Result<Wanted, ApiError> {
        let too_many = |field: &str, max: usize| ApiError::field(field, format!("{field} has at most {max} entries"));
        if self.rules.len() > MAX_EGRESS_RULES {
            return Err(too_many("rules", MAX_EGRESS_RULES));
        }
        if self.presets.len() > EgressPreset::ALL.len() {
            return Err(too_many("presets", EgressPreset::ALL.len()));
        }
        let mut wrong = Vec::new();
        let mut wanted = Wanted { rules: Vec::new(), presets: Vec::new() };
        for (place, rule) in self.rules.iter().enumerate() {
            match HostPattern::parse(&rule.host) {
                Ok(_) if rule.port == 0 => {
                    wrong.push(mistake(format!("rules[{place}].port"), "a port is from 1 to 65535"))
                }
                Ok(host) => wanted.rules.push(EgressRule { host, port: rule.port }),
                Err(error) => wrong.push(mistake(format!("rules[{place}].host"), error)),
            }
        }
        for (place, preset) in self.presets.iter().enumerate() {
            match preset.parse::<EgressPreset>() {
                Ok(preset) => wanted.presets.push(preset),
                Err(error) => wrong.push(mistake(format!("presets[{place}]"), error)),
            }
        }
        // Each rule can be told to a sandbox only if all can.
        let all = wanted.rules.len() + wanted.presets.iter().map(|preset| preset.rules().count()).sum::<usize>();
        if all > MAX_EGRESS_RULES {
            let message =
                format!("with the hosts of the presets there are {all} rules; at most {MAX_EGRESS_RULES} are allowed");
            wrong.push(mistake("rules", message));
        }
        match wrong.first() {
            None => Ok(wanted),
            Some(first) => Err(ApiError::Validation { message: first.message.clone().into(), fields: wrong }),
        }
    }
}

fn mistake(field: impl Into<String>, message: impl ToString) -> FieldError {
    FieldError { field: field.into(), message: message.to_string() }
}

/// Only what is new is refused: an owner can take one rule out although another is not allowed any more. That one has no effect.
fn permitted(policy: &EgressPolicy, wanted: &Wanted, stored: &Rules) -> Result<(), ApiError> {
    let new_rules: Vec<_> = wanted.rules.iter().filter(|rule| !stored.rules.contains(rule)).collect();
    let new_presets: Vec<_> = wanted.presets.iter().filter(|preset| !stored.presets.contains(preset)).collect();
    let opens = !new_rules.is_empty() || !new_presets.is_empty();
    if opens && !policy.enabled {
        let message = "apps on this server connect to nothing; its administrator has switched it off".to_owned();
        return Err(ApiError::Security { reason: "EGRESS_DISABLED", message });
    }
    if let Some(preset) = new_presets.into_iter().find(|preset| !policy.permits_preset(**preset)) {
        let message = format!("the administrator of this server has not allowed the preset {preset}");
        return Err(ApiError::Security { reason: "EGRESS_PRESET_NOT_ALLOWED", message });
    }
    if let Some(rule) = new_rules.into_iter().find(|rule| !policy.permits(rule)) {
        let message = format!("the administrator of this server does not allow connections to {}", rule.host);
        return Err(ApiError::Security { reason: "EGRESS_HOST_NOT_ALLOWED", message });
    }
    Ok(())
}

async fn replace(
    state: &AppState,
    caller: &Caller,
    app: &App,
    version: i32,
    wanted: &Wanted,
) -> Result<Rules, ApiError> {
    let audit = entry(state, caller, &Resource::app(app), ACTION);
    let new = NewRules {
        app_id: app.id,
        by: caller.user_id,
        expected_version: version,
        rules: &wanted.rules,
        presets: &wanted.presets,
        audit,
    };
    Ok(rules::replace(&state.store, new).await?)
}
