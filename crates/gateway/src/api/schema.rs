//! What the OpenAPI document says beside the endpoints: title, sign-in, and the shapes of types that other crates own.

use isekai_domain::access::Operator;
use isekai_domain::{AccountStatus, Activity, AppStatus, EgressPreset, IterationStatus, LogLevel, ResourceQuota};
pub(super) use isekai_platform::openapi::finish;
pub use isekai_platform::openapi::{ErrorBody, ErrorCodeSchema};
use isekai_store::security::{EventType, Severity};
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, RefOr, Schema};
use utoipa::{Modify, OpenApi, PartialSchema, ToSchema};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Isekai",
        description = "Turns a sentence into a running, isolated web application.\n\nEvery error has the shape `ErrorBody`; \
                       each code has a page at `/api/docs/errors/{code}`. Lists are paginated: pass `next` as `after`. \
                       `X-Correlation-Id` is accepted and returned.",
    ),
    components(schemas(ErrorBody)),
    security(("bearer" = [])),
    modifiers(&Bearer),
    tags(
        (name = "auth", description = "Signing in"),
        (name = "apps", description = "Applications"),
        (name = "code", description = "Files and versions of an application"),
        (name = "iterations", description = "Changes by words"),
        (name = "preview", description = "Ways to see an application run"),
        (name = "admin", description = "For administrators"),
        (name = "system", description = "About this server")
    )
)]
struct Base;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

pub(super) fn document() -> Document {
    Base::openapi()
}

/// Schema of an enum from its list of values, so that the two cannot differ.
macro_rules! text_enum {
    ($($schema:ident = $name:literal of $values:expr;)+) => {$(
        pub struct $schema;

        impl PartialSchema for $schema {
            fn schema() -> RefOr<Schema> {
                let object = ObjectBuilder::new()
                    .schema_type(SchemaType::Type(Type::String))
                    .enum_values(Some($values.iter().map(|value| value.as_str())))
                    .build();
                RefOr::T(Schema::Object(object))
            }
        }

        impl ToSchema for $schema {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
        }
    )+};
}

text_enum! {
    AppStatusSchema = "AppStatus" of AppStatus::ALL;
    ActivitySchema = "Activity" of Activity::ALL;
    IterationStatusSchema = "IterationStatus" of IterationStatus::ALL;
    LogLevelSchema = "LogLevel" of LogLevel::ALL;
    EgressPresetSchema = "EgressPresetName" of EgressPreset::ALL;
    SecurityEventTypeSchema = "SecurityEventType" of EventType::ALL;
    SeveritySchema = "Severity" of Severity::ALL;
    AccountStatusSchema = "AccountStatus" of AccountStatus::ALL;
    OperatorSchema = "ConditionOperator" of Operator::ALL;
}

/// What a user may use.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ResourceQuota)]
pub struct Quota {
    #[schema(maximum = 1_000_000)]
    pub max_apps: u32,
    #[schema(maximum = 1_000_000)]
    pub max_concurrent_apps: u32,
    /// MiB.
    #[schema(minimum = 64, maximum = 1_048_576)]
    pub max_memory_per_app: u32,
    /// 1000 = one CPU.
    #[schema(minimum = 10, maximum = 1_000_000)]
    pub max_cpu_per_app: u32,
    /// MiB.
    #[schema(minimum = 1, maximum = 1_048_576)]
    pub max_storage_per_app: u32,
    /// Seconds of active time per start or exec.
    #[schema(minimum = 1, maximum = 2_592_000)]
    pub max_execution_time: u32,
}

impl From<ResourceQuota> for Quota {
    fn from(quota: ResourceQuota) -> Self {
        Self {
            max_apps: quota.max_apps,
            max_concurrent_apps: quota.max_concurrent_apps,
            max_memory_per_app: quota.max_memory_per_app,
            max_cpu_per_app: quota.max_cpu_per_app,
            max_storage_per_app: quota.max_storage_per_app,
            max_execution_time: quota.max_execution_time,
        }
    }
}

impl From<Quota> for ResourceQuota {
    fn from(quota: Quota) -> Self {
        Self {
            max_apps: quota.max_apps,
            max_concurrent_apps: quota.max_concurrent_apps,
            max_memory_per_app: quota.max_memory_per_app,
            max_cpu_per_app: quota.max_cpu_per_app,
            max_storage_per_app: quota.max_storage_per_app,
            max_execution_time: quota.max_execution_time,
        }
    }
}
