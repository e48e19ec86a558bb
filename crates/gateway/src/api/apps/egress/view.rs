//! What an app may connect to, as the API shows it.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use isekai_domain::{EgressPolicy, EgressPreset, EgressRule};
use isekai_store::egress::rules::Rules;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::schema::EgressPresetSchema;
use crate::extract::if_match;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Egress)]
pub struct EgressView {
    /// Whether apps connect to anything at all on this server.
    enabled: bool,
    /// What the owner opened, besides presets.
    rules: Vec<RuleView>,
    #[schema(value_type = Vec<EgressPresetSchema>)]
    presets: Vec<EgressPreset>,
    available_presets: Vec<PresetView>,
    /// When not empty, an owner may only open what one of these covers.
    allowed_hosts: Vec<String>,
    /// Those of the rules that have no effect, for the administrator does not allow them any more.
    held_back: Vec<RuleView>,
    /// Also the `ETag`.
    version: i32,
}

/// One host, or all below a name, on one port.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = EgressRule)]
pub struct RuleView {
    /// `api.example.com`, or `*.example.com` for all below it.
    pub host: String,
    #[schema(minimum = 1)]
    pub port: u16,
}

#[derive(Serialize, ToSchema)]
#[schema(as = EgressPreset)]
pub struct PresetView {
    #[schema(value_type = EgressPresetSchema)]
    name: EgressPreset,
    /// Whether the administrator lets owners use it.
    allowed: bool,
    hosts: Vec<RuleView>,
}

impl From<&EgressRule> for RuleView {
    fn from(rule: &EgressRule) -> Self {
        Self { host: rule.host.to_string(), port: rule.port }
    }
}

/// With the version of the rules, which is not that of the app, as `ETag`.
pub fn with_etag(policy: &EgressPolicy, stored: &Rules) -> Response {
    let preset = |preset: EgressPreset| PresetView {
        name: preset,
        allowed: policy.permits_preset(preset),
        hosts: preset.rules().map(|rule| RuleView::from(&rule)).collect(),
    };
    let view = EgressView {
        enabled: policy.enabled,
        rules: stored.rules.iter().map(RuleView::from).collect(),
        presets: stored.presets.clone(),
        available_presets: EgressPreset::ALL.iter().copied().map(preset).collect(),
        allowed_hosts: policy.allowed_hosts.iter().map(ToString::to_string).collect(),
        held_back: stored.rules.iter().filter(|rule| !policy.permits(rule)).map(RuleView::from).collect(),
        version: stored.version,
    };
    (StatusCode::OK, [(header::ETAG, if_match::etag(stored.version))], axum::Json(view)).into_response()
}
